//! What a watch tells its caller.

use super::changes::Change;
use super::eta::Eta;
use crate::domain::assess::Assessment;
use crate::domain::issue::ValidationIssue;
use crate::domain::plain::{Plain, ToPlain};

/// What the caller is told; the task and the error themselves are with whoever asked.
#[derive(Debug, PartialEq)]
pub struct Update {
    /// What the last good answer means now.
    pub assessment: Option<Assessment>,
    /// How the task differs from the one told before.
    pub changes: Vec<Change>,
    /// Impossible moves since then.
    pub issues: Vec<ValidationIssue>,
    /// How many times the platform was asked.
    pub number: u32,
    /// When it was asked last, on the browser's clock.
    pub asked_ms: f64,
    /// When it gave its last good answer.
    pub answered_ms: Option<f64>,
    /// When an answer differed last from the one before.
    pub changed_ms: Option<f64>,
    /// How long until it is asked again; `None` behind the last answer, while paused, and where
    /// the watch is over before.
    pub next_in_ms: Option<f64>,
    /// How long the task may still take.
    pub eta: Option<Eta>,
}

impl ToPlain for Update {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Object(vec![
            ("assessment", self.assessment.as_ref().map(ToPlain::to_plain).into()),
            ("changes", Plain::list(&self.changes)),
            ("number", self.number.into()),
            ("askedMs", self.asked_ms.into()),
            ("answeredMs", self.answered_ms.into()),
            ("changedMs", self.changed_ms.into()),
            ("nextInMs", self.next_in_ms.into()),
            ("eta", self.eta.as_ref().map(ToPlain::to_plain).into()),
        ])
    }
}
