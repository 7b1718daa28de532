//! The course of a watch: after each answer, whether to tell of it and when to ask again.
//! Its clock, its random numbers and the state of the page are given to it.

use serde::Serialize;

use super::changes::{Change, changes};
use super::eta::{Eta, Observations};
use super::interval::{Range, after_failure_ms, interval_ms};
use super::moves::impossible_moves;
use super::options::WatchOptions;
use crate::domain::assess::{self, Assessment};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::issue::ValidationIssue;
use crate::domain::secrets::Secrets;
use crate::domain::task::{ExecuteType, Status, Task};
use crate::domain::verdict::{Verdict, Window, next_change_ms};

/// What a watch needs to know of the world at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surroundings {
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

/// What a watch does next.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// Ask the platform.
    Ask,
    /// Wait so many milliseconds, or until something in the surroundings changes.
    Wait(f64),
    /// Tell that the verdict changed with time alone.
    Tell(Update),
    /// Fail: the time for the watch is over.
    Late(Failure),
    /// Nothing: the last update was told.
    Done,
}

/// What was learnt by asking.
#[derive(Debug)]
pub enum Outcome {
    /// The same bytes as last time.
    Same,
    /// A task.
    Task {
        /// The task.
        task: Box<Task<'static>>,
        /// What its texts must not tell.
        secrets: Secrets,
    },
    /// A failure that asking again can mend, which is told with the update.
    Failed {
        /// How long the platform wants to be left alone.
        retry_after_ms: Option<u32>,
    },
}

/// What the caller is told; the task and the error themselves are with whoever asked.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
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

/// When to ask again.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Due {
    /// At once, even while paused: the caller said so.
    Wanted,
    /// At once, or as soon as the platform wants to be asked again.
    Now,
    /// An interval after this moment.
    AfterAnswer(f64),
    /// A backoff after this moment, or as soon as the browser is online again where it was not.
    AfterFailure { at_ms: f64, retry_after_ms: Option<u32>, was_offline: bool, random: f64 },
}

/// A watch of one task.
#[derive(Debug)]
pub struct Course {
    options: WatchOptions,
    started_ms: f64,
    task: Option<Task<'static>>,
    verdict_told: Option<Verdict>,
    number: u32,
    asked_ms: f64,
    answered_ms: Option<f64>,
    changed_ms: Option<f64>,
    unchanged_answers: u32,
    failures: u32,
    due: Due,
    /// When the platform wants to be asked again at the earliest.
    not_before_ms: f64,
    was_hidden: bool,
    was_paused: bool,
    is_over: bool,
    observations: Observations,
}

impl Course {
    /// A watch that starts now.
    #[must_use]
    pub fn new(options: WatchOptions, now_ms: f64) -> Self {
        Self {
            options,
            started_ms: now_ms,
            task: None,
            verdict_told: None,
            number: 0,
            asked_ms: f64::NAN,
            answered_ms: None,
            changed_ms: None,
            unchanged_answers: 0,
            failures: 0,
            due: Due::Now,
            not_before_ms: f64::NEG_INFINITY,
            was_hidden: false,
            was_paused: false,
            is_over: false,
            observations: Observations::default(),
        }
    }

    /// The range of intervals in use.
    #[must_use]
    pub fn range(&self) -> Range {
        self.options.range
    }

    /// Uses another range from now on.
    pub fn set_range(&mut self, range: Range) {
        self.options.range = range;
    }

    /// Asks at once, even while paused or against the platform's wish. Where the platform is
    /// being asked already, it is asked once more behind its answer, which may be from before.
    pub fn refresh(&mut self) {
        self.due = Due::Wanted;
    }

    /// Asks at once, though not against the platform's wish: the caller ended a pause.
    pub fn resume(&mut self) {
        self.ask_next(Due::Now);
    }

