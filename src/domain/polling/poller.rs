//! The decisions of a watch: what to do next, and what to emit after each outcome. The time, the
//! random numbers and the state of the page are passed in.

use super::diff::{Changes, diff};
use super::eta::{Eta, Observations};
use super::interval::PollInterval;
use super::options::WatchOptions;
use super::schedule::{Environment, Schedule};
use super::update::{Poll, Update};
use crate::domain::assessment::input::AssessmentInput;
use crate::domain::assessment::verdict::{Verdict, next_change_ms};
use crate::domain::assessment::window::Window;
use crate::domain::assessment::{Assessment, assess};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::json::number::digits;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::task::Task;
use crate::domain::response::task_enums::{ExecuteType, Status};

/// What a watch does next.
#[derive(Debug)]
pub enum Step {
    /// Send a request.
    Poll,
    /// Wait so many milliseconds, or until the environment changes.
    Wait(f64),
    /// Emit that the verdict changed with time alone.
    Emit(Box<Update>),
    /// Fail: the deadline has passed.
    DeadlineExceeded(Box<Failure>),
    /// Nothing: the last update was emitted.
    Done,
}

/// The outcome of a poll.
#[derive(Debug)]
pub enum Outcome {
    /// The same bytes as last time.
    Same,
    /// A task.
    Task(Box<Task>),
    /// A retryable failure, which is emitted with the update.
    Failed {
        /// How long the platform wants no requests.
        retry_after_ms: Option<u32>,
    },
}

/// Watches one task.
#[derive(Debug)]
pub struct Poller {
    options: WatchOptions,
    started_ms: f64,
    task: Option<Box<Task>>,
    last_emitted_verdict: Option<Verdict>,
    /// All but `next_in_ms`, which depends on the time.
    poll: Poll,
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
            poll: Poll::default(),
            schedule: Schedule::default(),
            is_over: false,
            observations: Observations::default(),
        }
    }

    /// The interval in use.
    #[must_use]
    pub fn interval(&self) -> PollInterval {
        self.options.interval
    }

    /// Uses another interval from now on.
    pub fn set_interval(&mut self, interval: PollInterval) {
        self.options.interval = interval;
    }

    /// Polls at once, even while paused or where the platform wants no requests. While a request
    /// is in flight, another one follows it, as its response may be from before.
    pub fn refresh(&mut self) {
        self.schedule.refresh();
    }

    /// Ends a pause: polls at once, unless the platform wants no requests.
    pub fn resume(&mut self) {
        self.schedule.resume();
    }

    /// How long until the deadline.
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

    /// A poll begins; its request is sent when there is a token and a permit for it.
    pub fn on_poll(&mut self, env: &Environment) {
        self.schedule.poll_begun();
        self.poll.number = self.poll.number.saturating_add(1);
        self.poll.asked_at_ms = env.wall_ms;
    }

    /// Takes in the outcome of a poll; returns the update to emit, if there is one, without these
    /// secrets. `random` is from 0 to 1.
    pub fn on_outcome(
        &mut self,
        outcome: Outcome,
        secrets: &Secrets,
        env: &Environment,
        random: f64,
    ) -> Option<Box<Update>> {
        // A page shown or a pause ended while the request was in flight has its outcome now.
        self.schedule.record(env);
        match outcome {
            Outcome::Failed { retry_after_ms } => {
                self.schedule.failed(retry_after_ms, env, random);
                Some(self.update(env))
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
            changes = diff(before, &task, secrets);
            if changes.fields.is_empty() && before.issues == task.issues {
                return self.on_unchanged(env);
            }
            self.poll.changed_at_ms = Some(env.wall_ms);
        }
        self.schedule.changed();
        self.on_response(env);
        let assessment = assess(&AssessmentInput::from(&*task), env.wall_ms);
        self.is_over = assessment.terminal;
        self.observations.push(env.now_ms, assessment.total, assessment.finished);
        let previous_task = self.task.replace(task);
        let mut update = self.update(env);
        (update.previous_task, update.changes) = (previous_task, changes);
        update.is_new_task = true;
        Some(update)
    }

    fn on_response(&mut self, env: &Environment) {
        self.poll.answered_at_ms = Some(env.wall_ms);
        self.schedule.response_received(env);
    }

    /// How long until the next request; `None` for as long as the watch is paused.
    fn due_in_ms(&self, env: &Environment) -> Option<f64> {
        let status = self.task.as_ref().map_or(Status::Unknown, |task| task.status());
        self.schedule.due_in_ms(self.options.interval, status, env)
    }

    /// How long until time alone changes the verdict. A clock may be set and a machine may
    /// sleep meanwhile, so it is checked again after the longest interval.
    fn verdict_in_ms(&self, env: &Environment) -> Option<f64> {
        let at_ms = next_change_ms(&self.input()?, env.wall_ms)?;
        Some((at_ms - env.wall_ms).min(self.options.interval.max_ms.into()))
    }

    /// Whether the verdict differs from the one that was emitted last.
    fn verdict_changed(&self, env: &Environment) -> bool {
        self.assessment(env).map(|assessment| assessment.verdict) != self.last_emitted_verdict
    }

    fn assessment(&self, env: &Environment) -> Option<Assessment> {
        Some(assess(&self.input()?, env.wall_ms))
    }

    fn input(&self) -> Option<AssessmentInput> {
        self.task.as_deref().map(AssessmentInput::from)
    }

    fn update(&mut self, env: &Environment) -> Box<Update> {
        let assessment = self.assessment(env);
        self.last_emitted_verdict = assessment.as_ref().map(|assessment| assessment.verdict);
        let remaining_ms = self.remaining_ms(env.now_ms);
        let will_poll = |in_ms: &f64| !self.is_over && *in_ms < remaining_ms;
        let next_in_ms = self.due_in_ms(env).filter(will_poll).map(f64::round);
        Box::new(Update {
            eta: assessment.as_ref().and_then(|assessment| self.eta(assessment, env)),
            assessment,
            is_new_task: false,
            previous_task: None,
            changes: Changes::default(),
            poll: Poll { next_in_ms, ..self.poll },
        })
    }

    /// How long the task may still take, where what remains does not wait for something else.
    fn eta(&self, assessment: &Assessment, env: &Environment) -> Option<Eta> {
        let policy = self.task.as_ref()?.policy();
        let waits_for_devices =
            policy.execute_type == ExecuteType::DeviceOnline && assessment.waiting > 0.0;
        let window = Window::of(&policy);
        let is_shut = window.is_ahead(env.wall_ms) || window.is_over(env.wall_ms);
        let blocked = self.is_over || waits_for_devices || is_shut;
        self.observations.eta(env.now_ms, assessment.total? - assessment.finished, blocked)
    }

    /// The task of the last good response.
    #[must_use]
    pub fn task(&self) -> Option<&Task> {
        self.task.as_deref()
    }

    /// The failure of a watch whose deadline has passed.
    #[must_use]
    pub fn deadline_exceeded(&self) -> Box<Failure> {
        let deadline_ms = digits(self.options.deadline_ms.unwrap_or_default().into());
        let message = format!("The upgrade task did not end within {deadline_ms} ms.");
        let hint = "Watch it again, or give the watch more time with deadlineMs.";
        Failure::new(ErrorCode::Timeout, message, hint)
    }
}
