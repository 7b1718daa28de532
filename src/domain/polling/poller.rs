//! The poller of a watch: after each answer, whether to tell of it and when to ask again.
//! Its clock, its random values and the state of the page are given to it.

use super::diff::{self, Changes};
use super::eta::{Eta, Observations};
use super::interval::PollInterval;
use super::options::WatchOptions;
use super::schedule::{Environment, Schedule};
use super::update::Update;
use crate::domain::assessment::counts::Counts;
use crate::domain::assessment::verdict::{Verdict, Window, next_change_ms};
use crate::domain::assessment::{self, Assessment};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::request::secrets::Secrets;
use crate::domain::response::task::Task;
use crate::domain::response::task_enums::{ExecuteType, Status};

/// What a watch does next.
#[derive(Debug)]
pub enum Step {
    /// Ask the platform.
    Poll,
    /// Wait so many milliseconds, or until something in the surroundings changes.
    Wait(f64),
    /// Tell that the verdict changed with time alone.
    Emit(Box<Update>),
    /// Fail: the time for the watch is over.
    DeadlineExceeded(Box<Failure>),
    /// Nothing: the last update was told.
    Done,
}

/// What was learnt by asking.
#[derive(Debug)]
pub enum Outcome {
    /// The same bytes as last time.
    Same,
    /// A task.
    Task(Box<Task>),
    /// A failure that asking again can mend, which is told with the update.
    Failed {
        /// How long the platform wants to be left alone.
        retry_after_ms: Option<u32>,
    },
}

/// A watch of one task.
#[derive(Debug)]
pub struct Poller {
    options: WatchOptions,
    started_ms: f64,
    task: Option<Box<Task>>,
    last_emitted_verdict: Option<Verdict>,
    number: u32,
    asked_ms: f64,
    answered_ms: Option<f64>,
    changed_ms: Option<f64>,
    schedule: Schedule,
    is_over: bool,
    observations: Observations,
}

impl Poller {
    /// A watch that starts now.
    #[must_use]
    pub fn new(options: WatchOptions, now_ms: f64) -> Self {
        Self {
            options,
            started_ms: now_ms,
            task: None,
            last_emitted_verdict: None,
            number: 0,
            asked_ms: f64::NAN,
            answered_ms: None,
            changed_ms: None,
            schedule: Schedule::default(),
            is_over: false,
            observations: Observations::default(),
        }
    }

    /// The interval of intervals in use.
    #[must_use]
    pub fn interval(&self) -> PollInterval {
        self.options.interval
    }

    /// Uses another interval from now on.
    pub fn set_interval(&mut self, interval: PollInterval) {
        self.options.interval = interval;
    }

    /// Asks at once, even while paused or against the platform's wish. Where the platform is
    /// being asked already, it is asked once more behind its answer, which may be from before.
    pub fn refresh(&mut self) {
        self.schedule.refresh();
    }

    /// Asks at once, though not against the platform's wish: the caller ended a pause.
    pub fn resume(&mut self) {
        self.schedule.resume();
    }

    /// How long the watch may still take.
    #[must_use]
    pub fn remaining_ms(&self, now_ms: f64) -> f64 {
        let deadline_ms = self.options.deadline_ms.map_or(f64::INFINITY, f64::from);
        self.started_ms + deadline_ms - now_ms
    }

    /// What to do next.
    pub fn step(&mut self, env: &Environment) -> Step {
        if self.is_over {
            return Step::Done;
        }
        let remaining_ms = self.remaining_ms(env.now_ms);
        if remaining_ms <= 0.0 {
            return Step::DeadlineExceeded(self.deadline_exceeded());
        }
        self.schedule.observe(env);
        if self.verdict_changed(env) {
            return Step::Emit(self.update(env));
        }
        let due_in_ms = self.due_in_ms(env).unwrap_or(f64::INFINITY);
        if due_in_ms <= 0.0 {
            return Step::Poll;
        }
        let verdict_in_ms = self.verdict_in_ms(env).unwrap_or(f64::INFINITY);
        Step::Wait(due_in_ms.min(remaining_ms).min(verdict_in_ms))
    }

    /// The platform is being asked.
    pub fn on_request_sent(&mut self, env: &Environment) {
        self.schedule.request_sent();
        self.number = self.number.saturating_add(1);
        self.asked_ms = env.wall_ms;
    }

    /// Takes in what was learnt; the update to tell, if there is one, without these secrets.
    /// `random` is from 0 to 1.
    pub fn on_outcome(
        &mut self,
        outcome: Outcome,
        secrets: &Secrets,
        env: &Environment,
        random: f64,
    ) -> Option<Box<Update>> {
        // Whoever came back while the platform was asked has the outcome now.
        self.schedule.record(env);
        match outcome {
            Outcome::Failed { retry_after_ms } => {
                Some(self.on_failure(retry_after_ms, env, random))
            }
            Outcome::Same => self.on_unchanged(env),
            Outcome::Task(task) => self.on_task(task, secrets, env),
        }
    }

