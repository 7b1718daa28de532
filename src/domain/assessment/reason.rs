//! Why a task got its verdict and what else an operator should know, as codes with named
//! params. The page has the words.

use serde::Serialize;

use super::counts::{Counts, capped, is_whole};
use super::input::AssessmentInput;
use super::verdict::Verdict;
use super::window::Window;
use crate::domain::iso_time::iso_string;
use crate::domain::response::task_enums::Status;

/// A reason; times are in milliseconds since 1970. An assessment has each at most once, in this
/// order: what explains the verdict, what went wrong, what is to come, what is doubtful.
///
/// Devices are not counted when there is `nothing_to_do`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(into = "ReasonShape")]
pub enum Reason {
    /// The window begins at `time`: with the verdict `scheduled`, and only then.
    StartsAt {
        /// The first moment of the window.
        time: f64,
    },
    /// The window ended at `time` with devices `left`, waiting or in progress: with the verdict
    /// `window_closed`, and only then.
    WindowEndedAt {
        /// The last moment of the window.
        time: f64,
        /// How many devices.
        left: f64,
    },
    /// `count` devices failed, those that timed out included.
    DevicesFailed {
        /// How many.
        count: f64,
    },
    /// `count` devices failed by running out of time.
    DevicesTimedOut {
        /// How many.
        count: f64,
    },
    /// `count` devices were stopped.
    DevicesStopped {
        /// How many.
        count: f64,
    },
    /// The platform may retry what failed, up to so many `times`: a device or the task failed,
    /// the policy has retries, and nothing rules them out. (The task was not stopped, its window
    /// is not over, its status is known.)
    MayBeRetried {
        /// How often.
        times: f64,
    },
    /// `count` devices wait; when the task is over, it never reached them.
    DevicesWaiting {
        /// How many.
        count: f64,
    },
    /// The window ends at `time`, and devices are `left`, waiting or in progress: if any still
    /// are by then, the verdict becomes `window_closed`.
    WindowEndsAt {
        /// The last moment of the window.
        time: f64,
        /// How many devices.
        left: f64,
    },
    /// `count` devices are in no result.
    CountsUnaccounted {
        /// How many.
        count: f64,
    },
    /// The results are of `sum` devices, more than the `total`.
    CountsExceedTotal {
        /// Of all results.
        sum: f64,
        /// As reported.
        total: f64,
    },
    /// The response has `count` issues.
    ResponseHasIssues {
        /// How many.
        count: f64,
    },
}

/// The public shape, one for all variants. (Derived for the enum itself, it takes 3 KB more of the
/// module, because each variant is written out.)
#[derive(Default, Serialize)]
struct ReasonShape {
    code: &'static str,
    params: Params,
}

/// A reason has some of these.
#[derive(Default, Serialize)]
struct Params {
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sum: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<f64>,
}

impl From<Reason> for ReasonShape {
    fn from(reason: Reason) -> Self {
        let mut params = Params::default();
        let code = match reason {
            Reason::StartsAt { time } => {
                params.time = Some(iso_string(time));
                "starts_at"
            }
            Reason::WindowEndedAt { time, left } => {
                (params.time, params.left) = (Some(iso_string(time)), Some(left));
                "window_ended_at"
            }
            Reason::WindowEndsAt { time, left } => {
                (params.time, params.left) = (Some(iso_string(time)), Some(left));
                "window_ends_at"
            }
            Reason::MayBeRetried { times } => {
                params.times = Some(times);
                "may_be_retried"
            }
            Reason::CountsExceedTotal { sum, total } => {
                (params.sum, params.total) = (Some(sum), Some(total));
                "counts_exceed_total"
            }
            Reason::DevicesFailed { count } => params.counted("devices_failed", count),
            Reason::DevicesTimedOut { count } => params.counted("devices_timed_out", count),
            Reason::DevicesStopped { count } => params.counted("devices_stopped", count),
            Reason::DevicesWaiting { count } => params.counted("devices_waiting", count),
            Reason::CountsUnaccounted { count } => params.counted("counts_unaccounted", count),
            Reason::ResponseHasIssues { count } => params.counted("answer_has_issues", count),
        };
        Self { code, params }
    }
}

impl Params {
    fn counted(&mut self, code: &'static str, count: f64) -> &'static str {
        self.count = Some(count);
        code
    }
}

/// What the reasons depend on.
#[derive(Debug, Clone, Copy)]
pub struct ReasonInput<'a> {
    /// The task.
    pub task: &'a AssessmentInput,
    /// Its counts.
    pub counts: &'a Counts,
    /// Its verdict.
    pub verdict: Verdict,
    /// The time of that, in milliseconds since 1970.
    pub now_ms: f64,
}

impl ReasonInput<'_> {
    /// Every reason that applies.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason> {
        let Self { task, counts, verdict, .. } = *self;
        let window = Window::of(&task.policy);
        let left = capped(counts.left());
        let sum = capped(counts.sum());
        let total = counts.total.unwrap_or(f64::NAN);
        let mut reasons = Vec::new();
        let mut add = |applies, reason| {
            if applies {
                reasons.push(reason);
            }
        };
        let has = |count| count > 0.0 && verdict != Verdict::NothingToDo;
        add(verdict == Verdict::Scheduled, Reason::StartsAt { time: window.start_ms });
        let is_closed = verdict == Verdict::WindowClosed;
        add(is_closed, Reason::WindowEndedAt { time: window.end_ms, left });
        add(has(counts.failed), Reason::DevicesFailed { count: counts.failed });
        add(has(counts.timed_out), Reason::DevicesTimedOut { count: counts.timed_out });
        add(has(counts.stopped), Reason::DevicesStopped { count: counts.stopped });
        let times = task.policy.retry_times.unwrap_or(f64::NAN);
        add(self.may_be_retried(window, times), Reason::MayBeRetried { times });
        add(has(counts.waiting), Reason::DevicesWaiting { count: counts.waiting });
        add(self.may_close(window), Reason::WindowEndsAt { time: window.end_ms, left });
        let count = counts.unaccounted();
        add(count > 0.0, Reason::CountsUnaccounted { count });
        add(counts.sum() > total, Reason::CountsExceedTotal { sum, total });
        let count = f64::from(task.issue_count);
        add(count > 0.0, Reason::ResponseHasIssues { count });
        reasons
    }

    /// Whether the platform may retry: something failed, and retries are left.
    fn may_be_retried(&self, window: Window, times: f64) -> bool {
        let has_failed = self.counts.failed > 0.0 || self.task.status == Status::Failed;
        let is_out =
            matches!(self.verdict, Verdict::Stopped | Verdict::NothingToDo | Verdict::Unknown);
        self.task.policy.retry
            && has_failed
            && !is_out
            && !window.is_over(self.now_ms)
            && is_whole(times, 1.0)
    }

    /// Whether the end of the window would leave devices behind. With one of these verdicts
    /// and devices left, it is still to come.
    fn may_close(&self, window: Window) -> bool {
        let is_under_way = matches!(
            self.verdict,
            Verdict::Scheduled
                | Verdict::Queued
                | Verdict::InProgress
                | Verdict::InProgressWithFailures
        );
        // An end before the start means nothing.
        let has_end = !window.end_ms.is_nan() && !window.is_ahead(window.end_ms);
        is_under_way && self.counts.left() > 0.0 && has_end
    }
}
