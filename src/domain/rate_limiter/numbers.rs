//! A budget as a list of numbers, which JavaScript keeps: it outlives an instance of the wasm, and
//! several copies of this package in a page share it.

use super::Budget;
use super::slot::Slot;

/// Beyond all times and counts; their sums are far from an overflow.
const LARGEST: f64 = 1e15;

/// The whole part, within what can be reckoned with.
#[expect(clippy::cast_possible_truncation, reason = "within the range")]
pub(super) fn whole(number: f64) -> i64 {
    number.clamp(0.0, LARGEST) as i64
}

impl Budget {
    /// Reads what [`Self::to_numbers`] wrote, without what no longer counts.
    #[must_use]
    pub fn from_numbers(numbers: &[f64], now_ms: f64) -> Self {
        let (paused_until_ms, slots) = numbers.split_first().unwrap_or((&0.0, &[]));
        let now_ms = whole(now_ms);
        let slots = slots.as_chunks().0.iter().map(Slot::from_numbers);
        Self {
            now_ms,
            paused_until_ms: whole(*paused_until_ms),
            slots: slots.filter(|slot| now_ms < slot.counts_until_ms()).collect(),
        }
    }

    /// As a list of numbers.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most `LARGEST`, or little more")]
    pub fn to_numbers(&self) -> Vec<f64> {
        let mut numbers = vec![self.paused_until_ms as f64];
        for slot in &self.slots {
            let Slot { sent_ms, count, ended, last_end_ms, lease_until_ms, limit } = *slot;
            let slot = [sent_ms, count, ended, last_end_ms, lease_until_ms, limit];
            numbers.extend_from_slice(&slot.map(|number| number as f64));
        }
        numbers
    }
}

impl Slot {
    fn from_numbers(numbers: &[f64; 6]) -> Self {
        let [sent_ms, count, ended, last_end_ms, lease_until_ms, limit] = numbers.map(whole);
        Self { sent_ms, count, ended, last_end_ms, lease_until_ms, limit }
    }
}
