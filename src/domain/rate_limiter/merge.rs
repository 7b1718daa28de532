//! What a page knows of a budget, and what the other pages of its origin wrote to the store.
//!
//! A page never forgets what it has seen, whatever the store says: of each slot, the larger numbers
//! hold. So a page of the origin that writes nonsense, erases the store or restores an older state
//! can slow the others, but not make them exceed the limit.

use super::budget::Budget;
use super::slot::SLOT_MS;

/// The clocks of two pages differ by that much without a reason.
const TOLERATED_MS: i64 = SLOT_MS;
/// The longest that anything of another page is believed to last.
const HOUR_MS: i64 = 3_600_000;
const MOST_REQUESTS: i64 = 1_000_000;
/// Twenty pages that send all the time have as many in a minute.
const MOST_SLOTS: usize = 20 * 128;
/// No clock is ahead of another by ten years: that is nonsense.
const TEN_YEARS_MS: i64 = 315_360_000_000;

impl Budget {
    /// Takes in what the store holds.
    pub fn merge(&mut self, stored: &[f64]) {
        let stored = Self::read(stored);
        let lag_ms = stored.now_ms - self.now_ms;
        if lag_ms > TEN_YEARS_MS {
            return;
        }
        if lag_ms > TOLERATED_MS {
            self.advance(lag_ms);
        }
        let latest_ms = self.now_ms + TOLERATED_MS;
        let paused_until_ms = stored.paused_until_ms.min(self.now_ms + HOUR_MS);
        self.paused_until_ms = self.paused_until_ms.max(paused_until_ms);
        self.waiting = stored.waiting;
        for mut slot in stored.slots {
            slot.lease_until_ms = slot.lease_until_ms.min(slot.sent_ms + HOUR_MS);
            slot.last_end_ms = slot.last_end_ms.clamp(slot.sent_ms, latest_ms.max(slot.sent_ms));
            slot.count = slot.count.min(MOST_REQUESTS);
            let is_new = slot.sent_ms <= latest_ms && slot.counts(self.now_ms);
            if is_new && self.slots.len() < MOST_SLOTS {
                self.join(&slot);
            }
        }
    }

    /// Another clock is ahead. The pages follow the one that is ahead most; what this page knows
    /// was measured by its own clock, so it moves along and gets no older by that.
    fn advance(&mut self, lag_ms: i64) {
        // Whole slots, so that none is torn apart; never beyond the other, which would follow in turn.
        let lag_ms = lag_ms / SLOT_MS * SLOT_MS;
        self.now_ms += lag_ms;
        self.ahead_ms += lag_ms;
        self.paused_until_ms += lag_ms;
        for slot in &mut self.slots {
            slot.sent_ms += lag_ms;
            slot.last_end_ms += lag_ms;
            slot.lease_until_ms += lag_ms;
        }
    }
}
