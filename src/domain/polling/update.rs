//! What a watch tells its caller.

use super::diff::Changes;
use super::eta::Eta;
use crate::domain::assessment::Assessment;
use crate::domain::response::task::Task;

/// What the caller is told; the task and the error themselves are with whoever asked.
#[derive(Debug)]
pub struct Update {
    /// What the last good answer means now.
    pub assessment: Option<Assessment>,
    /// The task told before, where this one is another.
    pub before: Option<Box<Task>>,
    /// In what it is.
    pub changes: Changes,
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

impl Update {
    /// What of it are numbers, as `update.js` takes it apart; NaN for what is not known. What
    /// the task means comes last.
    #[must_use]
    pub fn flat(&self) -> Vec<f64> {
        let known = |number: Option<f64>| number.unwrap_or(f64::NAN);
        let mut flat = vec![
            self.number.into(),
            self.asked_ms,
            known(self.answered_ms),
            known(self.changed_ms),
            known(self.next_in_ms),
            known(self.eta.map(|eta| eta.low_ms)),
            known(self.eta.map(|eta| eta.high_ms)),
        ];
        if let Some(assessment) = &self.assessment {
            assessment.encode(&mut flat);
        }
        flat
    }
}
