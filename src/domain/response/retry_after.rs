//! When the platform accepts requests again.

const MINUTE_MS: u32 = 60_000;
/// Longer wishes are not believed: a date in 2099 is a clock that is wrong.
const LONGEST_MS: u32 = 60 * MINUTE_MS;

/// A `Retry-After` header.
#[derive(Debug, Clone, Copy)]
pub struct RetryAfter<'a> {
    /// As received.
    pub text: &'a str,
    /// As a date parsed by the browser: milliseconds since the epoch, or NaN.
    pub date_ms: f64,
}

/// The delay of a `Retry-After` header, in seconds or as a date; an hour at most.
///
/// `None` for an invalid header and for a date in the past: the clocks of client and server may
/// differ.
#[must_use]
pub fn retry_after_ms(header: RetryAfter<'_>, now_ms: f64) -> Option<u32> {
    let text = header.text.trim_ascii();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that do not fit are a very long delay, not an invalid one.
        let seconds = text.bytes().fold(0_u32, |seconds, digit| {
            seconds.saturating_mul(10).saturating_add(u32::from(digit - b'0'))
        });
        return Some(seconds.saturating_mul(1_000).min(LONGEST_MS));
    }
    // Browsers parse much as a date; the formats of HTTP, but for the oldest, end so.
    let wait_ms = header.date_ms - now_ms;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    (text.ends_with(" GMT") && wait_ms >= 0.0).then(|| (wait_ms.ceil() as u32).min(LONGEST_MS))
}

/// The time to the next full minute, when the platform's default flow control starts over: from 1
/// to 60 000.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "saturates; NaN is 0")]
pub fn to_end_of_minute_ms(now_ms: f64) -> u32 {
    let passed_ms = (now_ms as i64).rem_euclid(i64::from(MINUTE_MS));
    MINUTE_MS.saturating_sub(u32::try_from(passed_ms).unwrap_or(0))
}