    /// How long the watch may still take.
    #[must_use]
    pub fn remaining_ms(&self, now_ms: f64) -> f64 {
        let deadline_ms = self.options.deadline_ms.map_or(f64::INFINITY, f64::from);
        self.started_ms + deadline_ms - now_ms
    }

    /// What to do next.
    pub fn step(&mut self, around: &Surroundings) -> Step {
        if self.is_over {
            return Step::Done;
        }
        let remaining_ms = self.remaining_ms(around.now_ms);
        if remaining_ms <= 0.0 {
            return Step::Late(self.late());
        }
        self.look(around);
        if self.has_moved(around) {
            return Step::Tell(self.update(around));
        }
        let due_in_ms = self.due_in_ms(around).unwrap_or(f64::INFINITY);
        if due_in_ms <= 0.0 {
            return Step::Ask;
        }
        let verdict_in_ms = self.verdict_in_ms(around).unwrap_or(f64::INFINITY);
        Step::Wait(due_in_ms.min(remaining_ms).min(verdict_in_ms))
    }

    /// The platform is being asked.
    pub fn asked(&mut self, around: &Surroundings) {
        self.due = Due::Now;
        self.number = self.number.saturating_add(1);
        self.asked_ms = around.wall_ms;
    }

    /// Takes in what was learnt; the update to tell, if there is one. `random` is from 0 to 1.
    pub fn learnt(
        &mut self,
        outcome: Outcome,
        around: &Surroundings,
        random: f64,
    ) -> Option<Update> {
        // Whoever came back while the platform was asked has the outcome now.
        self.remember(around);
        match outcome {
            Outcome::Failed { retry_after_ms } => Some(self.failed(retry_after_ms, around, random)),
            Outcome::Same => self.unchanged(around),
            Outcome::Task { task, .. } if self.task.as_ref() == Some(&*task) => {
                self.unchanged(around)
            }
            Outcome::Task { task, secrets } => Some(self.changed(*task, &secrets, around)),
        }
    }

    fn unchanged(&mut self, around: &Surroundings) -> Option<Update> {
        self.unchanged_answers = self.unchanged_answers.saturating_add(1);
        self.answered(around);
        (self.options.unchanged || self.has_moved(around)).then(|| self.update(around))
    }

    fn changed(&mut self, task: Task<'static>, secrets: &Secrets, around: &Surroundings) -> Update {
        self.unchanged_answers = 0;
        self.answered(around);
        let assessment = assess::assess(&task, around.wall_ms);
        self.is_over = assessment.terminal;
        self.observations.push(around.now_ms, assessment.total, assessment.finished);
        let (changes, issues) = match &self.task {
            Some(before) => {
                self.changed_ms = Some(around.wall_ms);
                (changes(before, &task), impossible_moves(before, &task, secrets))
            }
            None => (Vec::new(), Vec::new()),
        };
        self.task = Some(task);
        Update { changes, issues, ..self.update(around) }
    }

    fn failed(
        &mut self,
        retry_after_ms: Option<u32>,
        around: &Surroundings,
        random: f64,
    ) -> Update {
        self.failures = self.failures.saturating_add(1);
        let at_ms = around.now_ms;
        self.not_before_ms = at_ms + f64::from(retry_after_ms.unwrap_or(0));
        let was_offline = around.offline;
        self.due = Due::AfterFailure { at_ms, retry_after_ms, was_offline, random };
        self.update(around)
    }

    fn answered(&mut self, around: &Surroundings) {
        self.failures = 0;
        self.not_before_ms = f64::NEG_INFINITY;
        self.answered_ms = Some(around.wall_ms);
        self.ask_next(Due::AfterAnswer(around.now_ms));
    }

    /// Sets when to ask again, unless the caller already did.
    fn ask_next(&mut self, due: Due) {
        if self.due != Due::Wanted {
            self.due = due;
        }
    }

