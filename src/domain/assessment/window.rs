//! When a `custom` task may be executed.

use crate::domain::response::task::Policy;
use crate::domain::response::task_enums::ExecuteType;

/// A window of time; where a bound is NaN, that side is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Its first moment.
    pub start_ms: f64,
    /// Its last moment.
    pub end_ms: f64,
}

impl Window {
    /// Only a `custom` task has a window; for others the times of the policy mean nothing.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let is_custom = policy.execute_type == ExecuteType::Custom;
        let bound = |ms: Option<f64>| ms.filter(|_| is_custom).unwrap_or(f64::NAN);
        Self { start_ms: bound(policy.start_ms), end_ms: bound(policy.end_ms) }
    }

    /// Whether it has yet to begin.
    #[must_use]
    pub fn is_ahead(self, now_ms: f64) -> bool {
        now_ms < self.start_ms
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_over(self, now_ms: f64) -> bool {
        now_ms > self.end_ms
    }
}
