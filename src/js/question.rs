//! A question to the platform, asked once: token, budget, exchange, answer.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::base_url;
use super::budget::Place;
use super::error::Stop;
use super::fetch::{Exchange, Outgoing};
use super::options::{self, kind};
use super::token::TokenSource;
use super::wait::{Call, Waited, Waits};
use crate::domain::answer::{Answer, Asked, Body};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::options::ClientOptions;
use crate::domain::request::{AccessToken, BaseUrl, OperationId};
use crate::domain::secrets::Secrets;
use crate::domain::token::AfterRejection;

/// Makes sense of an answer.
pub type Read<'r> = &'r mut dyn FnMut(Answer<'_>, &Asked<'_>) -> Result<(), Box<Failure>>;

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
    pub async fn ask(&self, call: &Call, waits: &Waits, read: Read<'_>) -> Result<(), Stop> {
        let mut asked_again = false;
        loop {
            let token = if let Some(token) = self.token.kept()? {
                token
            } else {
                let answer = self.token.ask(asked_again, waits);
                self.token.answered(waits.end(answer).await?)?
            };
            let place = Place::enter(&self.budget_name(), self.options.requests_per_minute, call);
            while let Some(wait) = place.turn(waits) {
                waits.end(wait).await?;
            }
            let token = self.token.newest(token);
            let exchange = self.begin(&token)?;
            let answer = waits.within(self.options.timeout_ms, exchange.answer());
            let waited = waits.end(answer).await?;
            let Err(stop) = self.read(exchange, waited, &token, read) else {
                return Ok(());
            };
            asked_again = self.again(stop, &token, &place, asked_again)?;
        }
    }

    // What follows is called between two waits, and kept out of the future above: each value
    // that a future holds costs code for each of its states.

    fn begin(&self, token: &AccessToken) -> Result<Exchange, Stop> {
        let options = &self.options;
        let outgoing = Outgoing {
            url: &self.base.task_url(&self.id),
            headers: &[
                ("Authorization", &token.authorization()),
                (&options.app_key_header, &options.app_key),
                ("Accept", "application/json"),
            ],
            fetch: self.fetch.as_ref(),
            max_bytes: options.max_response_bytes,
        };
        Exchange::begin(&outgoing).map_err(|cause| self.no_answer(&cause, &self.secrets(token)))
    }

    fn read(
        &self,
        exchange: Exchange,
        waited: Waited,
        token: &AccessToken,
        read: Read<'_>,
    ) -> Result<(), Stop> {
        let secrets = &self.secrets(token);
        let answer = match waited {
            Waited::Done(answer) => answer,
            Waited::Failed(cause) => return Err(self.no_answer(&cause, secrets)),
            Waited::Late => return Err(self.too_late().into()),
        };
        let Some(incoming) = exchange.end(answer) else {
            return Err(not_a_response().into());
        };
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

    /// Whether a token was asked for again, where the question is asked again.
    fn again(
        &self,
        stop: Stop,
        token: &AccessToken,
        place: &Place,
        asked_again: bool,
    ) -> Result<bool, Stop> {
        let Stop::Failed { failure, .. } = &stop else {
            return Err(stop);
        };
        let next = match failure.code {
            ErrorCode::Unauthorized => self.token.rejected(token, asked_again),
            _ => AfterRejection::GiveUp,
        };
        if failure.code == ErrorCode::Throttled {
            place.block(failure.retry_after_ms.unwrap_or(0));
        }
        match next {
            AfterRejection::UseCurrent => Ok(asked_again),
            AfterRejection::AskAgain => Ok(true),
            AfterRejection::GiveUp => Err(stop),
        }
    }

    fn secrets(&self, token: &AccessToken) -> Secrets {
        Secrets::new([token.as_str().into(), self.options.app_key.clone()])
    }

    fn budget_name(&self) -> String {
        format!("{}\n{}", self.base.as_str(), self.options.app_key)
    }

    fn no_answer(&self, cause: &JsValue, secrets: &Secrets) -> Stop {
        let message = format!("No answer came from {}.", secrets.scrub(self.base.as_str()));
        let hint = "Check the network and the base URL. A browser does not tell more than this when the platform does not allow the page's origin (CORS); then use a proxy on the page's own origin, as the proxy guide in the README shows.";
        let mut failure = Failure::new(ErrorCode::Network, message, hint);
        failure.retryable = true;
        Stop::caused(failure, cause, secrets)
    }

    fn too_late(&self) -> Box<Failure> {
        let message = format!("No complete answer came in {} ms.", self.options.timeout_ms);
        let hint = "Try again, check the network, or raise timeoutMs.";
        let mut failure = Failure::new(ErrorCode::Timeout, message, hint);
        failure.retryable = true;
        failure
    }
}

fn operation_id(argument: &JsValue) -> Result<OperationId, Box<Failure>> {
    let Some(text) = argument.as_string() else {
        let message = format!("`operationId` must be a text; received {}.", kind(argument));
        let hint = "Give the operationId that the platform returned when the task was created.";
        return Err(Failure::invalid_argument(message, hint));
    };
    OperationId::new(&text)
}

fn not_a_response() -> Box<Failure> {
    Failure::invalid_argument(
        "The `fetch` option must answer with a Response; it answered with something else.",
        "Give a function that behaves as the browser's own fetch does.",
    )
}
