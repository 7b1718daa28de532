//! How long to wait before another attempt.

const BACKOFF_BASE_MS: u32 = 500;

/// A browser's timer takes a longer delay for none at all.
pub const MAX_DELAY_MS: u32 = i32::MAX as u32;

/// How long to wait after so many failed attempts: exponential backoff with full jitter, so that
/// clients that failed together do not retry together.
///
/// `random` is from 0 to 1. The jitter is added to `retry_after_ms`, never taken from it.
#[must_use]
pub fn backoff_ms(
    failed_attempts: u32,
    cap_ms: u32,
    retry_after_ms: Option<u32>,
    random: f64,
) -> u32 {
    let doublings = failed_attempts.saturating_sub(1);
    let ceiling = BACKOFF_BASE_MS.saturating_mul(2_u32.saturating_pow(doublings)).min(cap_ms);
    let jitter_ms = jitter_ms(ceiling, random);
    jitter_ms.saturating_add(retry_after_ms.unwrap_or(0)).min(MAX_DELAY_MS)
}

/// Full jitter: a random part of this time. `random` is from 0 to 1.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a u32")]
pub fn jitter_ms(ceiling_ms: u32, random: f64) -> u32 {
    (f64::from(ceiling_ms) * random.clamp(0.0, 1.0)) as u32
}
