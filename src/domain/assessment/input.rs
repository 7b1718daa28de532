//! What an assessment depends on.

use crate::domain::response::task::{Policy, StaResult, Task};
use crate::domain::response::task_enums::Status;

/// The parts of a task that an assessment depends on. A task that JavaScript holds may have any
/// numbers in them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AssessmentInput {
    /// How the task is going.
    pub status: Status,
    /// When it is executed, and what is retried.
    pub policy: Policy,
    /// Its devices by result.
    pub sta_result: StaResult,
    /// How many issues its response has.
    pub issue_count: u32,
}

impl From<&Task> for AssessmentInput {
    fn from(task: &Task) -> Self {
        Self {
            status: task.status(),
            policy: task.policy(),
            sta_result: task.sta_result(),
            issue_count: u32::try_from(task.issues.len()).unwrap_or(u32::MAX),
        }
    }
}
