//! When the next poll is due: after a response, after a failure, or at once.

use super::interval::{PollInterval, failure_delay_ms, poll_delay_ms};
use crate::domain::response::task_enums::Status;

/// The time and the state of the page.
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

/// When the next poll is due.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Due {
    /// At once, even while paused: the caller called `refresh`.
    Forced,
    /// At once, but not before `not_before_ms`.
    Now,
    /// An interval after this time.
    AfterResponse(f64),
    /// A backoff after this time, or as soon as the browser is online again where it was not.
    AfterFailure { at_ms: f64, retry_after_ms: Option<u32>, was_offline: bool, random: f64 },
}

/// Decides when the next poll is due.
#[derive(Debug)]
pub(super) struct Schedule {
    due: Due,
    unchanged_responses: u32,
    failures: u32,
    /// The end of `retryAfterMs`.
    not_before_ms: f64,
    was_hidden: bool,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            due: Due::Now,
            unchanged_responses: 0,
            failures: 0,
            not_before_ms: f64::NEG_INFINITY,
            was_hidden: false,
        }
    }
}

impl Schedule {
    /// The caller called `refresh`.
    pub(super) fn refresh(&mut self) {
        self.due = Due::Forced;
    }

    /// The caller called `resume`.
    pub(super) fn resume(&mut self) {
        self.set_due(Due::Now);
    }

    /// A poll begins.
    pub(super) fn poll_begun(&mut self) {
        self.due = Due::Now;
    }

    /// The response is the same as the one before.
    pub(super) fn unchanged(&mut self) {
        self.unchanged_responses = self.unchanged_responses.saturating_add(1);
    }

    /// The response differs from the one before.
    pub(super) fn changed(&mut self) {
        self.unchanged_responses = 0;
    }

    /// A good response came.
    pub(super) fn response_received(&mut self, env: &Environment) {
        self.failures = 0;
        self.not_before_ms = f64::NEG_INFINITY;
        self.set_due(Due::AfterResponse(env.now_ms));
    }

    /// A poll failed, but may be retried.
    pub(super) fn failed(&mut self, retry_after_ms: Option<u32>, env: &Environment, random: f64) {
        self.failures = self.failures.saturating_add(1);
        let at_ms = env.now_ms;
        self.not_before_ms = at_ms + f64::from(retry_after_ms.unwrap_or(0));
        let was_offline = env.offline;
        self.due = Due::AfterFailure { at_ms, retry_after_ms, was_offline, random };
    }

    /// Sets when the next poll is due, unless the caller called `refresh`.
    fn set_due(&mut self, due: Due) {
        if self.due != Due::Forced {
            self.due = due;
        }
    }

    /// Compares with the environment before: a page that is shown again polls at once.
    pub(super) fn observe(&mut self, env: &Environment) {
        if self.was_hidden && !env.hidden {
            self.set_due(Due::Now);
        }
        self.record(env);
    }

    /// Records the environment.
    pub(super) fn record(&mut self, env: &Environment) {
        self.was_hidden = env.hidden;
    }

    /// How long until the next poll; `None` while the watch is paused.
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
