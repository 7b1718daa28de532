//! What a caller may set of a watch.

use super::interval::Range;
use crate::domain::error::Failure;
use crate::domain::options::{self, Entry, HINT, MAX, Rule};

/// The options of a watch, defaults filled in; the signal stays with the glue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchOptions {
    /// Between two questions.
    pub range: Range,
    /// When the watch is given up, counted from its start.
    pub deadline_ms: Option<u32>,
    /// Whether every answer is an update.
    pub unchanged: bool,
}

impl WatchOptions {
    /// Reads the options of `watchUpgradeTask`.
    ///
    /// # Errors
    /// `invalid_argument` naming the first option that is unknown or out of range.
    pub fn read(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Failure> {
        let chosen = options::read(Chosen::default(), &WATCH, entries)?;
        let range = Range { min_ms: 5_000, max_ms: 60_000 }.replaced(&chosen)?;
        Ok(Self { range, deadline_ms: chosen.deadline_ms, unchanged: chosen.unchanged })
    }
}

impl Range {
    /// The range with what `setInterval` was given in place of what it was.
    ///
    /// # Errors
    /// `invalid_argument` naming the first option that is unknown or out of range.
    pub fn with(self, entries: impl IntoIterator<Item = Entry>) -> Result<Self, Failure> {
        self.replaced(&options::read(Chosen::default(), &INTERVAL, entries)?)
    }

    /// A longest interval that was not given makes way for a longer shortest one.
    fn replaced(self, chosen: &Chosen) -> Result<Self, Failure> {
        let min_ms = chosen.min_interval_ms.unwrap_or(self.min_ms);
        let max_ms = chosen.max_interval_ms.unwrap_or(self.max_ms.max(min_ms));
        if max_ms < min_ms {
            let message = format!(
                "`maxIntervalMs` must be at least `minIntervalMs`, which is {min_ms}; received {max_ms}."
            );
            return Err(Failure::invalid_argument(message, HINT));
        }
        Ok(Self { min_ms, max_ms })
    }
}

/// What the caller has set.
#[derive(Default)]
struct Chosen {
    deadline_ms: Option<u32>,
    min_interval_ms: Option<u32>,
    max_interval_ms: Option<u32>,
    unchanged: bool,
}

static WATCH: [(&str, Rule<Chosen>); 5] = [
    ("signal", Rule::Signal),
    ("deadlineMs", Rule::Whole(1, MAX, |chosen| chosen.deadline_ms.get_or_insert(0))),
    MIN_INTERVAL_MS,
    MAX_INTERVAL_MS,
    ("unchanged", Rule::Flag(|chosen| &mut chosen.unchanged)),
];

static INTERVAL: [(&str, Rule<Chosen>); 2] = [MIN_INTERVAL_MS, MAX_INTERVAL_MS];

const MIN_INTERVAL_MS: (&str, Rule<Chosen>) =
    ("minIntervalMs", Rule::Whole(10, MAX, |chosen| chosen.min_interval_ms.get_or_insert(0)));

const MAX_INTERVAL_MS: (&str, Rule<Chosen>) =
    ("maxIntervalMs", Rule::Whole(1, MAX, |chosen| chosen.max_interval_ms.get_or_insert(0)));
