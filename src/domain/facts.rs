//! The part of a task that tells what it means.

use super::task::{Policy, StaResult, Status, Task};

/// What of a task an assessment looks at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// How it is going, by the platform.
    pub status: Status,
    /// When and how often it is executed.
    pub policy: Policy,
    /// Devices by result.
    pub sta_result: StaResult,
    /// How many issues its answer has.
    pub issues: usize,
}

impl From<&Task<'_>> for Facts {
    fn from(task: &Task<'_>) -> Self {
        let Task { status, policy, sta_result, .. } = *task;
        Self { status, policy, sta_result, issues: task.issues.len() }
    }
}
