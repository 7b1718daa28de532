//! A budget as a list of numbers, which JavaScript keeps: it outlives an instance of the wasm, and
//! is shared by several copies of this package in a page and by all pages of an origin.

use super::budget::{Budget, whole};
use super::slot::Slot;
use super::turns::Waiting;

const HEAD: usize = 4;

impl Budget {
    /// The budget of a page, as [`Self::to_numbers`] wrote it, at this time on its clock, without
    /// what no longer counts.
    #[must_use]
    pub fn from_numbers(numbers: &[f64], page: f64, clock_ms: f64) -> Self {
        let mut budget = Self::read(numbers);
        budget.page = whole(page);
        budget.now_ms = whole(clock_ms) + budget.ahead_ms;
        budget.slots.retain(|slot| slot.counts(budget.now_ms));
        budget
    }

    /// Reads what [`Self::to_numbers`] wrote, whoever may have changed it since.
    pub(super) fn read(numbers: &[f64]) -> Self {
        let numbers: Vec<i64> = numbers.iter().map(|number| whole(*number)).collect();
        let (head, rest) = numbers.split_at(HEAD.min(numbers.len()));
        let field = |index| head.get(index).copied().unwrap_or_default();
        let waiting = usize::try_from(field(3) * 2).unwrap_or_default();
        let (waiting, slots) = rest.split_at(waiting.min(rest.len()));
        Self {
            page: 0,
            now_ms: field(0),
            ahead_ms: field(1),
            paused_until_ms: field(2),
            waiting: waiting.as_chunks().0.iter().map(Waiting::from_numbers).collect(),
            slots: slots.as_chunks().0.iter().map(Slot::from_numbers).collect(),
        }
    }

    /// As a list of numbers.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most `LARGEST`, or little more")]
    pub fn to_numbers(&self) -> Vec<f64> {
        let waiting = i64::try_from(self.waiting.len()).unwrap_or_default();
        let mut numbers = vec![self.now_ms, self.ahead_ms, self.paused_until_ms, waiting];
        for waiting in &self.waiting {
            numbers.extend_from_slice(&waiting.to_numbers());
        }
        for slot in &self.slots {
            numbers.extend_from_slice(&slot.to_numbers());
        }
        numbers.iter().map(|number| *number as f64).collect()
    }
}
