//! How a task is going, in one word, from its status, its policy, its counts and the time.

use super::counts::Counts;
use super::input::AssessmentInput;
use super::window::Window;
use crate::domain::response::task_enums::{ExecuteType, Status};
use crate::domain::string_enum::string_enum;

string_enum! {
    /// How a task is going.
    pub enum Verdict {
        /// Its window has not begun.
        Scheduled = "scheduled",
        /// The platform has not started it.
        Queued = "queued",
        /// The remaining devices have to come online; nothing is wrong.
        WaitingForDevices = "waiting_for_devices",
        /// Devices are being upgraded.
        InProgress = "in_progress",
        /// The same, and some have failed.
        InProgressWithFailures = "in_progress_with_failures",
        /// Its window is over, and devices are left.
        WindowClosed = "window_closed",
        /// It succeeded, and no device failed.
        Succeeded = "succeeded",
        /// It is over: some devices failed, or it failed although some succeeded.
        FinishedWithFailures = "finished_with_failures",
        /// It failed, and no device succeeded.
        Failed = "failed",
        /// It was stopped.
        Stopped = "stopped",
        /// It has no devices: its total is 0.
        NothingToDo = "nothing_to_do",
        /// Its status is a word that the documentation does not have.
        Unknown = "unknown",
    }
}

impl Verdict {
    /// The first that applies, from the top.
    #[must_use]
    pub fn of(input: &AssessmentInput, counts: &Counts, now_ms: f64) -> Self {
        let window = Window::of(&input.policy);
        let is_empty = counts.total == Some(0.0);
        let waits_for_devices = input.policy.execute_type == ExecuteType::DeviceOnline
            && counts.waiting > 0.0
            && counts.in_progress == 0.0;
        match input.status {
            Status::Unknown => Self::Unknown,
            Status::Stop => Self::Stopped,
            Status::Failed if counts.succeeded > 0.0 => Self::FinishedWithFailures,
            Status::Failed => Self::Failed,
            Status::Success if is_empty => Self::NothingToDo,
            Status::Success if counts.failed > 0.0 => Self::FinishedWithFailures,
            Status::Success => Self::Succeeded,
            Status::Wait | Status::Processing if window.is_ahead(now_ms) => Self::Scheduled,
            _ if window.is_over(now_ms) && counts.left() > 0.0 => Self::WindowClosed,
            _ if is_empty => Self::NothingToDo,
            _ if waits_for_devices => Self::WaitingForDevices,
            Status::Wait => Self::Queued,
            Status::Processing if counts.failed > 0.0 => Self::InProgressWithFailures,
            Status::Processing => Self::InProgress,
        }
    }
}

/// The first whole millisecond at which the verdict changes with time alone; `None` where it does
/// not.
#[must_use]
pub fn next_change_ms(input: &AssessmentInput, now_ms: f64) -> Option<f64> {
    let counts = Counts::of(&input.sta_result);
    let verdict_at = |ms| Verdict::of(input, &counts, ms);
    let window = Window::of(&input.policy);
    // The end is the last moment of the window. Where it is before the start, it changes nothing.
    [window.start_ms, window.end_ms + 1.0]
        .into_iter()
        .find(|ms| *ms > now_ms && verdict_at(*ms) != verdict_at(now_ms))
}
