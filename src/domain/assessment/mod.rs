//! What an answer means for an operator: a verdict, the devices by result, and the reasons.

pub mod counts;
pub mod reason;
pub mod verdict;

use self::counts::Counts;
use self::reason::{Reason, ReasonInput};
use self::verdict::Verdict;
use crate::domain::response::task::{FieldValues, Task};
use crate::domain::response::task_enums::Status;

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

/// Assesses the task of an answer at a moment, in milliseconds since 1970.
#[must_use]
pub fn assess_task(task: &Task, now_ms: f64) -> Assessment {
    assess(&task.values, u32::try_from(task.issues.len()).unwrap_or(u32::MAX), now_ms)
}

/// The same, given what of the task it depends on.
#[must_use]
pub fn assess(values: &FieldValues, issues: u32, now_ms: f64) -> Assessment {
    let counts = Counts::of(values);
    let verdict = Verdict::of(values, &counts, now_ms);
    Assessment {
        verdict,
        terminal: matches!(values.status(), Status::Failed | Status::Success | Status::Stop),
        counts,
        reasons: ReasonInput { values, issues, counts, verdict, now_ms }.reasons(),
    }
}

impl serde::Serialize for Assessment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let c = &self.counts;
        let finished = counts::capped(c.finished());
        let mut s = serializer.serialize_struct("Assessment", 14)?;
        s.serialize_field("verdict", &self.verdict)?;
        s.serialize_field("terminal", &self.terminal)?;
        s.serialize_field("total", &c.total)?;
        s.serialize_field("finished", &finished)?;
        s.serialize_field("succeeded", &c.succeeded)?;
        s.serialize_field("failed", &c.failed)?;
        s.serialize_field("timedOut", &c.timed_out)?;
        s.serialize_field("stopped", &c.stopped)?;
        s.serialize_field("inProgress", &c.in_progress)?;
        s.serialize_field("waiting", &c.waiting)?;
        s.serialize_field("unaccounted", &c.unaccounted())?;
        s.serialize_field("finishedRatio", &c.ratio(finished))?;
        s.serialize_field("successRatio", &c.ratio(c.succeeded))?;
        s.serialize_field("reasons", &Vec::<u32>::new())?;
        s.end()
    }
}
