//! The devices of a task by result, from counts that need not be consistent.
//!
//! The documentation does not say that they add up, nor whether `timeout` is a part of `fail`.

use crate::domain::json::number::MAX_SAFE_INTEGER;
use crate::domain::response::task::StaResult;

/// The devices of a task, each under one result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// All of them; `None` where the platform did not report it.
    pub total: Option<f64>,
    /// Those that wait.
    pub waiting: f64,
    /// Those being upgraded.
    pub in_progress: f64,
    /// Those upgraded.
    pub succeeded: f64,
    /// Those that failed, timed out or otherwise.
    pub failed: f64,
    /// Those that timed out: a part of `failed`.
    pub timed_out: f64,
    /// Those that were stopped.
    pub stopped: f64,
}

impl Counts {
    /// Timed-out devices are counted beside `fail` where the counts then add up to `total`, else
    /// as a part of it. A count that is not known is 0.
    #[must_use]
    pub fn of(sta_result: &StaResult) -> Self {
        let usable = |count: Option<f64>| count.filter(|count| is_whole(*count, 0.0));
        let count = |count| usable(count).unwrap_or(0.0);
        let (waiting, in_progress) = (count(sta_result.wait), count(sta_result.processing));
        let (succeeded, stopped) = (count(sta_result.success), count(sta_result.stop));
        let (fail, timeout) = (count(sta_result.fail), count(sta_result.timeout));
        let total = usable(sta_result.total);
        let without_timeouts = waiting + in_progress + succeeded + fail + stopped;
        let is_beside = total == Some(without_timeouts + timeout);
        let failed = if is_beside { fail + timeout } else { fail.max(timeout) };
        Self { total, waiting, in_progress, succeeded, failed, timed_out: timeout, stopped }
    }

    /// The devices that the platform is done with.
    #[must_use]
    pub fn finished(&self) -> f64 {
        self.succeeded + self.failed + self.stopped
    }

    /// The devices that it is not done with.
    #[must_use]
    pub fn left(&self) -> f64 {
        self.waiting + self.in_progress
    }

    /// The devices in all results; differs from `total` where the counts do not add up.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.finished() + self.left()
    }

    /// The devices that are in no result.
    #[must_use]
    pub fn unaccounted(&self) -> f64 {
        self.total.map_or(0.0, |total| (total - self.sum()).max(0.0))
    }

    /// The share of the total, at most 1; `None` where that is not known or 0.
    #[must_use]
    pub fn ratio(&self, part: f64) -> Option<f64> {
        let total = self.total.filter(|total| *total > 0.0)?;
        Some((part / total).min(1.0))
    }
}

/// Whether it is an integer from `least` to [`MAX_SAFE_INTEGER`]. A task that was not parsed by
/// this package may hold any number.
#[must_use]
pub fn is_whole(number: f64, least: f64) -> bool {
    number % 1.0 == 0.0 && (least..=MAX_SAFE_INTEGER).contains(&number)
}

/// A sum of counts, limited to what a count may be.
#[must_use]
pub fn capped(sum: f64) -> f64 {
    sum.min(MAX_SAFE_INTEGER)
}