    fn on_unchanged(&mut self, env: &Environment) -> Option<Box<Update>> {
        self.schedule.unchanged();
        self.on_response(env);
        (self.options.unchanged || self.verdict_changed(env)).then(|| self.update(env))
    }

    fn on_task(
        &mut self,
        task: Box<Task>,
        secrets: &Secrets,
        env: &Environment,
    ) -> Option<Box<Update>> {
        let mut changes = Changes::default();
        if let Some(before) = &self.task {
            changes = diff::diff(before, &task, secrets);
            if changes.paths.is_empty() && before.issues == task.issues {
                return self.on_unchanged(env);
            }
            self.changed_ms = Some(env.wall_ms);
        }
        self.schedule.changed();
        self.on_response(env);
        let assessment = assessment::assess_task(&task, env.wall_ms);
        self.is_over = assessment.terminal;
        let Counts { total, .. } = assessment.counts;
        self.observations.push(env.now_ms, total, assessment.counts.finished());
        let before = self.task.replace(task);
        let mut update = self.update(env);
        (update.before, update.changes) = (before, changes);
        Some(update)
    }

    fn on_failure(
        &mut self,
        retry_after_ms: Option<u32>,
        env: &Environment,
        random: f64,
    ) -> Box<Update> {
        self.schedule.failed(retry_after_ms, env, random);
        self.update(env)
    }

    fn on_response(&mut self, env: &Environment) {
        self.answered_ms = Some(env.wall_ms);
        self.schedule.response_received(env);
    }

    /// How long until the platform is asked; `None` for as long as the watch is paused.
    fn due_in_ms(&self, env: &Environment) -> Option<f64> {
        let status = self.task.as_ref().map_or(Status::Unknown, |task| task.values.status());
        self.schedule.due_in_ms(self.options.interval, status, env)
    }

    /// How long until time alone changes the verdict. A clock may be set and a machine may
    /// sleep meanwhile, so it is looked at again after the longest interval.
    fn verdict_in_ms(&self, env: &Environment) -> Option<f64> {
        let at_ms = next_change_ms(&self.task.as_ref()?.values, env.wall_ms)?;
        Some((at_ms - env.wall_ms).min(self.options.interval.max_ms.into()))
    }

    /// Whether the verdict is another one than was told.
    fn verdict_changed(&self, env: &Environment) -> bool {
        self.assessment(env).map(|assessment| assessment.verdict) != self.last_emitted_verdict
    }

    fn assessment(&self, env: &Environment) -> Option<Assessment> {
        self.task.as_ref().map(|task| assessment::assess_task(task, env.wall_ms))
    }

    fn update(&mut self, env: &Environment) -> Box<Update> {
        let assessment = self.assessment(env);
        self.last_emitted_verdict = assessment.as_ref().map(|assessment| assessment.verdict);
        let remaining_ms = self.remaining_ms(env.now_ms);
        let will_poll = |in_ms: &f64| !self.is_over && *in_ms < remaining_ms;
        Box::new(Update {
            eta: assessment.as_ref().and_then(|assessment| self.eta(assessment, env)),
            assessment,
            before: None,
            changes: Changes::default(),
            number: self.number,
            asked_ms: self.asked_ms,
            answered_ms: self.answered_ms,
            changed_ms: self.changed_ms,
            next_in_ms: self.due_in_ms(env).filter(will_poll).map(f64::round),
        })
    }

    /// How long the task may still take, where what remains does not wait for something else.
    fn eta(&self, assessment: &Assessment, env: &Environment) -> Option<Eta> {
        let (values, counts) = (&self.task.as_ref()?.values, &assessment.counts);
        let waits_for_devices =
            values.execute_type() == ExecuteType::DeviceOnline && counts.waiting > 0.0;
        let window = Window::of(values);
        let is_shut = window.is_ahead(env.wall_ms) || window.is_over(env.wall_ms);
        let blocked = self.is_over || waits_for_devices || is_shut;
        self.observations.eta(env.now_ms, counts.total? - counts.finished(), blocked)
    }

    /// The failure of a watch whose time is over.
    #[must_use]
    pub fn deadline_exceeded(&self) -> Box<Failure> {
        let deadline_ms = self.options.deadline_ms.unwrap_or_default();
        let message = format!("The upgrade task did not end within {deadline_ms} ms.");
        let hint = "Watch it again, or give the watch more time with deadlineMs.";
        Failure::new(ErrorCode::Timeout, message, hint)
    }
}
