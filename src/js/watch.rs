//! A watch: what its course decides, carried out. The iterator itself is in `watch.js`.

use std::cell::RefCell;

use js_sys::{Date, Math};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::call::Call;
use super::error::Stop;
use super::question::Question;
use super::wait::{self, Pending};
use super::{options, task, update};
use crate::domain::answer::{self, Answer, Asked, Body};
use crate::domain::error::Failure;
use crate::domain::watch::course::{Course, Outcome, Step, Surroundings, Update};

#[wasm_bindgen]
extern "C" {
    /// What steers a watch from outside: the caller, and the state of the page.
    pub type Control;

    #[wasm_bindgen(method, getter)]
    fn paused(this: &Control) -> bool;

    #[wasm_bindgen(method, getter)]
    fn hidden(this: &Control) -> bool;

    #[wasm_bindgen(method, getter)]
    fn offline(this: &Control) -> bool;

    /// Settles when one of these changes, or the caller wants an answer or another interval.
    #[wasm_bindgen(method)]
    fn changed(this: &Control) -> Pending;

    /// Settles when the watch is over for the caller.
    #[wasm_bindgen(method)]
    fn stopped(this: &Control) -> Pending;
}

/// A watch of one task.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Watch {
    question: Question,
    course: RefCell<Course>,
    last: RefCell<Last>,
    signal: Option<AbortSignal>,
}

/// The last good answer.
#[derive(Debug, Default)]
struct Last {
    bytes: Vec<u8>,
    task: JsValue,
}

#[wasm_bindgen]
impl Watch {
    /// Starts a watch; nothing is asked yet.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad argument or option.
    #[wasm_bindgen(constructor)]
    pub fn new(
        operation_id: &JsValue,
        access_token: &JsValue,
        client_options: &JsValue,
        watch_options: &JsValue,
    ) -> Result<Self, JsValue> {
        let id = operation_id.as_string();
        let checked = || -> Result<Self, Stop> {
            let question = Question::new(operation_id, access_token, client_options)?;
            let (options, signal) = options::watch_options(watch_options)?;
            let course = Course::new(options, wait::now()).into();
            Ok(Self { question, course, last: RefCell::default(), signal })
        };
        checked().map_err(|stop| stop.into_js(id))
    }

    /// The next update; undefined when there is none any more.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for what asking again cannot mend.
    pub async fn next(&self, call: Call, control: Control) -> Result<JsValue, JsValue> {
        let stopped = wait::settled(control.stopped());
        let advance = async {
            let next = wait::unless(self.advance(&call, &control), stopped).await;
            next.unwrap_or(Ok(JsValue::UNDEFINED))
        };
        let next = call.or_aborted(self.signal.clone(), advance).await;
        next.map_err(|stop| self.error(stop))
    }

    /// Asks at once.
    pub fn refresh(&self) {
        self.course.borrow_mut().refresh();
    }

    /// Asks at once, because a pause is over.
    pub fn resume(&self) {
        self.course.borrow_mut().resume();
    }

    /// Uses other intervals from now on.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad option.
    #[wasm_bindgen(js_name = setInterval)]
    pub fn set_interval(&self, range: &JsValue) -> Result<(), JsValue> {
        let mut course = self.course.borrow_mut();
        let range = options::interval(range, course.range());
        course.set_range(range.map_err(|stop| stop.into_js(None))?);
        Ok(())
    }
}

impl Watch {
    async fn advance(&self, call: &Call, control: &Control) -> Result<JsValue, Stop> {
        loop {
            let step = self.course.borrow_mut().step(&surroundings(control));
            match step {
                Step::Done => return Ok(JsValue::UNDEFINED),
                Step::Late(failure) => return Err(failure.into()),
                Step::Tell(update) => return Ok(self.told(&update, &JsValue::UNDEFINED)),
                Step::Wait(ms) => {
                    call.rest();
                    let changed = wait::settled(control.changed());
                    wait::unless(changed, wait::sleep_long(ms)).await;
                }
                Step::Ask => {
                    if let Some(update) = self.ask(call, control).await? {
                        return Ok(update);
                    }
                }
            }
        }
    }

    /// Asks once; the update that came of it, if there is one.
    async fn ask(&self, call: &Call, control: &Control) -> Result<Option<JsValue>, Stop> {
        self.course.borrow_mut().asked(&surroundings(control));
        let remaining_ms = self.course.borrow().remaining_ms(wait::now());
        let asked = self.question.ask(call, |answer, asked| self.read(answer, asked));
        let (outcome, error) = match wait::unless(asked, wait::sleep_long(remaining_ms)).await {
            // The time for the watch is over: the next step says so.
            None => return Ok(None),
            Some(Ok(outcome)) => (outcome, JsValue::UNDEFINED),
            Some(Err(Stop::Failed { failure, cause })) if failure.retryable => {
                let outcome = Outcome::Failed { retry_after_ms: failure.retry_after_ms };
                (outcome, self.error(Stop::Failed { failure, cause }))
            }
            Some(Err(stop)) => return Err(stop),
        };
        let around = surroundings(control);
        let update = self.course.borrow_mut().learnt(outcome, &around, Math::random());
        Ok(update.map(|update| self.told(&update, &error)))
    }

    fn told(&self, update: &Update, error: &JsValue) -> JsValue {
        update::to_js(&self.last.borrow().task, update, error)
    }

    fn error(&self, stop: Stop) -> JsValue {
        stop.into_js(Some(self.question.operation_id().into()))
    }

    /// Makes sense of an answer, unless its bytes are the last one's.
    fn read(&self, answer: Answer<'_>, asked: &Asked<'_>) -> Result<Outcome, Failure> {
        let mut last = self.last.borrow_mut();
        let is_success = answer.status.is_some_and(|status| (200..300).contains(&status));
        if is_success && !last.task.is_undefined() && last.is(&answer.body) {
            return Ok(Outcome::Same);
        }
        let task = answer::read(answer, asked)?;
        if let Body::Whole(bytes) = answer.body {
            last.bytes = bytes.into();
        }
        last.task = task::to_js(&task);
        let task = Box::new(task.into_owned());
        Ok(Outcome::Task { task, secrets: asked.secrets.clone() })
    }
}

impl Last {
    fn is(&self, body: &Body<'_>) -> bool {
        matches!(body, Body::Whole(bytes) if *bytes == self.bytes)
    }
}

fn surroundings(control: &Control) -> Surroundings {
    Surroundings {
        now_ms: wait::now(),
        wall_ms: Date::now(),
        hidden: control.hidden(),
        offline: control.offline(),
        paused: control.paused(),
    }
}
