//! When the next request may be sent, so that the platform's flow control never has to refuse one.
//!
//! It is not known when within a request the platform counts it. So a request counts from its
//! sending until a minute after its end, and no more requests than the limit count at a time.
//! Then no minute at the platform holds more: when the request sent last of those that arrived
//! in it was sent, each of the others had been sent, and had ended less than a minute ago or
//! not at all; so all of them counted together.

use super::backoff::MAX_DELAY_MS;

const MINUTE_MS: f64 = 60_000.0;

/// A request that was sent or waits for its permit. All times are monotonic milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PermitRecord {
    /// When it was sent; `None` while it waits.
    pub sent_ms: Option<f64>,
    /// When it ended, however it ended; `None` until then.
    pub ended_ms: Option<f64>,
    /// The `requestsPerMinute` of its client.
    pub limit: u32,
}

impl PermitRecord {
    fn is_waiting(&self) -> bool {
        self.sent_ms.is_none()
    }

    /// When it was sent, where it counts against the limit. A time that is still to come is left
    /// from before the clock was set back and means nothing.
    fn counted_since_ms(&self, now_ms: f64) -> Option<f64> {
        let is_recent = |ended_ms| (0.0..=MINUTE_MS).contains(&(now_ms - ended_ms));
        self.sent_ms.filter(|sent_ms| *sent_ms <= now_ms && self.ended_ms.is_none_or(is_recent))
    }
}

/// How many of the oldest records are needed no longer: those before the first that counts.
/// The requests are in the order of sending, followed by all that wait.
#[must_use]
pub fn expired(records: impl Iterator<Item = PermitRecord>, now_ms: f64) -> usize {
    let is_expired =
        |record: &PermitRecord| !record.is_waiting() && record.counted_since_ms(now_ms).is_none();
    records.take_while(is_expired).count()
}

/// After how many milliseconds, a whole number, the first in the queue checks again: 0 to send
/// now, infinity for when a request in flight has ended. `blocked_until_ms`: until when the
/// platform wants no requests.
///
/// The smallest limit in use holds: those of the requests that count and of all that wait.
#[must_use]
pub fn delay_ms(
    records: impl DoubleEndedIterator<Item = PermitRecord> + Clone,
    blocked_until_ms: f64,
    now_ms: f64,
) -> f64 {
    let mut count = 0_u32;
    let mut limit = u32::MAX;
    let mut first_end_ms = f64::INFINITY;
    for record in records.clone() {
        let counts = record.counted_since_ms(now_ms).is_some();
        if counts {
            count += 1;
            first_end_ms = first_end_ms.min(record.ended_ms.unwrap_or(f64::INFINITY));
        }
        if counts || record.is_waiting() {
            limit = limit.min(record.limit);
        }
    }
    let limit = limit.max(1);
    let mut free_at_ms = blocked_until_ms.max(next_slot_ms(records, limit.into(), now_ms));
    let is_full = count >= limit;
    if is_full {
        if first_end_ms.is_infinite() {
            return first_end_ms;
        }
        free_at_ms = free_at_ms.max(first_end_ms + MINUTE_MS);
    }
    if is_full || free_at_ms > now_ms {
        // The next whole millisecond: rounding must not wake anyone too early.
        ((free_at_ms - now_ms).max(0.0).floor() + 1.0).min(MAX_DELAY_MS.into())
    } else {
        0.0
    }
}

/// Until when the pace holds back the next request: a fifth of the limit may go at once, the
/// rest is spread evenly over the minute.
///
/// A token bucket in terms of sending times: it holds a fifth of the limit and gets one token
/// a step, so a span shorter than n steps holds at most that fifth and n − 1 requests. The step
/// is such that a whole minute comes to the limit itself. That span is what the records are
/// for; the shorter ones are checked here, and a request without a record is older than they are.
fn next_slot_ms(
    records: impl DoubleEndedIterator<Item = PermitRecord>,
    limit: f64,
    now_ms: f64,
) -> f64 {
    let burst = (limit / 5.0).floor().max(1.0);
    let rest = limit - burst;
    let step_ms = MINUTE_MS / (rest + 1.0);
    let mut until_ms = f64::NEG_INFINITY;
    // Below 1, a request is of the fifth that may go at once.
    let mut steps = 1.0 - burst;
    for sent_ms in records.rev().filter_map(|record| record.counted_since_ms(now_ms)) {
        steps += 1.0;
        if steps > rest {
            break;
        }
        if steps >= 1.0 {
            until_ms = until_ms.max(sent_ms + steps * step_ms);
        }
    }
    until_ms
}
