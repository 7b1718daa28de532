//! The options of a watch.

use super::interval::PollInterval;
use crate::domain::error::Failure;
use crate::domain::json::number::digits;
use crate::domain::request::option_rule::OPTIONS_HINT;
use crate::domain::request::options::Options;

/// The options of a watch with their defaults. (The signal stays in JavaScript.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchOptions {
    /// Between two polls.
    pub interval: PollInterval,
    /// When the watch times out, counted from its start.
    pub deadline_ms: Option<u32>,
    /// Whether every response is emitted, also an unchanged one.
    pub unchanged: bool,
}

impl WatchOptions {
    /// The options of `watchUpgradeTask`.
    ///
    /// # Errors
    /// `invalid_argument` for a longest interval below the shortest.
    pub fn of(options: &Options) -> Result<Self, Box<Failure>> {
        Ok(Self {
            interval: PollInterval { min_ms: 5_000, max_ms: 60_000 }.with(options)?,
            deadline_ms: options.deadline_ms,
            unchanged: options.unchanged,
        })
    }
}

impl PollInterval {
    /// The interval with the bounds that are set; where only `minIntervalMs` is, `maxIntervalMs`
    /// is raised to it.
    ///
    /// # Errors
    /// `invalid_argument` for a longest interval below the shortest.
    pub fn with(self, options: &Options) -> Result<Self, Box<Failure>> {
        let min_ms = options.min_interval_ms.unwrap_or(self.min_ms);
        let max_ms = options.max_interval_ms.unwrap_or(self.max_ms.max(min_ms));
        if max_ms < min_ms {
            let (min_ms, max_ms) = (digits(min_ms.into()), digits(max_ms.into()));
            let message = format!(
                "`maxIntervalMs` must be at least `minIntervalMs`, which is {min_ms}; received {max_ms}."
            );
            return Err(Failure::invalid_argument(message, OPTIONS_HINT));
        }
        Ok(Self { min_ms, max_ms })
    }
}
