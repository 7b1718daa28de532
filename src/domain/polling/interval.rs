//! How long to wait before the next poll.

use crate::domain::backoff::{backoff_ms, jitter_ms};
use crate::domain::response::task_enums::Status;

/// The caller's bounds of the time between two polls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PollInterval {
    /// While the task is processing; at least 10.
    pub min_ms: u32,
    /// While nothing changes or the page is hidden; at least `min_ms`.
    pub max_ms: u32,
}

/// How much less often a task is polled that is not processing.
const WAITING: u32 = 3;
const GROWTH: f64 = 1.5;

/// The delay after a response; `unchanged_responses` counts those since the last change.
///
/// An undocumented status counts as waiting: nothing is known to be in progress.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub fn poll_delay_ms(
    interval: PollInterval,
    status: Status,
    unchanged_responses: u32,
    hidden: bool,
) -> u32 {
    if hidden {
        return interval.max_ms;
    }
    let start_ms = match status {
        Status::Processing => interval.min_ms,
        _ => interval.min_ms.saturating_mul(WAITING),
    };
    let growth = GROWTH.powi(i32::try_from(unchanged_responses).unwrap_or(i32::MAX));
    ((f64::from(start_ms) * growth) as u32).min(interval.max_ms)
}

/// What an outage or the platform's flow control stopped at the same time comes back within this
/// time: all of it soon enough, but no two hundred clients in one second.
const RETURN_MS: u32 = 44_000;

/// So many failures in a row may be no outage: they are retried soon.
const QUICK_RETRIES: u32 = 4;

/// The delay after a retryable failure: at most `RETURN_MS` and the longest interval, but never
/// less than `retry_after_ms`. `random` is from 0 to 1.
///
/// After the quick retries a client waits for a random part of that time, and from then on for all
/// of it: so each has its own phase, and whenever an outage ends, the clients come back evenly. With
/// jitter at each attempt, twice as many would come in the first second.
///
/// While the browser is offline an early retry is useless: the watch wakes up when it is online
/// again.
#[must_use]
pub fn failure_delay_ms(
    interval: PollInterval,
    failures_in_a_row: u32,
    retry_after_ms: Option<u32>,
    offline: bool,
    random: f64,
) -> u32 {
    let least_ms = retry_after_ms.unwrap_or(0);
    if offline {
        return interval.max_ms.max(least_ms);
    }
    let longest_ms = RETURN_MS.max(interval.min_ms).min(interval.max_ms);
    // The jitter is added to `retry_after_ms`, so it gets what is left.
    let spread_ms = longest_ms.saturating_sub(least_ms);
    if failures_in_a_row <= QUICK_RETRIES {
        return backoff_ms(failures_in_a_row, spread_ms, retry_after_ms, random);
    }
    let is_phase_known = failures_in_a_row > QUICK_RETRIES + 1;
    least_ms + if is_phase_known { spread_ms } else { jitter_ms(spread_ms, random) }
}

/// By how much a watch comes back later than the platform asks for. `random` is from 0 to 1.
#[must_use]
pub fn spread_ms(interval: PollInterval, random: f64) -> u32 {
    jitter_ms(RETURN_MS.min(interval.max_ms), random)
}
