//! What a session is for: one response, or the updates of a task to its end. Here is all that differs
//! between the two.

use super::call::{Call, Resource};
use super::command::Command;
use super::event::{Context, HttpResponse};
use super::retry::retry_delay_ms;
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::polling::interval::spread_ms;
use crate::domain::polling::poller::{Outcome, Poller, Step};

/// A query or a watch.
#[derive(Debug)]
pub(super) enum Goal {
    Query {
        failed_attempts: u32,
        retry_at_ms: f64,
    },
    Watch {
        poller: Box<Poller>,
        /// The last successful response: one that repeats it is not parsed.
        last_body: Option<Vec<u8>>,
    },
}

impl Goal {
    pub(super) fn query() -> Self {
        Self::Query { failed_attempts: 0, retry_at_ms: f64::NEG_INFINITY }
    }

    pub(super) fn watch(poller: Poller) -> Self {
        Self::Watch { poller: Box::new(poller), last_body: None }
    }

    /// What to do between two attempts; `None` to begin the next.
    pub(super) fn next(&mut self, context: &Context<'_>) -> Option<Command> {
        let environment = &context.environment;
        match self {
            Self::Query { retry_at_ms, .. } => {
                let timeout_ms = *retry_at_ms - environment.now_ms;
                (timeout_ms > 0.0).then_some(Command::Wait { timeout_ms })
            }
            Self::Watch { poller, .. } => match poller.step(environment) {
                Step::Poll => {
                    poller.on_poll(environment);
                    None
                }
                Step::Wait(timeout_ms) => Some(Command::Wait { timeout_ms }),
                Step::Emit(update) => Some(Command::Emit { update, failure: None }),
                Step::DeadlineExceeded(failure) => Some(Command::Throw(failure)),
                Step::Done => Some(Command::Done),
            },
        }
    }

    /// What follows from a response; `None` for whatever is next.
    pub(super) fn receive(
        &mut self,
        response: HttpResponse,
        call: &Call,
        context: &Context<'_>,
    ) -> Result<Option<Command>, Box<Failure>> {
        let (poller, last_body) = match self {
            Self::Query { .. } => {
                return Ok(Some(match call.resource() {
                    Resource::Task => Command::Return(call.interpret(&response, context)?),
                    Resource::SubTasks => {
                        Command::ReturnPage(call.interpret_page(&response, context)?)
                    }
                }));
            }
            Self::Watch { poller, last_body } => (poller, last_body),
        };
        let outcome = if last_body.as_ref().is_some_and(|body| response.repeats(body)) {
            Outcome::Same
        } else {
            let task = call.interpret(&response, context)?;
            *last_body = response.body;
            Outcome::Task(task)
        };
        let update =
            poller.on_outcome(outcome, call.secrets(), &context.environment, context.random);
        Ok(update.map(|update| Command::Emit { update, failure: None }))
    }

    /// Retries where that can help, else throws.
    pub(super) fn fail(
        &mut self,
        failure: Box<Failure>,
        call: &Call,
        context: &Context<'_>,
    ) -> Command {
        let environment = &context.environment;
        match self {
            Self::Query { failed_attempts, retry_at_ms } => {
                *failed_attempts += 1;
                let max_attempts = call.options().max_attempts;
                let delay_ms =
                    retry_delay_ms(&failure, *failed_attempts, max_attempts, context.random);
                let Some(delay_ms) = delay_ms else {
                    return Command::Throw(failure);
                };
                *retry_at_ms = environment.now_ms + f64::from(delay_ms);
                Command::Wait { timeout_ms: delay_ms.into() }
            }
            Self::Watch { poller, .. } if failure.retryable => {
                let interval = poller.interval();
                let retry_after_ms = failure.retry_after_ms.map(|ms| match failure.code {
                    // Others were told the same, and would come back at the same moment.
                    ErrorCode::Throttled => ms.saturating_add(spread_ms(interval, context.random)),
                    _ => ms,
                });
                let outcome = Outcome::Failed { retry_after_ms };
                match poller.on_outcome(outcome, call.secrets(), environment, context.random) {
                    Some(update) => Command::Emit { update, failure: Some(failure) },
                    None => Command::Wait { timeout_ms: 0.0 },
                }
            }
            Self::Watch { .. } => Command::Throw(failure),
        }
    }

    /// How long the whole may still take.
    pub(super) fn remaining_ms(&self, context: &Context<'_>) -> f64 {
        match self {
            Self::Query { .. } => f64::INFINITY,
            Self::Watch { poller, .. } => poller.remaining_ms(context.environment.now_ms),
        }
    }

    /// The failure of a watch whose time is over.
    pub(super) fn deadline_exceeded(&self, context: &Context<'_>) -> Option<Box<Failure>> {
        match self {
            Self::Watch { poller, .. } if self.remaining_ms(context) <= 0.0 => {
                Some(poller.deadline_exceeded())
            }
            _ => None,
        }
    }

    pub(super) fn poller(&self) -> Option<&Poller> {
        match self {
            Self::Query { .. } => None,
            Self::Watch { poller, .. } => Some(poller),
        }
    }

    pub(super) fn poller_mut(&mut self) -> Option<&mut Poller> {
        match self {
            Self::Query { .. } => None,
            Self::Watch { poller, .. } => Some(poller),
        }
    }
}
