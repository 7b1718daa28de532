//! When the platform is asked next: after an answer, after a failure, or at once.

use super::interval::{PollInterval, failure_delay_ms, poll_delay_ms};
use crate::domain::response::task_enums::Status;

/// What a watch needs to know of the world at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Environment {
    /// Monotonic milliseconds.
    pub now_ms: f64,
    /// Milliseconds since the epoch, on the browser's clock.
    pub wall_ms: f64,
    /// Whether the page is hidden.
    pub hidden: bool,
    /// Whether the browser says that it is offline.
    pub offline: bool,
    /// Whether the caller paused the watch.
    pub paused: bool,
}

/// When to ask again.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Due {
    /// At once, even while paused: the caller said so.
    Forced,
    /// At once, or as soon as the platform wants to be asked again.
    Now,
    /// An interval after this moment.
    AfterResponse(f64),
    /// A backoff after this moment, or as soon as the browser is online again where it was not.
    AfterFailure { at_ms: f64, retry_after_ms: Option<u32>, was_offline: bool, random: f64 },
}

/// What decides when to ask again.
#[derive(Debug)]
pub(super) struct Schedule {
    due: Due,
    unchanged_responses: u32,
    failures: u32,
    /// When the platform wants to be asked again at the earliest.
    not_before_ms: f64,
    was_hidden: bool,
    was_paused: bool,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            due: Due::Now,
            unchanged_responses: 0,
            failures: 0,
            not_before_ms: f64::NEG_INFINITY,
            was_hidden: false,
            was_paused: false,
        }
    }
}

impl Schedule {
    /// The caller wants an answer.
    pub(super) fn refresh(&mut self) {
        self.due = Due::Forced;
    }

    /// The caller ended a pause.
    pub(super) fn resume(&mut self) {
        self.set_due(Due::Now);
    }

    /// The platform is being asked.
    pub(super) fn request_sent(&mut self) {
        self.due = Due::Now;
    }

    /// The answer is the one before.
    pub(super) fn unchanged(&mut self) {
        self.unchanged_responses = self.unchanged_responses.saturating_add(1);
    }

    /// The answer is another one.
    pub(super) fn changed(&mut self) {
        self.unchanged_responses = 0;
    }

    pub(super) fn response_received(&mut self, env: &Environment) {
        self.failures = 0;
        self.not_before_ms = f64::NEG_INFINITY;
        self.set_due(Due::AfterResponse(env.now_ms));
    }

    pub(super) fn failed(&mut self, retry_after_ms: Option<u32>, env: &Environment, random: f64) {
        self.failures = self.failures.saturating_add(1);
        let at_ms = env.now_ms;
        self.not_before_ms = at_ms + f64::from(retry_after_ms.unwrap_or(0));
        let was_offline = env.offline;
        self.due = Due::AfterFailure { at_ms, retry_after_ms, was_offline, random };
    }

    /// Sets when to ask again, unless the caller already did.
    fn set_due(&mut self, due: Due) {
        if self.due != Due::Forced {
            self.due = due;
        }
    }

    /// What changed around the watch: a page that is shown again and a watch that goes on ask at once.
    pub(super) fn observe(&mut self, env: &Environment) {
        if self.was_hidden && !env.hidden || self.was_paused && !env.paused {
            self.set_due(Due::Now);
        }
        self.record(env);
    }

    pub(super) fn record(&mut self, env: &Environment) {
        self.was_hidden = env.hidden;
        self.was_paused = env.paused;
    }

    /// How long until the platform is asked; `None` for as long as the watch is paused.
    pub(super) fn due_in_ms(
        &self,
        interval: PollInterval,
        status: Status,
        env: &Environment,
    ) -> Option<f64> {
        let at_ms = match self.due {
            Due::Forced => return Some(0.0),
            _ if env.paused => return None,
            Due::Now => self.not_before_ms,
            Due::AfterFailure { was_offline: true, .. } if !env.offline => self.not_before_ms,
            Due::AfterFailure { at_ms, retry_after_ms, was_offline, random } => {
                let failures = self.failures;
                let ms = failure_delay_ms(interval, failures, retry_after_ms, was_offline, random);
                at_ms + f64::from(ms)
            }
            Due::AfterResponse(at_ms) => {
                let ms = poll_delay_ms(interval, status, self.unchanged_responses, env.hidden);
                at_ms + f64::from(ms)
            }
        };
        Some((at_ms - env.now_ms).max(0.0))
    }
}
