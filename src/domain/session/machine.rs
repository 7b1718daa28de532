//! What one call does, step by step: a token, a permit, a request, and what follows from its
//! outcome. Every wait is a [`Command`], and what comes of it an [`Event`].

use super::call::{Call, Resource};
use super::command::Command;
use super::event::{Context, Event, HttpResponse};
use super::goal::Goal;
use super::rejection::{RejectionAction, after_rejection};
use super::transport_error;
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::polling::poller::Poller;
use crate::domain::request::access_token::AccessToken;
use crate::domain::request::argument::{Argument, ArgumentKind};
use crate::domain::request::call_arguments::CallArguments;
use crate::domain::request::options::OptionSet;
use crate::domain::response::task::Task;

/// One query, or one watch.
#[derive(Debug)]
pub struct Session {
    call: Call,
    state: State,
    /// Whether the token was refreshed in this attempt.
    has_refreshed: bool,
    /// How many tokens the platform rejected in this attempt.
    rejected_tokens: u32,
    goal: Goal,
}

/// What the session waits for.
#[derive(Debug)]
enum State {
    /// The next attempt.
    Idle,
    Token,
    Permit,
    Response,
    /// The end of what a failure entails for other calls, before the failure itself is handled.
    Failing(Box<Failure>),
    Finished,
}

impl Session {
    /// A query.
    ///
    /// # Errors
    /// `invalid_argument`.
    pub fn query(arguments: &CallArguments) -> Result<Self, Box<Failure>> {
        let call = Call::new(Resource::Task, arguments, OptionSet::Query)?;
        Ok(Self::new(call, Goal::query()))
    }

    /// A query of one page of subtasks: this one where all pages are listed, else the one that
    /// the options name.
    ///
    /// # Errors
    /// `invalid_argument`.
    pub fn sub_tasks(
        arguments: &CallArguments,
        listed_page_no: Option<u32>,
    ) -> Result<Self, Box<Failure>> {
        let known = match listed_page_no {
            Some(_) => OptionSet::SubTaskList,
            None => OptionSet::SubTasks,
        };
        let mut call = Call::new(Resource::SubTasks, arguments, known)?;
        if let Some(page_no) = listed_page_no {
            call.set_page_no(page_no);
        }
        Ok(Self::new(call, Goal::query()))
    }

    /// A watch that starts now.
    ///
    /// # Errors
    /// `invalid_argument`.
    pub fn watch(arguments: &CallArguments, now_ms: f64) -> Result<Self, Box<Failure>> {
        let call = Call::new(Resource::Task, arguments, OptionSet::Watch)?;
        let watch_options =
            call.watch_options().map_err(|failure| call.with_operation_id(failure))?;
        Ok(Self::new(call, Goal::watch(Poller::new(watch_options, now_ms))))
    }

    fn new(call: Call, goal: Goal) -> Self {
        Self { call, state: State::Idle, has_refreshed: false, rejected_tokens: 0, goal }
    }

    /// The checked arguments.
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The task that a watch knows.
    #[must_use]
    pub fn task(&self) -> Option<&Task> {
        self.goal.poller().and_then(Poller::task)
    }

    /// What decides when a watch polls.
    pub fn poller(&mut self) -> Option<&mut Poller> {
        self.goal.poller_mut()
    }

    /// Decides what follows from an event.
    pub fn next(&mut self, event: Event, context: &Context<'_>) -> Command {
        match event {
            Event::Wake => self.proceed(context),
            Event::TimedOut => self.time_out(context),
            Event::Token(token) => self.take_token(token, context),
            Event::TokenFailed => self.fail(transport_error::token_function_failed(), context),
            Event::Permit => self.send(context),
            Event::BudgetPaused(ms) => self.conclude(transport_error::budget_paused(ms), context),
            Event::Response(response) => self.receive(response, context),
            Event::NetworkError => self.fail(self.call.network_error(false, context), context),
            Event::Blocked => self.fail(self.call.network_error(true, context), context),
            Event::NotAResponse => self.fail(transport_error::not_a_response(), context),
        }
    }

