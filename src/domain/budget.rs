//! When the next call may be sent, so that the platform's flow control never has to refuse one.
//!
//! Nobody here knows when within a call the platform counts it. So a call counts from its
//! sending until a minute after its end, and no more calls than the limit count at a time.
//! Then no minute at the platform holds more: when the call sent last of those that arrived
//! in it was sent, each of the others had been sent, and had ended less than a minute ago or
//! not at all; so all of them counted together.

const MINUTE_MS: f64 = 60_000.0;

/// A browser's timer takes a longer delay for none at all.
const MAX_DELAY_MS: f64 = i32::MAX as f64;

/// The record of a call that was sent. All times are monotonic milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Call {
    /// When it was sent.
    pub sent_ms: f64,
    /// When it ended, however it ended; `None` while it is in flight.
    pub ended_ms: Option<f64>,
    /// The `requestsPerMinute` of the client that sent it.
    pub limit: u32,
}

impl Call {
    /// Whether the call takes one of the places. A time that is still to come is left from
    /// before the clock was set back and says nothing.
    fn counts(&self, now_ms: f64) -> bool {
        let is_recent = |ended_ms| (0.0..=MINUTE_MS).contains(&(now_ms - ended_ms));
        self.sent_ms <= now_ms && self.ended_ms.is_none_or(is_recent)
    }
}

/// What whoever is first in the queue does now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wait {
    /// Send.
    Go,
    /// Ask again after this many milliseconds, a whole number.
    For(u32),
    /// Ask again when a call in flight has ended.
    ForAnEnd,
}

/// The records that are still needed, given all of them in the order of sending: those from
/// the first that counts.
#[must_use]
pub fn keep(calls: &[Call], now_ms: f64) -> &[Call] {
    let first = calls.iter().position(|call| call.counts(now_ms)).unwrap_or(calls.len());
    calls.get(first..).unwrap_or_default()
}

/// Decides whether the next call may be sent, given the records in the order of sending, the
/// limits of all who wait, and until when nobody may send because the platform said so.
///
/// The smallest limit in use holds: those of the calls that count and of all who wait.
#[must_use]
pub fn wait_ms(calls: &[Call], waiting_limits: &[u32], blocked_until_ms: f64, now_ms: f64) -> Wait {
    // Loops, not iterators: this is part of the download.
    let mut counted = Vec::new();
    let mut limit = u32::MAX;
    let mut first_end_ms = f64::INFINITY;
    for call in calls {
        if call.counts(now_ms) {
            counted.push(call);
            limit = limit.min(call.limit);
            first_end_ms = first_end_ms.min(call.ended_ms.unwrap_or(f64::INFINITY));
        }
    }
    for waiting in waiting_limits {
        limit = limit.min(*waiting);
    }
    let limit = limit.max(1);
    let mut free_at_ms = blocked_until_ms.max(paced_until_ms(&counted, limit));
    let is_full = counted.len() >= limit as usize;
    if is_full {
        if first_end_ms.is_infinite() {
            return Wait::ForAnEnd;
        }
        free_at_ms = free_at_ms.max(first_end_ms + MINUTE_MS);
    }
    if is_full || free_at_ms > now_ms {
        // The next whole millisecond: rounding must not wake anyone too early.
        let delay_ms = (free_at_ms - now_ms).max(0.0).floor() + 1.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        Wait::For(delay_ms.min(MAX_DELAY_MS) as u32)
    } else {
        Wait::Go
    }
}

/// Until when the pace holds back the next call: a fifth of the limit may go at once, the
/// rest is spread evenly over the minute.
///
/// A token bucket in terms of sending times: it holds a fifth of the limit and gets one token
/// a step, so a span shorter than n steps holds at most that fifth and n − 1 calls. The step
/// is such that a whole minute comes to the limit itself. That span is what the places are
/// for; the shorter ones are checked here, and a call without a place is older than they are.
fn paced_until_ms(counted: &[&Call], limit: u32) -> f64 {
    let burst = (limit / 5).max(1);
    let rest = limit - burst;
    let step_ms = MINUTE_MS / f64::from(rest + 1);
    let mut until_ms = f64::NEG_INFINITY;
    let mut steps = 0;
    for call in counted.iter().rev().skip(burst as usize - 1) {
        steps += 1;
        if steps > rest {
            break;
        }
        until_ms = until_ms.max(call.sent_ms + f64::from(steps) * step_ms);
    }
    until_ms
}
