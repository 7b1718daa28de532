//! What an answer means to whoever runs the upgrade: the public `assessUpgradeTask`.
//!
//! [`Counts`] makes the numbers agree, [`Verdict`] finds the word, [`Situation`] says why.

use serde::Serialize;

use super::counts::{self, Counts};
use super::reason::{Reason, Situation};
use super::task::{Policy, StaResult, Status, Task};
use super::verdict::Verdict;

/// What of a task an assessment looks at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// How it is going, by the platform.
    pub status: Status,
    /// When and how often it is executed.
    pub policy: Policy,
    /// Devices by result.
    pub sta_result: StaResult,
    /// How many issues its answer has.
    pub issues: usize,
}

impl From<&Task<'_>> for Facts {
    fn from(task: &Task<'_>) -> Self {
        let Task { status, policy, sta_result, .. } = *task;
        Self { status, policy, sta_result, issues: task.issues.len() }
    }
}

/// What a task means at a moment. No number is beyond 2^53 − 1: sums stay there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
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