    /// What changed around: a page that is shown again and a watch that goes on ask at once.
    fn look(&mut self, around: &Surroundings) {
        if self.was_hidden && !around.hidden || self.was_paused && !around.paused {
            self.ask_next(Due::Now);
        }
        self.remember(around);
    }

    fn remember(&mut self, around: &Surroundings) {
        self.was_hidden = around.hidden;
        self.was_paused = around.paused;
    }

    /// How long until the platform is asked; `None` for as long as the watch is paused.
    fn due_in_ms(&self, around: &Surroundings) -> Option<f64> {
        let range = self.options.range;
        let at_ms = match self.due {
            Due::Wanted => return Some(0.0),
            _ if around.paused => return None,
            Due::Now => self.not_before_ms,
            Due::AfterFailure { was_offline: true, .. } if !around.offline => self.not_before_ms,
            Due::AfterFailure { at_ms, retry_after_ms, was_offline, random } => {
                let failures = self.failures;
                let ms = after_failure_ms(range, failures, retry_after_ms, was_offline, random);
                at_ms + f64::from(ms)
            }
            Due::AfterAnswer(at_ms) => {
                let status = self.task.as_ref().map_or(Status::Unknown, |task| task.status);
                let ms = interval_ms(range, status, self.unchanged_answers, around.hidden);
                at_ms + f64::from(ms)
            }
        };
        Some((at_ms - around.now_ms).max(0.0))
    }

    /// How long until time alone changes the verdict. A clock may be set and a machine may
    /// sleep meanwhile, so it is looked at again after the longest interval.
    fn verdict_in_ms(&self, around: &Surroundings) -> Option<f64> {
        let at_ms = next_change_ms(self.task.as_ref()?, around.wall_ms)?;
        Some((at_ms - around.wall_ms).min(self.options.range.max_ms.into()))
    }

    /// Whether the verdict is another one than was told.
    fn has_moved(&self, around: &Surroundings) -> bool {
        self.assessment(around).map(|assessment| assessment.verdict) != self.verdict_told
    }

    fn assessment(&self, around: &Surroundings) -> Option<Assessment> {
        self.task.as_ref().map(|task| assess::assess(task, around.wall_ms))
    }

    fn update(&mut self, around: &Surroundings) -> Update {
        let assessment = self.assessment(around);
        self.verdict_told = assessment.as_ref().map(|assessment| assessment.verdict);
        let remaining_ms = self.remaining_ms(around.now_ms);
        let will_ask = |in_ms: &f64| !self.is_over && *in_ms < remaining_ms;
        Update {
            eta: assessment.as_ref().and_then(|assessment| self.eta(assessment, around)),
            assessment,
            changes: Vec::new(),
            issues: Vec::new(),
            number: self.number,
            asked_ms: self.asked_ms,
            answered_ms: self.answered_ms,
            changed_ms: self.changed_ms,
            next_in_ms: self.due_in_ms(around).filter(will_ask).map(f64::round),
        }
    }

    /// How long the task may still take, where what remains does not wait for something else.
    fn eta(&self, assessment: &Assessment, around: &Surroundings) -> Option<Eta> {
        let policy = &self.task.as_ref()?.policy;
        let waits_for_devices =
            policy.execute_type == ExecuteType::DeviceOnline && assessment.waiting > 0;
        let window = Window::of(policy);
        let is_shut = window.is_ahead(around.wall_ms) || window.is_over(around.wall_ms);
        let blocked = self.is_over || waits_for_devices || is_shut;
        let remaining = assessment.total? - assessment.finished;
        self.observations.eta(around.now_ms, remaining, blocked)
    }

    fn late(&self) -> Failure {
        let deadline_ms = self.options.deadline_ms.unwrap_or_default();
        let message = format!("The upgrade task did not end within {deadline_ms} ms.");
        let hint = "Watch it again, or give the watch more time with deadlineMs.";
        Failure::new(ErrorCode::Timeout, message, hint)
    }
}
