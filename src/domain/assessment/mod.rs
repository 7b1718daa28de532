//! What an answer means for an operator: a verdict, the devices by result, and the reasons.

pub mod counts;
pub mod input;
pub mod reason;
pub mod verdict;
pub mod window;

use self::counts::Counts;
use self::input::AssessmentInput;
use self::reason::{Reason, ReasonInput};
use self::verdict::Verdict;

/// What a task means at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// How it is going, in one word.
    pub verdict: Verdict,
    /// Whether the platform is done with it.
    pub terminal: bool,
    /// Its devices.
    pub counts: Counts,
    /// Why, and what else to know.
    pub reasons: Vec<Reason>,
}

impl Assessment {
    /// Puts all of it behind these values, as `assess.js` takes it apart; NaN for what is not
    /// known.
    pub fn encode(&self, flat: &mut Vec<f64>) {
        let Counts { total, waiting, in_progress, succeeded, failed, timed_out, stopped } =
            self.counts;
        let finished = counts::capped(self.counts.finished());
        let known = |number: Option<f64>| number.unwrap_or(f64::NAN);
        flat.extend_from_slice(&[
            f64::from(self.verdict as u8),
            f64::from(self.terminal),
            known(total),
            finished,
            succeeded,
            failed,
            timed_out,
            stopped,
            in_progress,
            waiting,
            self.counts.unaccounted(),
            known(self.counts.ratio(finished)),
            known(self.counts.ratio(succeeded)),
        ]);
        for Reason { code, params: [first, second] } in &self.reasons {
            flat.extend_from_slice(&[f64::from(*code as u8), *first, *second]);
        }
    }
}

/// Assesses a task at a moment, in milliseconds since 1970.
#[must_use]
pub fn assess(task: &AssessmentInput, now_ms: f64) -> Assessment {
    let counts = Counts::of(&task.sta_result);
    let verdict = Verdict::of(task, &counts, now_ms);
    Assessment {
        verdict,
        terminal: task.status.is_terminal(),
        counts,
        reasons: ReasonInput { task, counts, verdict, now_ms }.reasons(),
    }
}
