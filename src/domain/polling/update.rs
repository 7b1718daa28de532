//! What a watch emits.

use super::diff::Changes;
use super::eta::Eta;
use crate::domain::assessment::Assessment;
use crate::domain::response::task::Task;

/// One update. The task and the error themselves stay with the caller of the poller.
#[derive(Debug)]
pub struct Update {
    /// What the last good response means now; `None` before the first.
    pub assessment: Option<Assessment>,
    /// Whether the poller knows another task than it did before.
    pub is_new_task: bool,
    /// The task emitted before, where this one differs from it.
    pub previous_task: Option<Box<Task>>,
    /// Where they differ.
    pub changes: Changes,
    /// When the platform was and will be polled.
    pub poll: Poll,
    /// How long the task may still take.
    pub eta: Option<Eta>,
}

/// The clocks of a watch, in milliseconds since the epoch on the browser's clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Poll {
    /// How many polls there were.
    pub number: u32,
    /// When the last one began; NaN before the first.
    pub asked_at_ms: f64,
    /// When the last good response came.
    pub answered_at_ms: Option<f64>,
    /// When a response last differed from the one before.
    pub changed_at_ms: Option<f64>,
    /// How long until the next one; `None` after the last response, while paused, and where
    /// the deadline comes first.
    pub next_in_ms: Option<f64>,
}

/// Before the first request.
impl Default for Poll {
    fn default() -> Self {
        Self {
            number: 0,
            asked_at_ms: f64::NAN,
            answered_at_ms: None,
            changed_at_ms: None,
            next_in_ms: None,
        }
    }
}
