//! When to ask again after a failure, and how long to wait before.

use crate::domain::error::Failure;

/// The longest backoff of a query, in milliseconds; what `Retry-After` asks for comes on top.
pub const QUERY_BACKOFF_CAP_MS: u32 = 30_000;

const BACKOFF_BASE_MS: u32 = 500;
const MINUTE_MS: u32 = 60_000;
/// A browser's timer takes a longer delay for none at all.
const MAX_DELAY_MS: u32 = i32::MAX as u32;

/// Whether a query that failed for the `attempts_made`-th time is tried again.
#[must_use]
pub fn query_retries(failure: &Failure, attempts_made: u32, max_attempts: u32) -> bool {
    failure.retryable && attempts_made < max_attempts
}

/// How long to wait after so many failed attempts: exponential with full jitter, so that
/// clients that failed together do not come back together.
///
/// `random` is from 0 to 1. The jitter is added to `retry_after_ms`, never taken from it.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a u32")]
pub fn backoff_ms(
    failed_attempts: u32,
    cap_ms: u32,
    retry_after_ms: Option<u32>,
    random: f64,
) -> u32 {
    let doublings = failed_attempts.saturating_sub(1);
    let ceiling = BACKOFF_BASE_MS.saturating_mul(2_u32.saturating_pow(doublings)).min(cap_ms);
    let jitter = (f64::from(ceiling) * random.clamp(0.0, 1.0)) as u32;
    jitter.saturating_add(retry_after_ms.unwrap_or(0)).min(MAX_DELAY_MS)
}

/// A `Retry-After` header.
#[derive(Debug, Clone, Copy)]
pub struct RetryAfter<'a> {
    /// As it came.
    pub text: &'a str,
    /// What the browser takes it for where that is a date: milliseconds since the epoch, or NaN.
    pub date_ms: f64,
}

/// The wait that a `Retry-After` header asks for, in seconds or as a date.
///
/// `None` for nonsense and for a date in the past: where the clocks of client and server
/// disagree, the date says nothing.
#[must_use]
pub fn retry_after_ms(header: RetryAfter<'_>, now_ms: f64) -> Option<u32> {
    let text = header.text.trim_ascii();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that do not fit are a very long wait, not nonsense.
        let seconds = text.bytes().fold(0_u32, |seconds, digit| {
            seconds.saturating_mul(10).saturating_add(u32::from(digit - b'0'))
        });
        return Some(seconds.saturating_mul(1_000).min(MAX_DELAY_MS));
    }
    // A browser takes much for a date; each that HTTP knows but the oldest ends so.
    let wait_ms = header.date_ms - now_ms;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    (text.ends_with(" GMT") && wait_ms >= 0.0).then(|| (wait_ms.ceil() as u32).min(MAX_DELAY_MS))
}

/// The time to the next full minute, when the platform's default flow control starts anew:
/// from 1 to 60 000.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "saturates; NaN is 0")]
pub fn to_end_of_minute_ms(now_ms: f64) -> u32 {
    let passed_ms = (now_ms as i64).rem_euclid(i64::from(MINUTE_MS));
    MINUTE_MS.saturating_sub(u32::try_from(passed_ms).unwrap_or(0))
}
