//! Why a task got its verdict and what else an operator should know, as codes with their
//! values and times. The words are the page's.

use super::counts::{Counts, capped, is_whole};
use super::input::AssessmentInput;
use super::verdict::Verdict;
use super::window::Window;
use crate::domain::response::task_enums::Status;
use crate::domain::string_enum::string_enum;

/// One reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// Which one.
    pub code: ReasonCode,
    /// Its values, and its times in milliseconds since 1970, in the order in which the code
    /// names them; NaN behind them.
    pub params: Params,
}

/// The params of a reason.
pub type Params = [f64; 2];

string_enum! {
    /// The kinds of reason, in the order in which an assessment has them: what explains the
    /// verdict, what went wrong, what is to come, what is doubtful.
    ///
    /// Devices are not spoken of when there is `nothing_to_do`.
    pub enum ReasonCode {
        /// The window begins at `time`: with the verdict `scheduled`, and only then.
        StartsAt = "starts_at",
        /// The window ended at `time` with devices `left`, waiting or in progress: with the
        /// verdict `window_closed`, and only then.
        WindowEndedAt = "window_ended_at",
        /// `count` devices failed, those that timed out included.
        DevicesFailed = "devices_failed",
        /// `count` devices failed by running out of time.
        DevicesTimedOut = "devices_timed_out",
        /// `count` devices were stopped.
        DevicesStopped = "devices_stopped",
        /// The platform may try what failed again, up to so many `times`: a device or the task
        /// failed, the policy has retries, and nothing speaks against them. (The task was not
        /// stopped, its window is not over, its status is known.)
        MayBeRetried = "may_be_retried",
        /// `count` devices wait; when the task is over, it never reached them.
        DevicesWaiting = "devices_waiting",
        /// The window ends at `time`, and devices are `left`, waiting or in progress: if any still
        /// are by then, the verdict becomes `window_closed`.
        WindowEndsAt = "window_ends_at",
        /// `count` devices are in no result.
        CountsUnaccounted = "counts_unaccounted",
        /// The results are of `sum` devices, more than the `total`.
        CountsExceedTotal = "counts_exceed_total",
        /// The answer has `count` issues.
        ResponseHasIssues = "answer_has_issues",
    }
}

/// What the reasons are taken from.
#[derive(Debug, Clone, Copy)]
pub struct ReasonInput<'a> {
    /// The task.
    pub task: &'a AssessmentInput,
    /// Its counts.
    pub counts: Counts,
    /// Its verdict.
    pub verdict: Verdict,
    /// The time of that, in milliseconds since 1970.
    pub now_ms: f64,
}

impl ReasonInput<'_> {
    /// Every reason that applies.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for code in ReasonCode::ALL {
            let (applies, params) = self.params(code);
            if applies {
                reasons.push(Reason { code, params });
            }
        }
        reasons
    }

    /// Whether a reason applies, and its params.
    fn params(&self, code: ReasonCode) -> (bool, Params) {
        let Self { counts, verdict, .. } = self;
        let some = |count: f64| (count > 0.0, [count, f64::NAN]);
        let devices = |count: f64| {
            let is_any = count > 0.0 && *verdict != Verdict::NothingToDo;
            (is_any, [count, f64::NAN])
        };
        let window = Window::of(&self.task.policy);
        match code {
            ReasonCode::StartsAt => (*verdict == Verdict::Scheduled, [window.start_ms, f64::NAN]),
            ReasonCode::WindowEndedAt => {
                (*verdict == Verdict::WindowClosed, [window.end_ms, capped(counts.left())])
            }
            ReasonCode::DevicesFailed => devices(counts.failed),
            ReasonCode::DevicesTimedOut => devices(counts.timed_out),
            ReasonCode::DevicesStopped => devices(counts.stopped),
            ReasonCode::MayBeRetried => (
                self.may_be_retried(),
                [self.task.policy.retry_times.unwrap_or(f64::NAN), f64::NAN],
            ),
            ReasonCode::DevicesWaiting => devices(counts.waiting),
            ReasonCode::WindowEndsAt => {
                (self.may_be_closed(), [window.end_ms, capped(counts.left())])
            }
            ReasonCode::CountsUnaccounted => some(counts.unaccounted()),
            ReasonCode::CountsExceedTotal => {
                let total = counts.total.unwrap_or(f64::NAN);
                (counts.sum() > total, [capped(counts.sum()), total])
            }
            ReasonCode::ResponseHasIssues => some(self.task.issue_count.into()),
        }
    }

    /// Whether the platform may try again: there is something to try, and times are left.
    fn may_be_retried(&self) -> bool {
        let has_failed = self.counts.failed > 0.0 || self.task.status == Status::Failed;
        let is_out =
            matches!(self.verdict, Verdict::Stopped | Verdict::NothingToDo | Verdict::Unknown);
        self.task.policy.retry
            && has_failed
            && !is_out
            && !Window::of(&self.task.policy).is_over(self.now_ms)
            && is_whole(self.task.policy.retry_times.unwrap_or(f64::NAN), 1.0)
    }

    /// Whether the end of the window would leave devices behind. With one of these verdicts
    /// and devices left, it is still to come.
    fn may_be_closed(&self) -> bool {
        let window = Window::of(&self.task.policy);
        let is_under_way = matches!(
            self.verdict,
            Verdict::Scheduled
                | Verdict::Queued
                | Verdict::InProgress
                | Verdict::InProgressWithFailures
        );
        // An end before the start says nothing.
        let has_end = !window.end_ms.is_nan() && !window.is_ahead(window.end_ms);
        is_under_way && self.counts.left() > 0.0 && has_end
    }
}
