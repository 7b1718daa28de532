//! A question to the platform: what is decided between the waits of `question.js`.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error;
use super::fetch::{self, Exchange, Incoming, Outgoing};
use super::options::{self, kind};
use super::wait::Waited;
use super::watch::Watching;
use super::{base_url, task, token};
use crate::domain::answer::{self, Answer, Asked, Body};
use crate::domain::base_url::BaseUrl;
use crate::domain::error::Failure;
use crate::domain::options::ClientOptions;
use crate::domain::request::{AccessToken, OperationId};
use crate::domain::retry::{self, QUERY_BACKOFF_CAP_MS};
use crate::domain::secrets::Secrets;
use crate::domain::unanswered;

/// The question of one query or of one watch.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Question {
    pub(super) options: ClientOptions,
    pub(super) base: BaseUrl,
    id: OperationId,
    /// The token in use; none before a function was asked for one.
    pub(super) token: RefCell<Option<AccessToken>>,
    /// Why asking failed, until somebody has decided what follows.
    pub(super) failure: RefCell<Option<Box<Failure>>>,
    failed_attempts: Cell<u32>,
    pub(super) watching: Option<Watching>,
}

#[wasm_bindgen]
impl Question {
    /// The question of a query. Its `fetch`, its token function and its signal stay with
    /// JavaScript.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad argument or option.
    #[wasm_bindgen(constructor)]
    pub fn new(
        id: &JsValue,
        token: &JsValue,
        client_options: &JsValue,
        query_options: &JsValue,
    ) -> Result<Self, JsValue> {
        let question = Self::check(id, token, client_options).and_then(|question| {
            options::query_options(query_options)?;
            Ok(question)
        });
        question.map_err(|failure| error::error(failure, id.as_string()))
    }

    /// The question of a watch that starts now.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad argument or option.
    #[wasm_bindgen(js_name = ofWatch)]
    pub fn of_watch(
        id: &JsValue,
        token: &JsValue,
        client_options: &JsValue,
        watch_options: &JsValue,
        now_ms: f64,
    ) -> Result<Self, JsValue> {
        let question = Self::check(id, token, client_options).and_then(|mut question| {
            let options = options::watch_options(watch_options)?;
            question.watching = Some(Watching::new(options, now_ms));
            Ok(question)
        });
        question.map_err(|failure| error::error(failure, id.as_string()))
    }

    /// For each attempt; a token function has as long to answer.
    #[wasm_bindgen(js_name = timeoutMs)]
    #[must_use]
    pub fn timeout_ms(&self) -> u32 {
        self.options.timeout_ms
    }

    /// Asks, and reads the answer; it is the task, or undefined where a watch has to say first
    /// what came of it.
    ///
    /// # Errors
    /// An `UpgradeTaskError`, or the reason why the call was ended.
    pub async fn send(&self, exchange: Exchange) -> Result<JsValue, JsValue> {
        let waited = match self.begin(&exchange) {
            Ok(sent) => Waited::from(sent.await?),
            Err(cause) => Waited::Failed(cause),
        };
        self.end(waited)
    }

    /// How long to wait before the query is sent again, in milliseconds; -1 where it is not.
    /// `random` is from 0 to 1.
    #[wasm_bindgen(js_name = retryInMs)]
    #[must_use]
    pub fn retry_in_ms(&self, random: f64) -> f64 {
        let failed_attempts = self.failed_attempts.get() + 1;
        self.failed_attempts.set(failed_attempts);
        let failure = self.failure.take();
        let retried = failure.filter(|failure| {
            retry::query_retries(failure, failed_attempts, self.options.max_attempts)
        });
        retried.map_or(-1.0, |failure| {
            let after_ms = failure.retry_after_ms;
            retry::backoff_ms(failed_attempts, QUERY_BACKOFF_CAP_MS, after_ms, random).into()
        })
    }

    /// The text without the token and the app key.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        self.secrets().scrub(text).into_owned()
    }
}

impl Question {
    fn check(
        id: &JsValue,
        token: &JsValue,
        client_options: &JsValue,
    ) -> Result<Self, Box<Failure>> {
        let options = options::client_options(client_options)?;
        let base = base_url::check(&options)?;
        let id = operation_id(id)?;
        let token = token::given(token)?.into();
        Ok(Self {
            options,
            base,
            id,
            token,
            failure: RefCell::default(),
            failed_attempts: Cell::default(),
            watching: None,
        })
    }

    fn begin(&self, exchange: &Exchange) -> Result<JsFuture, JsValue> {
        let options = &self.options;
        let token = self.token.borrow();
        let outgoing = Outgoing {
            url: &self.base.task_url(&self.id),
            headers: &[
                (
                    "Authorization",
                    &token.as_ref().map_or_else(String::new, AccessToken::authorization),
                ),
                (&options.app_key_header, &options.app_key),
                ("Accept", "application/json"),
            ],
            timeout_ms: options.timeout_ms,
            max_bytes: options.max_response_bytes,
        };
        fetch::begin(&outgoing, exchange)
            .map_err(|error| js_sys::Error::new(&self.scrub(&error)).into())
    }

    fn end(&self, waited: Waited) -> Result<JsValue, JsValue> {
        match waited {
            Waited::Done(answer) => match fetch::end(answer) {
                Some(incoming) => self.read(&incoming).map_err(|failure| self.failed(failure)),
                None => Err(self.failed(unanswered::not_a_response())),
            },
            Waited::Failed(cause) => {
                let from = self.scrub(self.base.as_str());
                Err(self.failed_because(unanswered::no_answer(&from), &cause))
            }
            Waited::Late => Err(self.failed(unanswered::too_late(self.options.timeout_ms))),
        }
    }

    fn read(&self, incoming: &Incoming) -> Result<JsValue, Box<Failure>> {
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
            secrets: &self.secrets(),
            now_ms: js_sys::Date::now(),
        };
        match &self.watching {
            Some(watching) => watching.read(answer, &asked).map(|()| JsValue::UNDEFINED),
            None => answer::read(answer, &asked).map(|task| task::to_js(&task)),
        }
    }

    /// The task that is asked for.
    pub(super) fn operation_id(&self) -> &str {
        self.id.as_str()
    }

    /// What the caller catches, unless it is decided to go on.
    pub(super) fn failed(&self, failure: Box<Failure>) -> JsValue {
        self.failed_because(failure, &JsValue::UNDEFINED)
    }

    /// The same with the browser's own error behind it, which JavaScript has scrubbed.
    pub(super) fn failed_because(&self, mut failure: Box<Failure>, cause: &JsValue) -> JsValue {
        failure.operation_id = Some(self.id.as_str().into());
        let error = error::caused(&failure, cause);
        self.failure.replace(Some(failure));
        error
    }

    pub(super) fn secrets(&self) -> Secrets {
        let token = self.token.borrow();
        let token = token.as_ref().map(AccessToken::as_str).unwrap_or_default();
        Secrets::new(&[token, &self.options.app_key])
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
