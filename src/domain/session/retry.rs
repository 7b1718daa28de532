//! When a query is sent again after a failure.

use crate::domain::backoff::backoff_ms;
use crate::domain::error::Failure;
use crate::domain::rate_limiter::LONGEST_PAUSE_MS;

/// The longest backoff of a query, in milliseconds; `retryAfterMs` is added to it.
const BACKOFF_CAP_MS: u32 = 30_000;

/// How long to wait before a query that failed for the `attempts_made`-th time is sent again;
/// `None` where it is not. `random` is from 0 to 1.
#[must_use]
pub fn retry_delay_ms(
    failure: &Failure,
    attempts_made: u32,
    max_attempts: u32,
    random: f64,
) -> Option<u32> {
    let is_soon = failure.retry_after_ms.is_none_or(|ms| ms <= LONGEST_PAUSE_MS);
    let is_retried = failure.retryable && is_soon && attempts_made < max_attempts;
    is_retried.then(|| backoff_ms(attempts_made, BACKOFF_CAP_MS, failure.retry_after_ms, random))
}
