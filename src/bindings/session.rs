//! A query or a watch as `client/driver.js` runs it: events in, commands out.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::convert::thrown;
use super::event::EventKind;
use super::transport::Transport;
use super::{command, event, exchange, task};
use crate::domain::polling::schedule::Environment;
use crate::domain::request::call_arguments::CallArguments;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::session::command::Command;
use crate::domain::session::event::{Context, HttpResponse};
use crate::domain::session::machine;

/// A query or a watch.
#[wasm_bindgen]
pub struct Session {
    machine: machine::Session,
    /// The outcome of the latest exchange, which may outlive the session.
    response: Rc<Cell<Option<HttpResponse>>>,
    /// The object of the latest task of a watch.
    task: JsValue,
}

#[wasm_bindgen]
impl Session {
    /// A query; the arguments are as `callArguments` describes them. The caller's functions and
    /// signals stay with JavaScript.
    ///
    /// # Errors
    /// A failure: `invalid_argument`.
    pub fn query(arguments: &str) -> Result<Self, JsValue> {
        machine::Session::query(&CallArguments::parse(arguments)).map(Self::new).map_err(thrown)
    }

    /// A query of one page of subtasks: of this one, where all pages are listed.
    ///
    /// # Errors
    /// A failure: `invalid_argument`.
    #[wasm_bindgen(js_name = querySubTask)]
    pub fn query_sub_task(arguments: &str, listed_page_no: Option<u32>) -> Result<Self, JsValue> {
        let session = machine::Session::sub_tasks(&CallArguments::parse(arguments), listed_page_no);
        session.map(Self::new).map_err(thrown)
    }

    /// A watch that starts now, in monotonic milliseconds.
    ///
    /// # Errors
    /// A failure: `invalid_argument`.
    pub fn watch(arguments: &str, now_ms: f64) -> Result<Self, JsValue> {
        let session = machine::Session::watch(&CallArguments::parse(arguments), now_ms);
        session.map(Self::new).map_err(thrown)
    }

    /// Decides what follows from an event of this kind, which may come with a token or with how long
    /// the platform wants no requests, in this environment (see `client/environment.js`): a command,
    /// see `virtual_modules.d.ts`.
    #[must_use]
    #[expect(clippy::too_many_arguments, reason = "asking for each is a call into JavaScript")]
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes no optional reference")]
    pub fn next(
        &mut self,
        current_token: Option<String>,
        now_ms: f64,
        wall_ms: f64,
        random: f64,
        hidden: bool,
        offline: bool,
        paused: bool,
        kind: EventKind,
        token: Option<String>,
        paused_ms: Option<u32>,
    ) -> JsValue {
        let event = event::event(kind, token, paused_ms, self.response.take());
        let environment = Environment { now_ms, wall_ms, hidden, offline, paused };
        let current_token = current_token.as_deref();
        let command = self.machine.next(event, &Context { environment, random, current_token });
        if let (Command::Emit { update, .. }, Some(task)) = (&command, self.machine.task())
            && update.is_new_task
        {
            self.task = task::to_js(task);
        }
        command::to_js(command, self.machine.call(), &self.task)
    }

    /// Sends the request. The promise resolves when `next` can be called with the event `response`.
    pub fn send(&self, transport: Transport) -> Promise {
        let call = self.machine.call();
        let limit = call.options().max_response_bytes;
        let request = exchange::build(&call.http_request(), &transport);
        let response = Rc::clone(&self.response);
        response.set(None);
        future_to_promise(async move {
            if let Ok(request) = request {
                response.set(exchange::send(request, transport, limit).await);
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Polls immediately, even while paused.
    pub fn refresh(&mut self) {
        if let Some(poller) = self.machine.poller() {
            poller.refresh();
        }
    }

    /// Polls immediately: the caller ended a pause.
    pub fn resume(&mut self) {
        if let Some(poller) = self.machine.poller() {
            poller.resume();
        }
    }

    /// Uses other intervals from now on; the range is as `optionArguments` describes it.
    ///
    /// # Errors
    /// A failure: `invalid_argument`.
    #[wasm_bindgen(js_name = setInterval)]
    pub fn set_interval(&mut self, range: &str) -> Result<(), JsValue> {
        let Some(poller) = self.machine.poller() else {
            return Ok(());
        };
        let mut options = Options::default();
        CallArguments::parse(range)
            .read_options("options", OptionSet::Interval, &mut options)
            .map_err(thrown)?;
        poller.set_interval(poller.interval().with(&options).map_err(thrown)?);
        Ok(())
    }

    /// The text without the token and the app key.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        self.machine.call().secrets().scrub(text)
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session(..)")
    }
}

impl Session {
    fn new(machine: machine::Session) -> Self {
        Self { machine, response: Rc::default(), task: JsValue::NULL }
    }
}
