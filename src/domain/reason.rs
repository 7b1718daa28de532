//! Why a task got its verdict and what else an operator should know, as codes with their
//! numbers and times. The words are the page's.

use super::counts::{self, Counts};
use super::facts::Facts;
use super::number::GREATEST_SAFE;
use super::plain::{Plain, ToPlain};
use super::task::Status;
use super::timestamp::Timestamp;
use super::verdict::{Verdict, Window};
use super::words::worded;

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which one.
    pub code: ReasonCode,
    /// Its numbers and times by name; each code always has the same.
    pub params: Params,
}

/// The params of a reason by name, in order.
pub type Params = Vec<(&'static str, Param)>;

/// What a reason says in numbers and times. A text is always a time, so that whoever puts a
/// reason into words can tell by the type how to write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A number.
    Number(i64),
    /// A time as JavaScript's `toISOString` writes it: `2015-12-12T12:12:12.000Z`.
    Time(String),
}

impl ToPlain for Reason {
    fn to_plain(&self) -> Plain<'_> {
        let params = self.params.iter().map(|(name, param)| {
            let param = match param {
                Param::Number(number) => Plain::from(*number),
                Param::Time(time) => Plain::Text(time),
            };
            (*name, param)
        });
        Plain::Object(vec![
            ("code", Plain::Text(self.code.word())),
            ("params", Plain::Object(params.collect())),
        ])
    }
}

worded! {
    /// The kinds of reason, in the order in which an assessment has them: what explains the
    /// verdict, what went wrong, what is to come, what is doubtful.
    ///
    /// Devices are not spoken of when there is `nothing_to_do`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum ReasonCode {
        /// The window begins at `time`: with the verdict `scheduled`, and only then.
        StartsAt "starts_at",
        /// The window ended at `time` with devices `left`, waiting or in progress: with the
        /// verdict `window_closed`, and only then.
        WindowEndedAt "window_ended_at",
        /// `count` devices failed, those that timed out included.
        DevicesFailed "devices_failed",
        /// `count` devices failed by running out of time.
        DevicesTimedOut "devices_timed_out",
        /// `count` devices were stopped.
        DevicesStopped "devices_stopped",
        /// The platform may try what failed again, up to so many `times`: a device or the task
        /// failed, the policy has retries, and nothing speaks against them. (The task was not
        /// stopped, its window is not over, its status is known.)
        MayBeRetried "may_be_retried",
        /// `count` devices wait; when the task is over, it never reached them.
        DevicesWaiting "devices_waiting",
        /// The window ends at `time`, and devices are `left`, waiting or in progress: if any still
        /// are by then, the verdict becomes `window_closed`.
        WindowEndsAt "window_ends_at",
        /// `count` devices are in no result.
        CountsUnaccounted "counts_unaccounted",
        /// The results are of `sum` devices, more than the `total`.
        CountsExceedTotal "counts_exceed_total",
        /// The answer has `count` issues.
        AnswerHasIssues "answer_has_issues",
    }
}

/// What the reasons are taken from.
#[derive(Debug, Clone, Copy)]
pub struct Situation {
    /// The task.
    pub facts: Facts,
    /// Its counts.
    pub counts: Counts,
    /// Its verdict.
    pub verdict: Verdict,
    /// The time of that, in milliseconds since 1970.
    pub now_ms: f64,
}

impl Situation {
    /// Every reason that applies.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason> {
        let reason = |code| Some(Reason { code, params: self.params(code)? });
        ReasonCode::ALL.into_iter().filter_map(reason).collect()
    }

    /// The params of a reason; `None` where it does not apply.
    fn params(&self, code: ReasonCode) -> Option<Params> {
        let Self { facts, counts, verdict, .. } = self;
        match code {
            ReasonCode::StartsAt => {
                let start = self.window().start.filter(|_| *verdict == Verdict::Scheduled)?;
                Some(vec![("time", time(start))])
            }
            ReasonCode::WindowEndedAt => {
                let end = self.window().end.filter(|_| *verdict == Verdict::WindowClosed)?;
                Some(vec![("time", time(end)), ("left", number(counts.left()))])
            }
            ReasonCode::DevicesFailed => self.devices(counts.failed),
            ReasonCode::DevicesTimedOut => self.devices(counts.timed_out),
            ReasonCode::DevicesStopped => self.devices(counts.stopped),
            ReasonCode::MayBeRetried => Some(vec![("times", number(self.retries()?))]),
            ReasonCode::DevicesWaiting => self.devices(counts.waiting),
            ReasonCode::WindowEndsAt => {
                let end = self.window().end.filter(|_| self.may_be_closed())?;
                Some(vec![("time", time(end)), ("left", number(counts.left()))])
            }
            ReasonCode::CountsUnaccounted => some(counts.unaccounted()),
            ReasonCode::CountsExceedTotal => {
                let total = counts.total.filter(|total| counts.sum() > *total)?;
                Some(vec![("sum", number(counts.sum())), ("total", number(total))])
            }
            ReasonCode::AnswerHasIssues => some(i64::try_from(facts.issues).ok()?),
        }
    }

    fn window(&self) -> Window {
        Window::of(&self.facts.policy)
    }

    fn devices(&self, count: i64) -> Option<Params> {
        some(count).filter(|_| self.verdict != Verdict::NothingToDo)
    }

    /// How often the platform may try again, as sent, where there is something to try.
    fn retries(&self) -> Option<i64> {
        let policy = &self.facts.policy;
        let has_failed = self.counts.failed > 0 || self.facts.status == Status::Failed;
        let is_out =
            matches!(self.verdict, Verdict::Stopped | Verdict::NothingToDo | Verdict::Unknown);
        let applies =
            policy.retry_type && has_failed && !is_out && !self.window().is_over(self.now_ms);
        policy.retry_times.filter(|times| applies && (1..=GREATEST_SAFE).contains(times))
    }

    /// Whether the end of the window would leave devices behind. With one of these verdicts
    /// and devices left, it is still to come.
    fn may_be_closed(&self) -> bool {
        let window = self.window();
        let is_under_way = matches!(
            self.verdict,
            Verdict::Scheduled
                | Verdict::Queued
                | Verdict::InProgress
                | Verdict::InProgressWithFailures
        );
        // A start that is not known is before every end; an end before the start says nothing.
        is_under_way && self.counts.left() > 0 && window.start <= window.end
    }
}

fn some(count: i64) -> Option<Params> {
    (count > 0).then(|| vec![("count", number(count))])
}

fn number(number: i64) -> Param {
    Param::Number(counts::capped(number))
}

fn time(time: Timestamp) -> Param {
    Param::Time(time.iso())
}
