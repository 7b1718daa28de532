//! What a caller may set of a watch.

use super::interval::Range;
use crate::domain::error::Failure;
use crate::domain::given::Entry;
use crate::domain::options::{Chosen, HINT, MAX, Rule};

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
    pub fn read(entries: Vec<Entry>) -> Result<Self, Box<Failure>> {
        let mut chosen = Chosen::check(&WATCH, entries)?;
        let range = Range { min_ms: 5_000, max_ms: 60_000 }.replaced(&mut chosen)?;
        Ok(Self {
            range,
            deadline_ms: chosen.whole("deadlineMs"),
            unchanged: chosen.flag("unchanged"),
        })
    }
}

impl Range {
    /// The range with what `setInterval` was given in place of what it was.
    ///
    /// # Errors
    /// `invalid_argument` naming the first option that is unknown or out of range.
    pub fn with(self, entries: Vec<Entry>) -> Result<Self, Box<Failure>> {
        self.replaced(&mut Chosen::check(&INTERVAL, entries)?)
    }

    /// A longest interval that was not given makes way for a longer shortest one.
    fn replaced(self, chosen: &mut Chosen) -> Result<Self, Box<Failure>> {
        let min_ms = chosen.whole("minIntervalMs").unwrap_or(self.min_ms);
        let max_ms = chosen.whole("maxIntervalMs").unwrap_or(self.max_ms.max(min_ms));
        if max_ms < min_ms {
            let message = format!(
                "`maxIntervalMs` must be at least `minIntervalMs`, which is {min_ms}; received {max_ms}."
            );
            return Err(Failure::invalid_argument(message, HINT));
        }
        Ok(Self { min_ms, max_ms })
    }
}

static WATCH: [(&str, Rule); 5] = [
    ("signal", Rule::Signal),
    ("deadlineMs", Rule::Whole(1, MAX)),
    MIN_INTERVAL_MS,
    MAX_INTERVAL_MS,
    ("unchanged", Rule::Flag),
];

static INTERVAL: [(&str, Rule); 2] = [MIN_INTERVAL_MS, MAX_INTERVAL_MS];

const MIN_INTERVAL_MS: (&str, Rule) = ("minIntervalMs", Rule::Whole(10, MAX));
const MAX_INTERVAL_MS: (&str, Rule) = ("maxIntervalMs", Rule::Whole(1, MAX));
