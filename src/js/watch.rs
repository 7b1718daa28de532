//! A watch: what its course decides, carried out. The iterator itself is in `watch.js`.

use std::cell::RefCell;

use js_sys::{Date, Math};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::error::Stop;
use super::question::Question;
use super::wait::{self, Call, Pending, Waits};
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

    /// Aborted when the watch is over for the caller.
    #[wasm_bindgen(method, getter)]
    fn stopped(this: &Control) -> AbortSignal;
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
        let waits = Waits::new(&call);
        let next = async {
            waits.follow(&control.stopped()).map_err(Stop::Aborted)?;
            if let Some(signal) = &self.signal {
                waits.follow(signal).map_err(Stop::Aborted)?;
            }
            self.advance(&call, &waits, &control).await
        };
        next.await.map_err(|stop: Stop| match stop {
            Stop::Aborted(_) if waits.late() => self.error(self.course.borrow().late().into()),
            stop => self.error(stop),
        })
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
    async fn advance(
        &self,
        call: &Call,
        waits: &Waits,
        control: &Control,
    ) -> Result<JsValue, Stop> {
        let now_ms = wait::now();
        waits.set_deadline(now_ms + self.course.borrow().remaining_ms(now_ms));
        loop {
            let step = self.course.borrow_mut().step(&surroundings(control));
            match step {
                Step::Done => return Ok(JsValue::UNDEFINED),
                Step::Late(failure) => return Err(failure.into()),
                Step::Tell(update) => return Ok(self.told(&update, &JsValue::UNDEFINED)),
                Step::Wait(ms) => {
                    waits.end(waits.rest(ms, &control.changed())).await?;
                }
                Step::Ask => {
                    if let Some(update) = self.ask(call, waits, control).await? {
                        return Ok(update);
                    }
                }
            }
        }
    }

    /// Asks once; the update that came of it, if there is one.
    async fn ask(
        &self,
        call: &Call,
        waits: &Waits,
        control: &Control,
    ) -> Result<Option<JsValue>, Stop> {
        self.course.borrow_mut().asked(&surroundings(control));
        let mut outcome = Outcome::Same;
        let mut read = |answer: Answer<'_>, asked: &Asked<'_>| {
            outcome = self.read(answer, asked)?;
            Ok(())
        };
        let error = match self.question.ask(call, waits, &mut read).await {
            Ok(()) => JsValue::UNDEFINED,
            Err(Stop::Failed { failure, cause }) if failure.retryable => {
                outcome = Outcome::Failed { retry_after_ms: failure.retry_after_ms };
                self.error(Stop::Failed { failure, cause })
            }
            Err(stop) => return Err(stop),
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
    fn read(&self, answer: Answer<'_>, asked: &Asked<'_>) -> Result<Outcome, Box<Failure>> {
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
