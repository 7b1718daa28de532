//! Whose turn it is among the pages of an origin that wait for a permit.
//!
//! The page that has waited longest goes first. The others let it go ahead, each by as much as
//! there are pages before it; then they pass it over. So a page that was closed, has crashed or is
//! frozen holds up nobody, and nothing tells the living from the dead.

/// By how much a page lets each of those before it go ahead: time enough for what that page wrote
/// to arrive in the others. With twelve busy tabs on a machine with six processes per core that
/// took 3 ms in Chromium, and longer than 71 ms once in a thousand times.
const TURN_MS: i64 = 100;
/// So many are waited for at most, whatever a page of the origin may have written.
const MOST_WAITING: usize = 20;

/// A page that waits; those that compare as less have waited for longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Waiting {
    pub(super) since_ms: i64,
    /// A random number.
    pub(super) page: i64,
}

impl Waiting {
    pub(super) fn from_numbers(&[since_ms, page]: &[i64; 2]) -> Self {
        Self { since_ms, page }
    }

    pub(super) fn to_numbers(self) -> [i64; 2] {
        [self.since_ms, self.page]
    }
}

/// How long a page lets others go ahead.
pub(super) fn turn_ms(waiting: &[Waiting], one: &Waiting) -> i64 {
    let before = waiting.iter().filter(|other| other.page != one.page && *other < one);
    before.take(MOST_WAITING).map(|_| TURN_MS).sum()
}

/// Enters a page that waits, or drops it with all that missed their turn before it.
pub(super) fn note(waiting: &mut Vec<Waiting>, one: Waiting, is_over: bool) {
    waiting.retain(|other| other.page != one.page && !(is_over && *other < one));
    if !is_over {
        waiting.truncate(MOST_WAITING - 1);
        waiting.push(one);
    }
}
