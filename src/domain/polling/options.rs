//! What a caller may set of a watch.

use super::interval::PollInterval;
use crate::domain::error::Failure;
use crate::domain::request::options::{HINT, Options};

/// The options of a watch, defaults filled in; the signal stays with the glue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchOptions {
    /// Between two questions.
    pub interval: PollInterval,
    /// When the watch is given up, counted from its start.
    pub deadline_ms: Option<u32>,
    /// Whether every answer is an update.
    pub unchanged: bool,
}

impl WatchOptions {
    /// The options of `watchUpgradeTask`.
    ///
    /// # Errors
    /// `invalid_argument` for a longest interval below the shortest.
    pub fn of(options: &Options) -> Result<Self, Box<Failure>> {
        let [deadline_ms, _, _, unchanged] = options.watch();
        Ok(Self {
            interval: PollInterval { min_ms: 5_000, max_ms: 60_000 }.with(options)?,
            deadline_ms: Some(deadline_ms).filter(|ms| *ms > 0),
            unchanged: unchanged != 0,
        })
    }
}

impl PollInterval {
    /// The interval with what was set in place of what it was: a longest interval that was not
    /// set makes way for a longer shortest one.
    ///
    /// # Errors
    /// `invalid_argument` for a longest interval below the shortest.
    pub fn with(self, options: &Options) -> Result<Self, Box<Failure>> {
        let (min_ms, max_ms) = match options.watch() {
            [_, 0, 0, _] => return Ok(self),
            [_, 0, max_ms, _] => (self.min_ms, max_ms),
            [_, min_ms, 0, _] => (min_ms, self.max_ms.max(min_ms)),
            [_, min_ms, max_ms, _] => (min_ms, max_ms),
        };
        if max_ms < min_ms {
            let message = format!(
                "`maxIntervalMs` must be at least `minIntervalMs`, which is {min_ms}; received {max_ms}."
            );
            return Err(Failure::invalid_argument(message, HINT));
        }
        Ok(Self { min_ms, max_ms })
    }
}
