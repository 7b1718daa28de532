//! A question to the platform: what is decided between the waits of `question.js`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::error;
use super::fetch::{self, Exchange};
use super::options::Value;
use super::wait::{DONE, FAILED};
use super::watch::Watching;
use super::{base_url, task, token};
use crate::domain::error::Failure;
use crate::domain::request::access_token::AccessToken;
use crate::domain::request::argument::Argument;
use crate::domain::request::base_url::BaseUrl;
use crate::domain::request::operation_id::OperationId;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::request::secrets::Secrets;
use crate::domain::response::{Body, ParseContext, RawResponse, interpret};
use crate::domain::session::retry;
use crate::domain::session::transport_error;

/// The question of one query or of one watch.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Question {
    pub(super) options: Options,
    pub(super) base: BaseUrl,
    id: OperationId,
    /// The token in use; empty before a function was asked for one.
    token: AccessToken,
    /// The token and the app key.
    pub(super) secrets: Secrets,
    /// Why asking failed, until somebody has decided what follows.
    pub(super) failure: Option<Box<Failure>>,
    failed_attempts: u32,
    pub(super) watching: Option<Watching>,
}

#[wasm_bindgen]
impl Question {
    /// The question of a query, or of a watch, which starts now. The caller's `fetch`, token
    /// function and signal stay with JavaScript.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad argument or option.
    #[wasm_bindgen(constructor)]
    pub fn new(
        id: &Value,
        token: &Value,
        client_options: &Value,
        own_options: &Value,
        watched_from_ms: Option<f64>,
    ) -> Result<Self, JsValue> {
        let id = id.argument();
        let mut question = Self::default();
        match question.check(&id, token, client_options, own_options, watched_from_ms) {
            Ok(()) => Ok(question),
            Err(mut failure) => {
                failure.operation_id = id.is_text().then_some(id.text);
                Err(error::error(failure))
            }
        }
    }

    /// The most calls a minute; how many milliseconds an attempt may take, for which a token
    /// function has as long; how many bytes an answer may have; and when a watch has to end.
    #[must_use]
    pub fn limits(&self) -> Vec<f64> {
        let options = &self.options;
        vec![
            options.requests_per_minute.into(),
            options.timeout_ms.into(),
            options.max_response_bytes.into(),
            self.watching.as_ref().map_or(f64::INFINITY, Watching::ends_at_ms),
        ]
    }

    /// Asks with the newest token, which another call may have got: only that one is valid.
    /// Where it is none, or no good, the one that is in use stays. What comes of it is for `read`.
    ///
    /// # Errors
    /// An `UpgradeTaskError`.
    pub fn send(&mut self, exchange: Exchange, newest: &str) -> Result<Promise, JsValue> {
        if let Ok(token) = AccessToken::new(newest) {
            self.set_token(token);
        }
        let authorization = self.token.authorization();
        let headers = [
            ("Authorization", authorization.as_str()),
            (self.options.app_key_header.as_str(), self.options.app_key.as_str()),
            ("Accept", "application/json"),
        ];
        let sent = fetch::send(&self.base.task_url(&self.id), &headers, exchange);
        sent.ok_or_else(|| self.failed(self.no_answer(), &JsValue::UNDEFINED))
    }

    /// Reads what came of asking: a response with its body, which is none where it is too long,
    /// or, scrubbed, what was thrown. It is the task, or undefined where a watch has to say
    /// first what comes of it.
    ///
    /// # Errors
    /// An `UpgradeTaskError`.
    pub fn read(
        &mut self,
        how: u32,
        value: JsValue,
        body: Option<Vec<u8>>,
    ) -> Result<JsValue, JsValue> {
        let task = match how {
            DONE => self.answer(value, body),
            FAILED => return Err(self.failed(self.no_answer(), &value)),
            _ => Err(transport_error::timeout_error(self.options.timeout_ms)),
        };
        task.map_err(|failure| self.failed(failure, &JsValue::UNDEFINED))
    }

    /// How long to wait before the query is sent again, in milliseconds; -1 where it is not.
    /// `random` is from 0 to 1.
    #[wasm_bindgen(js_name = retryInMs)]
    #[must_use]
    pub fn retry_in_ms(&mut self, random: f64) -> f64 {
        self.failed_attempts += 1;
        let (attempts, most) = (self.failed_attempts, self.options.max_attempts);
        let failure = self.failure.take();
        failure
            .and_then(|failure| retry::retry_delay_ms(&failure, attempts, most, random))
            .map_or(-1.0, f64::from)
    }

    /// The text without the token and the app key.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        self.secrets.scrub(text)
    }
}

impl Question {
    fn check(
        &mut self,
        id: &Argument,
        token: &Value,
        client_options: &Value,
        own_options: &Value,
        watched_from_ms: Option<f64>,
    ) -> Result<(), Box<Failure>> {
        client_options.read(OptionSet::Client, &mut self.options)?;
        self.options.check_client()?;
        self.base = base_url::check(&self.options)?;
        self.id = OperationId::new(id)?;
        self.set_token(token::given(&token.argument())?);
        let known = if watched_from_ms.is_some() { OptionSet::Watch } else { OptionSet::Query };
        own_options.read(known, &mut self.options)?;
        if let Some(now_ms) = watched_from_ms {
            self.watching = Some(Watching::new(&self.options, now_ms)?);
        }
        Ok(())
    }

    pub(super) fn set_token(&mut self, token: AccessToken) {
        self.secrets = Secrets::new(&[token.as_str(), &self.options.app_key]);
        self.token = token;
    }

    fn answer(
        &mut self,
        response: JsValue,
        body: Option<Vec<u8>>,
    ) -> Result<JsValue, Box<Failure>> {
        let incoming = fetch::incoming(response).ok_or_else(transport_error::not_a_response)?;
        let answer = RawResponse {
            status: Some(incoming.status),
            retry_after: incoming.retry_after.as_deref().map(fetch::dated),
            body: match &body {
                Some(bytes) => Body::Whole(bytes),
                None => Body::TooLarge(self.options.max_response_bytes),
            },
        };
        let context = ParseContext {
            operation_id: Some(self.id.as_str()),
            validation: self.options.validation,
            secrets: &self.secrets,
            now_ms: js_sys::Date::now(),
        };
        if let Some(watching) = &mut self.watching
            && watching.knows(answer)
        {
            return Ok(JsValue::UNDEFINED);
        }
        let task = interpret(answer, &context)?;
        let object = task::to_js(&task);
        let Some(watching) = &mut self.watching else {
            return Ok(object);
        };
        watching.learn(body.unwrap_or_default(), task, object);
        Ok(JsValue::UNDEFINED)
    }

    fn no_answer(&self) -> Box<Failure> {
        transport_error::network_error(&self.secrets.scrub(self.base.as_str()))
    }

    /// What the caller catches, unless it is decided to go on; with the browser's own error
    /// behind it, which JavaScript has scrubbed, or undefined.
    pub(super) fn failed(&mut self, mut failure: Box<Failure>, cause: &JsValue) -> JsValue {
        failure.operation_id = Some(self.id.as_str().into());
        let error = error::caused(&failure, cause);
        self.failure = Some(failure);
        error
    }
}
