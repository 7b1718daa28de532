//! A watch: what its poller decides. The iterator itself is in `watch.js`.

use wasm_bindgen::prelude::*;

use super::options::Value;
use super::question::Question;
use super::{error, update};
use crate::domain::error::Failure;
use crate::domain::polling::options::WatchOptions;
use crate::domain::polling::poller::{Outcome, Poller, Step};
use crate::domain::polling::schedule::Environment;
use crate::domain::polling::update::Update;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::response::task::Task;
use crate::domain::response::{Body, RawResponse};

/// What the question of a watch has more than that of a query.
#[derive(Debug)]
pub struct Watching {
    poller: Poller,
    /// The last good answer.
    last_bytes: Vec<u8>,
    last_task: JsValue,
    /// What came of asking, until that is taken in.
    outcome: Option<Outcome>,
}

#[wasm_bindgen]
impl Question {
    /// What a watch does next, given how the world is, what the caller wished since the last
    /// step (1: to end a pause, 2: to ask at once), and what asking threw. A number is how many
    /// milliseconds to wait before the next step, 0 to ask; an object is an update to tell;
    /// undefined is the end, of which `error` is the reason where there is one. `random` is from
    /// 0 to 1.
    ///
    /// # Errors
    /// An `UpgradeTaskError` when the time for the watch is over.
    #[expect(clippy::too_many_arguments, reason = "numbers cross more cheaply than an object")]
    pub fn step(
        &mut self,
        now_ms: f64,
        hidden: bool,
        offline: bool,
        paused: bool,
        wish: u32,
        error: &JsValue,
        random: f64,
    ) -> Result<JsValue, JsValue> {
        let Some(watching) = &mut self.watching else {
            return Ok(JsValue::UNDEFINED);
        };
        let poller = &mut watching.poller;
        match wish {
            0 => {}
            1 => poller.resume(),
            _ => poller.refresh(),
        }
        let outcome = match self.failure.take() {
            Some(failure) if failure.retryable => {
                Some(Outcome::Failed { retry_after_ms: failure.retry_after_ms })
            }
            None if error.is_undefined() => watching.outcome.take(),
            // Asking again cannot mend it.
            _ => return Ok(JsValue::UNDEFINED),
        };
        let wall_ms = js_sys::Date::now();
        let env = &Environment { now_ms, wall_ms, hidden, offline, paused };
        let update =
            outcome.and_then(|outcome| poller.on_outcome(outcome, &self.secrets, env, random));
        if let Some(update) = update {
            return Ok(watching.told(&update, error));
        }
        match poller.step(env) {
            Step::Poll => {
                poller.on_request_sent(env);
                Ok(0.into())
            }
            Step::Wait(ms) => Ok(ms.into()),
            Step::Emit(update) => Ok(watching.told(&update, &JsValue::UNDEFINED)),
            Step::DeadlineExceeded(failure) => Err(self.failed(failure, &JsValue::UNDEFINED)),
            Step::Done => Ok(JsValue::UNDEFINED),
        }
    }

    /// The `UpgradeTaskError` of a watch whose time is over.
    #[must_use]
    pub fn late(&mut self) -> JsValue {
        let late = self.watching.as_ref().map(|watching| watching.poller.deadline_exceeded());
        late.map_or(JsValue::UNDEFINED, |failure| self.failed(failure, &JsValue::UNDEFINED))
    }

    /// Uses other intervals from now on.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad option.
    #[wasm_bindgen(js_name = setInterval)]
    pub fn set_interval(&mut self, range: &Value) -> Result<(), JsValue> {
        let set = self.watching.as_mut().map_or(Ok(()), |watching| {
            let mut options = Options::default();
            range.read(OptionSet::Interval, &mut options)?;
            watching.poller.set_interval(watching.poller.interval().with(&options)?);
            Ok(())
        });
        set.map_err(error::error)
    }
}

impl Watching {
    /// A watch that starts now.
    pub fn new(options: &Options, now_ms: f64) -> Result<Self, Box<Failure>> {
        Ok(Self {
            poller: Poller::new(WatchOptions::of(options)?, now_ms),
            last_bytes: Vec::new(),
            last_task: JsValue::UNDEFINED,
            outcome: None,
        })
    }

    /// When the watch has to end, on the clock that it was started by.
    pub fn ends_at_ms(&self) -> f64 {
        self.poller.remaining_ms(0.0)
    }

    fn told(&self, update: &Update, error: &JsValue) -> JsValue {
        update::to_js(&self.last_task, update, error)
    }

    /// Whether an answer is the last good one again, byte for byte: that need not be read.
    pub fn knows(&mut self, answer: RawResponse<'_>) -> bool {
        let is_success = answer.status.is_some_and(|status| (200..300).contains(&status));
        let is_last = matches!(answer.body, Body::Whole(bytes) if bytes == self.last_bytes);
        let is_known = is_success && is_last && !self.last_task.is_undefined();
        if is_known {
            self.outcome = Some(Outcome::Same);
        }
        is_known
    }

    /// Takes in a good answer.
    pub fn learn(&mut self, bytes: Vec<u8>, task: Box<Task>, object: JsValue) {
        self.last_bytes = bytes;
        self.last_task = object;
        self.outcome = Some(Outcome::Task(task));
    }
}
