//! When the next request may be sent, so that the platform's flow control never has to refuse one.
//!
//! It is not known when within a request the platform counts it. So a request counts from its
//! sending until a minute after its end, and no more requests than the limit count at a time.
//! Then no minute at the platform holds more: when the request sent last of those that arrived
//! in it was sent, each of the others had been sent, and had ended less than a minute ago or
//! not at all; so all of them counted together.
//!
//! Requests that are sent within half a second share a record ([`slot::Slot`]), so that a decision
//! takes the same time for a hundred requests a minute as for a million.

mod numbers;
pub mod slot;

use super::backoff::MAX_DELAY_MS;
use slot::{MINUTE_MS, Slot};

/// A request that is to be sent: the first of those that wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PermitRequest {
    /// The `requestsPerMinute` of its client.
    pub limit: u32,
    /// The smallest limit of all that wait.
    pub smallest_limit: u32,
    /// How long after its sending it has ended for certain.
    pub lease_ms: f64,
}

/// How long a request waits; whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermitDelay {
    /// After how long it is worth another try, unless a request ends meanwhile; 0 where the permit
    /// was taken.
    pub next_try_ms: u32,
    /// How long at most; `None` where it depends on when a request ends.
    pub most_ms: Option<u32>,
}

/// The requests that count now with one base URL and app key. All times are whole milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    now_ms: i64,
    /// Until when the platform wants no requests.
    paused_until_ms: i64,
    /// In the order of sending.
    slots: Vec<Slot>,
}

impl Budget {
    /// Takes a permit, if the request may be sent now.
    pub fn acquire(&mut self, request: &PermitRequest) -> PermitDelay {
        // The smallest limit in use holds: those of the requests that count and of all that wait.
        let limits = self.slots.iter().map(|slot| slot.limit);
        let limit = limits.fold(request.smallest_limit.into(), i64::min).max(1);
        let mut free_at_ms = self.paused_until_ms.max(self.next_slot_ms(limit));
        let mut depends_on_an_end = false;
        if self.slots.iter().map(|slot| slot.count).sum::<i64>() >= limit
            && let Some(first) = self.slots.iter().min_by_key(|slot| slot.counts_until_ms())
        {
            free_at_ms = free_at_ms.max(first.counts_until_ms());
            depends_on_an_end = !first.is_ended();
        }
        if free_at_ms > self.now_ms {
            let next_try_ms = u32::try_from(free_at_ms - self.now_ms).unwrap_or(MAX_DELAY_MS);
            let next_try_ms = next_try_ms.min(MAX_DELAY_MS);
            return PermitDelay {
                next_try_ms,
                most_ms: (!depends_on_an_end).then_some(next_try_ms),
            };
        }
        let sent = Slot::new(self.now_ms, request);
        match self.slots.last_mut() {
            Some(slot) if slot.key() == sent.key() => slot.add(&sent),
            _ => self.slots.push(sent),
        }
        PermitDelay { next_try_ms: 0, most_ms: Some(0) }
    }

    /// The request that was sent then has ended, however it ended.
    pub fn release(&mut self, sent_ms: f64) {
        let key = slot::key(numbers::whole(sent_ms));
        if let Some(slot) = self.slots.iter_mut().rfind(|slot| slot.key() == key) {
            slot.end(self.now_ms);
        }
    }

    /// The platform wants no requests for this long.
    pub fn pause(&mut self, ms: f64) {
        // The time may have been rounded down by a millisecond.
        let until_ms = self.now_ms + numbers::whole(ms) + 1;
        self.paused_until_ms = self.paused_until_ms.max(until_ms);
    }

    /// Until when the pace holds back the next request: a fifth of the limit may go at once, the
    /// rest is spread evenly over the minute.
    ///
    /// A token bucket in terms of sending times: it holds a fifth of the limit and gets one token
    /// a step, so a span shorter than n steps holds at most that fifth and n − 1 requests. The step
    /// is such that a whole minute comes to the limit itself. That span is what the count is for;
    /// the shorter ones are checked here, and a request that no longer counts is older than they
    /// are.
    fn next_slot_ms(&self, limit: i64) -> i64 {
        let burst = (limit / 5).max(1);
        let rest = limit - burst;
        let mut until_ms = 0;
        // Below 1, a request is of the fifth that may go at once.
        let mut steps = 1 - burst;
        for slot in self.slots.iter().rev() {
            steps += slot.count;
            if steps >= 1 {
                // The next whole millisecond: rounding must not wake anyone too early.
                let span_ms = steps.min(rest) * MINUTE_MS / (rest + 1) + 1;
                until_ms = until_ms.max(slot.sent_ms + span_ms);
            }
            if steps >= rest {
                break;
            }
        }
        until_ms
    }
}
