//! How long to wait before the next question.

use crate::domain::backoff::backoff_ms;
use crate::domain::response::task_enums::Status;

/// The caller's bounds of the wait between two questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PollInterval {
    /// While the task is processing; at least 10.
    pub min_ms: u32,
    /// While nothing changes or nobody looks; at least `min_ms`.
    pub max_ms: u32,
}

/// How much slower a task that is not processing is asked for.
const WAITING: u32 = 3;
const GROWTH: f64 = 1.5;

/// The wait after an answer; `unchanged_answers` counts those since the last change.
///
/// A status that the documentation does not have is taken for waiting: nothing is known to
/// be under way.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub fn poll_delay_ms(
    interval: PollInterval,
    status: Status,
    unchanged_answers: u32,
    hidden: bool,
) -> u32 {
    if hidden {
        return interval.max_ms;
    }
    let start_ms = match status {
        Status::Processing => interval.min_ms,
        _ => interval.min_ms.saturating_mul(WAITING),
    };
    let growth = GROWTH.powi(i32::try_from(unchanged_answers).unwrap_or(i32::MAX));
    ((f64::from(start_ms) * growth) as u32).min(interval.max_ms)
}

/// The wait after a failure that passes: at most the longest interval, yet never shorter than
/// the server asks for. `random` is from 0 to 1.
///
/// While the browser is offline there is no use in asking early: whoever waits is woken when
/// it is online again.
#[must_use]
pub fn failure_delay_ms(
    interval: PollInterval,
    failures_in_a_row: u32,
    retry_after_ms: Option<u32>,
    offline: bool,
    random: f64,
) -> u32 {
    let asked_for_ms = retry_after_ms.unwrap_or(0);
    if offline {
        return interval.max_ms.max(asked_for_ms);
    }
    // The jitter comes on top of what the server asks for, so what is left is for the jitter.
    let cap_ms = interval.max_ms.saturating_sub(asked_for_ms);
    backoff_ms(failures_in_a_row, cap_ms, retry_after_ms, random)
}
