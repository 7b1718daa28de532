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
use crate::domain::verdict::{Verdict, next_change_ms};

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
    /// How long until it is asked again; `None` behind the last answer and while paused.
    pub next_in_ms: Option<f64>,
    /// How long the task may still take.
    pub eta: Option<Eta>,
}

/// When to ask again.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Due {
    /// At once, even while paused: the caller said so.
    Wanted,
    /// At once.
    Now,
    /// An interval after this moment.
    AfterAnswer(f64),
    /// At this moment, or as soon as the browser is online again where it was not.
    AfterFailure { at_ms: f64, was_offline: bool },
}

/// A watch of one task.
#[derive(Debug)]
pub struct Course {
    options: WatchOptions,
    started_ms: f64,
    task: Option<Task<'static>>,
    assessment: Option<Assessment>,
    number: u32,
    asked_ms: f64,
    answered_ms: Option<f64>,
    changed_ms: Option<f64>,
    unchanged_answers: u32,
    failures: u32,
    due: Due,
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
            assessment: None,
            number: 0,
            asked_ms: f64::NAN,
            answered_ms: None,
            changed_ms: None,
            unchanged_answers: 0,
            failures: 0,
            due: Due::Now,
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

    /// Asks at once, even while paused.
    pub fn refresh(&mut self) {
        self.due = Due::Wanted;
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
        if let Some(update) = self.moved_by_time(around) {
            return Step::Tell(update);
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
        self.moved_by_time(around).or_else(|| self.options.unchanged.then(|| self.update(around)))
    }

    fn changed(&mut self, task: Task<'static>, secrets: &Secrets, around: &Surroundings) -> Update {
        self.unchanged_answers = 0;
        self.changed_ms = Some(around.wall_ms);
        self.answered(around);
        let assessment = assess::assess(&task, around.wall_ms);
        self.is_over = assessment.terminal;
        self.observations.push(around.now_ms, assessment.total, assessment.finished);
        self.assessment = Some(assessment);
        let before = self.task.replace(task);
        let mut update = self.update(around);
        if let (Some(before), Some(after)) = (&before, &self.task) {
            update.changes = changes(before, after);
            update.issues = impossible_moves(before, after, secrets);
        }
        update
    }

    fn failed(
        &mut self,
        retry_after_ms: Option<u32>,
        around: &Surroundings,
        random: f64,
    ) -> Update {
        self.failures = self.failures.saturating_add(1);
        let range = self.options.range;
        let delay_ms =
            after_failure_ms(range, self.failures, retry_after_ms, around.offline, random);
        let at_ms = around.now_ms + f64::from(delay_ms);
        self.due = Due::AfterFailure { at_ms, was_offline: around.offline };
        self.update(around)
    }

    fn answered(&mut self, around: &Surroundings) {
        self.failures = 0;
        self.answered_ms = Some(around.wall_ms);
        self.due = Due::AfterAnswer(around.now_ms);
    }

    /// The update that a verdict makes which changed with time alone.
    fn moved_by_time(&mut self, around: &Surroundings) -> Option<Update> {
        let assessment = assess::assess(self.task.as_ref()?, around.wall_ms);
        let moved = self.assessment.as_ref()?.verdict != assessment.verdict;
        moved.then(|| {
            self.assessment = Some(assessment);
            self.update(around)
        })
    }

    fn verdict_in_ms(&self, around: &Surroundings) -> Option<f64> {
        let at_ms = next_change_ms(self.task.as_ref()?, around.wall_ms)?;
        Some(at_ms - around.wall_ms)
    }

    /// What changed around: a page that is shown again and a watch that goes on ask at once.
    fn look(&mut self, around: &Surroundings) {
        let is_back = self.was_hidden && !around.hidden || self.was_paused && !around.paused;
        if is_back && self.due != Due::Wanted {
            self.due = Due::Now;
        }
        self.was_hidden = around.hidden;
        self.was_paused = around.paused;
    }

    /// How long until the platform is asked; `None` for as long as the watch is paused.
    fn due_in_ms(&self, around: &Surroundings) -> Option<f64> {
        let in_ms = match self.due {
            Due::Wanted => return Some(0.0),
            _ if around.paused => return None,
            Due::Now => 0.0,
            Due::AfterFailure { was_offline: true, .. } if !around.offline => 0.0,
            Due::AfterFailure { at_ms, .. } => at_ms - around.now_ms,
            Due::AfterAnswer(at_ms) => {
                let status = self.task.as_ref().map_or(Status::Unknown, |task| task.status);
                let range = self.options.range;
                let ms = interval_ms(range, status, self.unchanged_answers, around.hidden);
                at_ms + f64::from(ms) - around.now_ms
            }
        };
        Some(in_ms.max(0.0))
    }

    fn update(&self, around: &Surroundings) -> Update {
        Update {
            assessment: self.assessment.clone(),
            changes: Vec::new(),
            issues: Vec::new(),
            number: self.number,
            asked_ms: self.asked_ms,
            answered_ms: self.answered_ms,
            changed_ms: self.changed_ms,
            next_in_ms: self.due_in_ms(around).filter(|_| !self.is_over).map(f64::round),
            eta: self.eta(around),
        }
    }

    /// How long the task may still take, where what remains does not wait for something else.
    fn eta(&self, around: &Surroundings) -> Option<Eta> {
        let (task, assessment) = (self.task.as_ref()?, self.assessment.as_ref()?);
        let waits_for_devices =
            task.policy.execute_type == ExecuteType::DeviceOnline && assessment.waiting > 0;
        let waits_for_time =
            matches!(assessment.verdict, Verdict::Scheduled | Verdict::WindowClosed);
        let remaining = assessment.total? - assessment.finished;
        self.observations.eta(around.now_ms, remaining, waits_for_devices || waits_for_time)
    }

    fn late(&self) -> Failure {
        let deadline_ms = self.options.deadline_ms.unwrap_or_default();
        let message = format!("The upgrade task did not end within {deadline_ms} ms.");
        let hint = "Watch it again, or give the watch more time with deadlineMs.";
        Failure::new(ErrorCode::Timeout, message, hint)
    }
}
