//! A budget as a list of numbers, which JavaScript keeps: it outlives an instance of the wasm, and
//! is shared by several copies of this package in a page and by all pages of an origin.

use super::Budget;
use super::slot::Slot;
use super::turns::Waiting;

/// Beyond all times and counts; their sums are far from an overflow.
const LARGEST: f64 = 1e15;
const HEAD: usize = 4;

/// The whole part, within what can be reckoned with.
#[expect(clippy::cast_possible_truncation, reason = "within the range")]
pub(super) fn whole(number: f64) -> i64 {
    number.clamp(0.0, LARGEST) as i64
}

impl Budget {
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
            waiting: waiting.as_chunks().0.iter().map(Waiting::read).collect(),
            slots: slots.as_chunks().0.iter().map(Slot::read).collect(),
        }
    }

    /// As a list of numbers.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most `LARGEST`, or little more")]
    pub fn to_numbers(&self) -> Vec<f64> {
        let waiting = i64::try_from(self.waiting.len()).unwrap_or_default();
        let mut numbers = vec![self.now_ms, self.ahead_ms, self.paused_until_ms, waiting];
        for Waiting { since_ms, page } in &self.waiting {
            numbers.extend_from_slice(&[*since_ms, *page]);
        }
        for slot in &self.slots {
            let Slot { sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit } = *slot;
            numbers.extend_from_slice(&[
                sent_ms,
                page,
                count,
                ended,
                last_end_ms,
                lease_until_ms,
                limit,
            ]);
        }
        numbers.iter().map(|number| *number as f64).collect()
    }
}

impl Slot {
    fn read(&[sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit]: &[i64; 7]) -> Self {
        Self { sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit }
    }
}

impl Waiting {
    fn read(&[since_ms, page]: &[i64; 2]) -> Self {
        Self { since_ms, page }
    }
}
