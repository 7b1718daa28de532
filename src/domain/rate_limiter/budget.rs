//! The requests that count now, and how long the next one waits.

use super::slot::{self, MINUTE_MS, Slot};
use super::turns::{self, Waiting};
use crate::domain::backoff::MAX_DELAY_MS;

/// A call gives no sign while it waits, so it waits no longer than this when the platform wants no
/// requests.
pub const LONGEST_PAUSE_MS: u32 = 60_000;

/// A request that is to be sent: the first of those that wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PermitRequest {
    /// The `requestsPerMinute` of its client.
    pub limit: u32,
    /// The smallest limit of all that wait.
    pub smallest_limit: u32,
    /// How long after its sending it has ended for certain.
    pub lease_ms: f64,
    /// Since when it waits on the page's clock, or later where it gives way to others.
    pub since_ms: f64,
}

/// How long a request waits; whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermitDelay {
    /// After how long it is worth another try, unless a request ends meanwhile; 0 where the permit
    /// was taken.
    pub next_try_ms: u32,
    /// How long at most; `None` where it depends on when a request ends.
    pub most_ms: Option<u32>,
    /// How long the platform wants no requests, where that is too long for a call to wait; else 0.
    pub paused_ms: u32,
}

/// The requests that count now with one base URL and app key. All times are whole milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// This page: a random number.
    pub(super) page: i64,
    /// On the clock that the pages of the origin share.
    pub(super) now_ms: i64,
    /// How far that is ahead of this page's clock.
    pub(super) ahead_ms: i64,
    /// Until when the platform wants no requests.
    pub(super) paused_until_ms: i64,
    pub(super) waiting: Vec<Waiting>,
    /// In the order of sending.
    pub(super) slots: Vec<Slot>,
}

impl Budget {
    /// Takes a permit, if the request need not wait.
    pub fn acquire(&mut self, request: &PermitRequest) -> PermitDelay {
        let delay = self.delay(request);
        let is_sent = delay.next_try_ms == 0;
        let this_page = self.this_page(request);
        turns::note(&mut self.waiting, this_page, is_sent);
        if is_sent {
            let sent = Slot::without_requests(
                self.now_ms,
                self.page,
                whole(request.lease_ms),
                request.limit.into(),
            );
            if let Some(slot) = self.join(&sent) {
                slot.count += 1;
            }
        }
        delay
    }

    /// How long a request waits.
    #[must_use]
    pub fn delay(&self, request: &PermitRequest) -> PermitDelay {
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
        free_at_ms += turns::turn_ms(&self.waiting, &self.this_page(request));
        let next_try_ms = self.ms_until(free_at_ms);
        let most_ms = (!depends_on_an_end).then_some(next_try_ms);
        let paused_ms = self.ms_until(self.paused_until_ms);
        let is_long = paused_ms > LONGEST_PAUSE_MS;
        PermitDelay { next_try_ms, most_ms, paused_ms: if is_long { paused_ms } else { 0 } }
    }

    fn ms_until(&self, time_ms: i64) -> u32 {
        let ms = (time_ms - self.now_ms).clamp(0, MAX_DELAY_MS.into());
        u32::try_from(ms).unwrap_or(MAX_DELAY_MS)
    }

    /// This page, waiting for the request.
    fn this_page(&self, request: &PermitRequest) -> Waiting {
        let since_ms = whole(request.since_ms) + self.ahead_ms;
        Waiting { since_ms, page: self.page }
    }

    /// The request that was sent then has ended, however it ended; both on the page's clock.
    pub fn release(&mut self, sent_ms: f64, ended_ms: f64) {
        let on_shared_clock = |ms| whole(ms) + self.ahead_ms;
        let key = slot::key(on_shared_clock(sent_ms), self.page);
        let ended_ms = on_shared_clock(ended_ms);
        if let Some(slot) = self.slots.iter_mut().rfind(|slot| slot.key() == key) {
            slot.end(ended_ms);
        }
    }

    /// The platform wants no requests for this long.
    pub fn pause(&mut self, ms: f64) {
        self.paused_until_ms = self.paused_until_ms.max(self.now_ms + whole(ms));
    }

    /// The slot of this one's page and time, which takes it in.
    pub(super) fn join(&mut self, slot: &Slot) -> Option<&mut Slot> {
        let found = self.slots.binary_search_by_key(&slot.key(), Slot::key);
        let index = found.unwrap_or_else(|index| {
            self.slots.insert(index, *slot);
            index
        });
        let known = self.slots.get_mut(index)?;
        known.join(slot);
        Some(known)
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
        let mut hold_back = |from_ms: i64, steps: i64| {
            if steps >= 1 {
                let held_ms =
                    (steps.min(rest) * MINUTE_MS).checked_div(rest + 1).unwrap_or_default();
                // The next whole millisecond: rounding must not wake anyone too early.
                until_ms = until_ms.max(from_ms + held_ms + 1);
            }
        };
        // Below 1, a request is of the fifth that may go at once.
        let mut steps = 1 - burst;
        // After a pause that is a fifth of the fifth: all that waited would come back together.
        let mut steps_after_pause = 1 - (burst / 5).max(1);
        for slot in self.slots.iter().rev() {
            steps += slot.count;
            if slot.sent_ms >= self.paused_until_ms {
                steps_after_pause += slot.count;
            }
            hold_back(slot.sent_ms, steps);
            if steps >= rest {
                break;
            }
        }
        if self.paused_until_ms > 0 {
            hold_back(self.paused_until_ms, steps_after_pause);
        }
        until_ms
    }
}

/// Beyond all times and counts.
const LARGEST: f64 = 1e15;

/// The whole part, within a range whose sums do not overflow.
#[expect(clippy::cast_possible_truncation, reason = "within the range")]
pub(super) fn whole(number: f64) -> i64 {
    number.clamp(0.0, LARGEST) as i64
}
