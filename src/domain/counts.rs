//! Devices by result, as far as the platform's counts can be made to agree.
//!
//! The documentation promises nothing about them: they need not add up, and `timeout` may
//! stand beside `fail` or be a part of it.

use super::number::GREATEST_SAFE;
use super::task::StaResult;

/// The devices of a task, each under one result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All of them; `None` where the platform did not say.
    pub total: Option<i64>,
    /// Those that wait.
    pub waiting: i64,
    /// Those being upgraded.
    pub in_progress: i64,
    /// Those upgraded.
    pub succeeded: i64,
    /// Those that failed, out of time or otherwise.
    pub failed: i64,
    /// Those that ran out of time: a part of `failed`.
    pub timed_out: i64,
    /// Those that were stopped.
    pub stopped: i64,
}

impl Counts {
    /// Decides where `timeout` belongs: beside `fail` where the counts then add up to `total`,
    /// else within. A count that is not known is 0.
    #[must_use]
    pub fn of(result: &StaResult) -> Self {
        let count = |count| usable(count).unwrap_or(0);
        let (waiting, in_progress) = (count(result.wait), count(result.processing));
        let (succeeded, stopped) = (count(result.success), count(result.stop));
        let (fail, timeout) = (count(result.fail), count(result.timeout));
        let total = usable(result.total);
        let without_timeouts = waiting + in_progress + succeeded + fail + stopped;
        let is_beside = total == Some(without_timeouts + timeout);
        let failed = if is_beside { fail + timeout } else { fail.max(timeout) };
        Self { total, waiting, in_progress, succeeded, failed, timed_out: timeout, stopped }
    }

    /// The devices with which the platform is done, whatever came of it.
    #[must_use]
    pub fn finished(&self) -> i64 {
        self.succeeded + self.failed + self.stopped
    }

    /// The devices with which it is not.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.waiting + self.in_progress
    }

    /// The devices that are counted; more or fewer than `total` where the counts do not add up.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.finished() + self.left()
    }

    /// The devices that are not counted.
    #[must_use]
    pub fn unaccounted(&self) -> i64 {
        self.total.map_or(0, |total| (total - self.sum()).max(0))
    }
}

/// A sum of counts as JavaScript can hold it. (In here all sums are exact: there are few.)
#[must_use]
pub fn capped(sum: i64) -> i64 {
    sum.min(GREATEST_SAFE)
}

/// A count within the limits of rules N6 and N7; a task that no answer was read for may hold
/// any number.
fn usable(count: Option<i64>) -> Option<i64> {
    count.filter(|count| (0..=GREATEST_SAFE).contains(count))
}