    fn proceed(&mut self, context: &Context<'_>) -> Command {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Failing(failure) => return self.conclude(failure, context),
            State::Finished => return self.finish(Command::Done),
            _ => {}
        }
        match self.goal.next(context) {
            Some(Command::Throw(failure)) => self.throw(failure),
            Some(command) => command,
            None => self.begin_attempt(context),
        }
    }

    fn begin_attempt(&mut self, context: &Context<'_>) -> Command {
        self.has_refreshed = false;
        self.rejected_tokens = 0;
        // A token that is kept needs no wait.
        if self.use_current_token(context) || !self.call.has_token_function() {
            self.acquire_permit(context)
        } else {
            self.get_token(None, context)
        }
    }

    /// Uses the newest token, for only that one is valid; false where there is none.
    fn use_current_token(&mut self, context: &Context<'_>) -> bool {
        let current = context.current_token.filter(|_| self.call.has_token_function());
        let Some(Ok(token)) = current.map(AccessToken::new) else {
            return false;
        };
        self.call.set_token(token);
        true
    }

    fn get_token(&mut self, rejected: Option<String>, context: &Context<'_>) -> Command {
        self.state = State::Token;
        Command::GetToken { rejected, timeout_ms: self.timeout_ms(context) }
    }

    fn take_token(&mut self, given: Argument, context: &Context<'_>) -> Command {
        let token = match given.kind {
            ArgumentKind::Text => AccessToken::new(&given.text),
            kind => Err(transport_error::invalid_token_result(kind)),
        };
        match token {
            Ok(token) => {
                self.call.set_token(token);
                self.acquire_permit(context)
            }
            Err(failure) => {
                self.state = State::Failing(failure);
                Command::InvalidateToken { token: given.text }
            }
        }
    }

    fn acquire_permit(&mut self, context: &Context<'_>) -> Command {
        if let Some(failure) = self.goal.deadline_exceeded(context) {
            return self.throw(failure);
        }
        self.state = State::Permit;
        Command::AcquirePermit { timeout_ms: self.goal.remaining_ms(context) }
    }

    fn send(&mut self, context: &Context<'_>) -> Command {
        if let Some(failure) = self.goal.deadline_exceeded(context) {
            return self.throw(failure);
        }
        // While this call waited, another one may have got a newer token, or lost this one.
        if !self.use_current_token(context) && self.call.has_token_function() {
            return self.refresh_token(context);
        }
        self.state = State::Response;
        Command::Send { timeout_ms: self.timeout_ms(context) }
    }

    fn receive(&mut self, response: HttpResponse, context: &Context<'_>) -> Command {
        self.state = State::Idle;
        match self.goal.receive(response, &self.call, context) {
            Ok(Some(result @ (Command::Return(_) | Command::ReturnPage(_)))) => self.finish(result),
            Ok(Some(command)) => command,
            Ok(None) => self.proceed(context),
            Err(failure) => self.fail(failure, context),
        }
    }

    fn time_out(&mut self, context: &Context<'_>) -> Command {
        if let Some(failure) = self.goal.deadline_exceeded(context) {
            return self.throw(failure);
        }
        let timeout_ms = self.call.options().timeout_ms;
        match self.state {
            State::Token => self.fail(transport_error::token_timeout(timeout_ms), context),
            State::Response => self.fail(transport_error::timeout_error(timeout_ms), context),
            _ => self.proceed(context),
        }
    }

    /// Before a failure is handled, other calls are spared its cause.
    fn fail(&mut self, failure: Box<Failure>, context: &Context<'_>) -> Command {
        match failure.code {
            ErrorCode::Throttled => {
                let ms = failure.retry_after_ms.unwrap_or_default();
                self.state = State::Failing(failure);
                Command::PauseBudget { ms }
            }
            ErrorCode::Unauthorized if self.call.has_token_function() => {
                self.replace_token(failure, context)
            }
            _ => self.conclude(failure, context),
        }
    }

    /// Gets another token than the one that the platform rejected.
    fn refresh_token(&mut self, context: &Context<'_>) -> Command {
        self.has_refreshed = true;
        self.get_token(Some(self.call.token().as_str().into()), context)
    }

    fn replace_token(&mut self, failure: Box<Failure>, context: &Context<'_>) -> Command {
        let rejected = self.call.token().as_str();
        let is_replaced = context.current_token.is_some_and(|current| current != rejected);
        self.rejected_tokens += 1;
        match after_rejection(is_replaced, self.has_refreshed, self.rejected_tokens) {
            // It is used when the permit is granted.
            RejectionAction::UseCurrentToken => self.acquire_permit(context),
            RejectionAction::RefreshToken => self.refresh_token(context),
            RejectionAction::Fail => {
                self.state = State::Failing(failure);
                Command::InvalidateToken { token: self.call.token().as_str().into() }
            }
        }
    }

    /// Retries, reports or throws.
    fn conclude(&mut self, failure: Box<Failure>, context: &Context<'_>) -> Command {
        self.state = State::Idle;
        let failure = self.call.with_operation_id(failure);
        match self.goal.fail(failure, &self.call, context) {
            Command::Throw(failure) => self.throw(failure),
            command => command,
        }
    }

    fn throw(&mut self, failure: Box<Failure>) -> Command {
        let failure = self.call.with_operation_id(failure);
        self.finish(Command::Throw(failure))
    }

    fn finish(&mut self, command: Command) -> Command {
        self.state = State::Finished;
        command
    }

    /// The time for an attempt, unless the deadline of a watch comes first.
    fn timeout_ms(&self, context: &Context<'_>) -> f64 {
        f64::from(self.call.options().timeout_ms).min(self.goal.remaining_ms(context))
    }
}
