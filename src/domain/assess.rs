//! What an answer means to whoever runs the upgrade: the public `assessUpgradeTask`.
//!
//! [`Counts`] makes the numbers agree, [`Verdict`] finds the word, [`Situation`] says why.

use super::counts::{self, Counts};
use super::facts::Facts;
use super::plain::{Plain, ToPlain};
use super::reason::{Reason, Situation};
use super::task::Status;
use super::verdict::Verdict;

/// What a task means at a moment. No number is beyond 2^53 − 1: sums stay there.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// How it is going.
    pub verdict: Verdict,
    /// Whether its status is final.
    pub terminal: bool,
    /// Devices that it is for; `None` where the platform did not say.
    pub total: Option<i64>,
    /// Devices with which the platform is done: succeeded, failed and stopped.
    pub finished: i64,
    /// Devices upgraded.
    pub succeeded: i64,
    /// Devices that failed, those that timed out included.
    pub failed: i64,
    /// Devices that failed by running out of time.
    pub timed_out: i64,
    /// Devices that were stopped.
    pub stopped: i64,
    /// Devices being upgraded.
    pub in_progress: i64,
    /// Devices that wait.
    pub waiting: i64,
    /// Devices of the total that are in no result.
    pub unaccounted: i64,
    /// Finished of total, at most 1; `None` where the total is not known or 0.
    pub finished_ratio: Option<f64>,
    /// Succeeded of total, likewise.
    pub success_ratio: Option<f64>,
    /// Why, and what else to know.
    pub reasons: Vec<Reason>,
}

impl ToPlain for Assessment {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Object(vec![
            ("verdict", Plain::Text(self.verdict.word())),
            ("terminal", Plain::Flag(self.terminal)),
            ("total", self.total.into()),
            ("finished", self.finished.into()),
            ("succeeded", self.succeeded.into()),
            ("failed", self.failed.into()),
            ("timedOut", self.timed_out.into()),
            ("stopped", self.stopped.into()),
            ("inProgress", self.in_progress.into()),
            ("waiting", self.waiting.into()),
            ("unaccounted", self.unaccounted.into()),
            ("finishedRatio", self.finished_ratio.into()),
            ("successRatio", self.success_ratio.into()),
            ("reasons", Plain::list(&self.reasons)),
        ])
    }
}

/// Assesses a task at a moment, in milliseconds since 1970.
#[must_use]
pub fn assess(task: impl Into<Facts>, now_ms: f64) -> Assessment {
    let facts = task.into();
    let counts = Counts::of(&facts.sta_result);
    let verdict = Verdict::of(&facts, &counts, now_ms);
    let finished = counts::capped(counts.finished());
    Assessment {
        verdict,
        terminal: matches!(facts.status, Status::Failed | Status::Success | Status::Stop),
        total: counts.total,
        finished,
        succeeded: counts.succeeded,
        failed: counts.failed,
        timed_out: counts.timed_out,
        stopped: counts.stopped,
        in_progress: counts.in_progress,
        waiting: counts.waiting,
        unaccounted: counts.unaccounted(),
        finished_ratio: ratio(finished, counts.total),
        success_ratio: ratio(counts.succeeded, counts.total),
        reasons: Situation { facts, counts, verdict, now_ms }.reasons(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 2^53 − 1: exact")]
fn ratio(part: i64, total: Option<i64>) -> Option<f64> {
    let total = total.filter(|total| *total > 0)?;
    Some((part as f64 / total as f64).min(1.0))
}
