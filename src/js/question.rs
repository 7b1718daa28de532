//! A question to the platform, asked once: token, budget, exchange, answer.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::budget::Place;
use super::call::Call;
use super::error::Stop;
use super::fetch::{self, Broken, Incoming, Outgoing};
use super::options::{self, kind};
use super::token::TokenSource;
use super::{base_url, wait};
use crate::domain::answer::{Answer, Asked, Body};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::options::ClientOptions;
use crate::domain::request::{AccessToken, BaseUrl, OperationId};
use crate::domain::secrets::Secrets;
use crate::domain::token::AfterRejection;

/// A question, checked; nothing was sent yet.
#[derive(Debug)]
pub struct Question {
    options: ClientOptions,
    fetch: Option<Function>,
    base: BaseUrl,
    id: OperationId,
    token: TokenSource,
}

impl Question {
    /// Checks the arguments that every call has.
    pub fn new(id: &JsValue, token: &JsValue, client_options: &JsValue) -> Result<Self, Stop> {
        let (options, fetch) = options::client_options(client_options)?;
        let base = base_url::check(&options)?;
        let id = operation_id(id)?;
        let token = TokenSource::new(token, &options)?;
        Ok(Self { options, fetch, base, id, token })
    }

    /// The task that is asked for.
    pub fn operation_id(&self) -> &str {
        self.id.as_str()
    }

    /// How often a query may try.
    pub fn max_attempts(&self) -> u32 {
        self.options.max_attempts
    }

    /// Asks once; a rejected token is replaced once, too. `read` makes sense of the answer.
    pub async fn ask<T>(
        &self,
        call: &Call,
        read: impl Fn(Answer<'_>, &Asked<'_>) -> Result<T, Failure>,
    ) -> Result<T, Stop> {
        let mut asked_again = false;
        loop {
            call.expect(self.options.timeout_ms);
            let token = self.token.get(asked_again).await?;
            let place = Place::enter(&self.budget_name(), self.options.requests_per_minute, call);
            place.turn(call).await;
            let token = self.token.newest(token);
            call.expect(self.options.timeout_ms);
            let (failure, cause) = match self.attempt(&token, &read).await {
                Err(Stop::Failed { failure, cause }) => (failure, cause),
                done => return done,
            };
            if failure.code == ErrorCode::Throttled {
                place.block(failure.retry_after_ms.unwrap_or(0));
            }
            let next = match failure.code {
                ErrorCode::Unauthorized => self.token.rejected(&token, asked_again),
                _ => AfterRejection::GiveUp,
            };
            match next {
                AfterRejection::UseCurrent => {}
                AfterRejection::AskAgain => asked_again = true,
                AfterRejection::GiveUp => return Err(Stop::Failed { failure, cause }),
            }
        }
    }

    /// One HTTP exchange within the time for it.
    async fn attempt<T>(
        &self,
        token: &AccessToken,
        read: impl Fn(Answer<'_>, &Asked<'_>) -> Result<T, Failure>,
    ) -> Result<T, Stop> {
        let options = &self.options;
        let secrets = Secrets::new([token.as_str().into(), options.app_key.clone()]);
        let url = self.base.task_url(&self.id);
        let authorization = token.authorization();
        let outgoing = Outgoing {
            url: &url,
            headers: &[
                ("Authorization", &authorization),
                (&options.app_key_header, &options.app_key),
                ("Accept", "application/json"),
            ],
            fetch: self.fetch.as_ref(),
            max_bytes: options.max_response_bytes,
        };
        let time = wait::sleep(options.timeout_ms);
        match wait::unless(fetch::exchange(&outgoing), time).await {
            Some(Ok(incoming)) => self.read(&incoming, &secrets, read),
            Some(Err(Broken::Network(cause))) => {
                Err(Stop::caused(self.no_answer(&secrets), &cause, &secrets))
            }
            Some(Err(Broken::NotAResponse)) => Err(not_a_response().into()),
            None => Err(self.too_late().into()),
        }
    }

    fn read<T>(
        &self,
        incoming: &Incoming,
        secrets: &Secrets,
        read: impl Fn(Answer<'_>, &Asked<'_>) -> Result<T, Failure>,
    ) -> Result<T, Stop> {
        let body = match &incoming.body {
            Some(bytes) => Body::Whole(bytes),
            None => Body::LongerThan(self.options.max_response_bytes),
        };
        let answer = Answer {
            status: Some(incoming.status),
            retry_after: incoming.retry_after.as_deref(),
            body,
        };
        let asked = Asked {
            operation_id: Some(self.id.as_str()),
            validation: self.options.validation,
            secrets,
            now_ms: js_sys::Date::now(),
        };
        Ok(read(answer, &asked)?)
    }

    fn budget_name(&self) -> String {
        format!("{}\n{}", self.base.as_str(), self.options.app_key)
    }

    fn no_answer(&self, secrets: &Secrets) -> Failure {
        let message = format!("No answer came from {}.", secrets.scrub(self.base.as_str()));
        let hint = "Check the network and the base URL. A browser does not tell more than this when the platform does not allow the page's origin (CORS); then use a proxy on the page's own origin, as the proxy guide in the README shows.";
        let mut failure = Failure::new(ErrorCode::Network, message, hint);
        failure.retryable = true;
        failure
    }

    fn too_late(&self) -> Failure {
        let message = format!("No complete answer came in {} ms.", self.options.timeout_ms);
        let hint = "Try again, check the network, or raise timeoutMs.";
        let mut failure = Failure::new(ErrorCode::Timeout, message, hint);
        failure.retryable = true;
        failure
    }
}

fn operation_id(argument: &JsValue) -> Result<OperationId, Failure> {
    let Some(text) = argument.as_string() else {
        let message = format!("`operationId` must be a text; received {}.", kind(argument));
        let hint = "Give the operationId that the platform returned when the task was created.";
        return Err(Failure::invalid_argument(message, hint));
    };
    OperationId::new(&text)
}

fn not_a_response() -> Failure {
    Failure::invalid_argument(
        "The `fetch` option must answer with a Response; it answered with something else.",
        "Give a function that behaves as the browser's own fetch does.",
    )
}
