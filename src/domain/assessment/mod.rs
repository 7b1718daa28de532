//! What a task means for an operator: a verdict, the devices by result, and the reasons.

pub mod counts;
pub mod input;
pub mod reason;
pub mod verdict;
pub mod window;

use serde::Serialize;

use self::counts::{Counts, capped};
use self::input::AssessmentInput;
use self::reason::{Reason, ReasonInput};
use self::verdict::Verdict;

/// What a task means at a given time: the public `Assessment`. [`Counts`] documents its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// How it is going, in one word.
    pub verdict: Verdict,
    /// Whether the platform is done with it.
    pub terminal: bool,
    /// All devices; `None` where the platform did not report it.
    pub total: Option<f64>,
    /// The devices that the platform is done with.
    pub finished: f64,
    /// Those upgraded.
    pub succeeded: f64,
    /// Those that failed, timed out or otherwise.
    pub failed: f64,
    /// Those that timed out: a part of `failed`.
    pub timed_out: f64,
    /// Those that were stopped.
    pub stopped: f64,
    /// Those being upgraded.
    pub in_progress: f64,
    /// Those that wait.
    pub waiting: f64,
    /// Those that are in no count.
    pub unaccounted: f64,
    /// How much of the total is finished, at most 1; `None` where that is not known or 0.
    pub finished_ratio: Option<f64>,
    /// How much of the total succeeded.
    pub success_ratio: Option<f64>,
    /// Why, and what else to know.
    pub reasons: Vec<Reason>,
}

/// Assesses a task at a time in milliseconds since 1970.
#[must_use]
pub fn assess(task: &AssessmentInput, now_ms: f64) -> Assessment {
    let counts = &Counts::of(&task.sta_result);
    let verdict = Verdict::of(task, counts, now_ms);
    let finished = capped(counts.finished());
    Assessment {
        verdict,
        terminal: task.status.is_terminal(),
        total: counts.total,
        finished,
        succeeded: counts.succeeded,
        failed: counts.failed,
        timed_out: counts.timed_out,
        stopped: counts.stopped,
        in_progress: counts.in_progress,
        waiting: counts.waiting,
        unaccounted: counts.unaccounted(),
        finished_ratio: counts.ratio(finished),
        success_ratio: counts.ratio(counts.succeeded),
        reasons: ReasonInput { task, counts, verdict, now_ms }.reasons(),
    }
}
