//! A watch: what its course decides. The iterator itself is in `watch.js`.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;

use super::question::Question;
use super::{error, options, task, update};
use crate::domain::answer::{self, Answer, Asked, Body};
use crate::domain::error::Failure;
use crate::domain::watch::course::{Course, Outcome, Step, Surroundings, Update};
use crate::domain::watch::options::WatchOptions;

/// What the question of a watch has more than that of a query.
#[derive(Debug)]
pub struct Watching {
    course: RefCell<Course>,
    around: Cell<Surroundings>,
    last: RefCell<Last>,
    /// What came of asking, until that is taken in.
    outcome: RefCell<Option<Outcome>>,
}

/// The last good answer.
#[derive(Debug, Default)]
struct Last {
    bytes: Vec<u8>,
    task: JsValue,
}

#[wasm_bindgen]
impl Question {
    /// How the world is: what the next step, and what is made of what was learnt, depend on.
    pub fn look(&self, now_ms: f64, wall_ms: f64, hidden: bool, offline: bool, paused: bool) {
        if let Some(watching) = &self.watching {
            watching.around.set(Surroundings { now_ms, wall_ms, hidden, offline, paused });
        }
    }

    /// What a watch does next: a number is how many milliseconds to wait before the next look,
    /// 0 to ask; an object is an update to tell; undefined is the end.
    ///
    /// # Errors
    /// An `UpgradeTaskError` when the time for the watch is over.
    pub fn step(&self) -> Result<JsValue, JsValue> {
        let Some(watching) = &self.watching else {
            return Ok(JsValue::UNDEFINED);
        };
        let mut course = watching.course.borrow_mut();
        let around = &watching.around.get();
        match course.step(around) {
            Step::Ask => {
                course.asked(around);
                Ok(0.into())
            }
            Step::Wait(ms) => Ok(ms.into()),
            Step::Tell(update) => Ok(watching.told(&update, &JsValue::UNDEFINED)),
            Step::Late(failure) => Err(self.failed(failure)),
            Step::Done => Ok(JsValue::UNDEFINED),
        }
    }

    /// The update, if there is one, that comes of asking. Without one, `error`, which asking
    /// threw, is what asking again cannot mend. `random` is from 0 to 1.
    #[must_use]
    pub fn learnt(&self, error: &JsValue, random: f64) -> JsValue {
        let update = self.watching.as_ref().and_then(|watching| {
            let outcome = match self.failure.take() {
                Some(failure) if failure.retryable => {
                    Outcome::Failed { retry_after_ms: failure.retry_after_ms }
                }
                Some(_) => return None,
                None => watching.outcome.take()?,
            };
            let around = watching.around.get();
            let update =
                watching.course.borrow_mut().learnt(outcome, &self.secrets(), &around, random)?;
            Some(watching.told(&update, error))
        });
        update.unwrap_or(JsValue::UNDEFINED)
    }

    /// How long the watch may still take.
    #[wasm_bindgen(js_name = remainingMs)]
    #[must_use]
    pub fn remaining_ms(&self, now_ms: f64) -> f64 {
        let watching = self.watching.as_ref();
        watching.map_or(f64::INFINITY, |watching| watching.course.borrow().remaining_ms(now_ms))
    }

    /// The `UpgradeTaskError` of a watch whose time is over.
    #[must_use]
    pub fn late(&self) -> JsValue {
        let watching = self.watching.as_ref();
        watching.map_or(JsValue::UNDEFINED, |watching| {
            let failure = watching.course.borrow().late();
            error::error(failure, Some(self.operation_id().into()))
        })
    }

    /// Asks at once.
    pub fn refresh(&self) {
        if let Some(watching) = &self.watching {
            watching.course.borrow_mut().refresh();
        }
    }

    /// Asks at once, because a pause is over.
    pub fn resume(&self) {
        if let Some(watching) = &self.watching {
            watching.course.borrow_mut().resume();
        }
    }

    /// Uses other intervals from now on.
    ///
    /// # Errors
    /// An `UpgradeTaskError` for a bad option.
    #[wasm_bindgen(js_name = setInterval)]
    pub fn set_interval(&self, range: &JsValue) -> Result<(), JsValue> {
        if let Some(watching) = &self.watching {
            // Not borrowed meanwhile: reading a property may run code of the caller.
            let now = watching.course.borrow().range();
            let range = options::interval(range, now).map_err(|why| error::error(why, None))?;
            watching.course.borrow_mut().set_range(range);
        }
        Ok(())
    }
}

impl Watching {
    /// A watch that starts now.
    pub fn new(options: WatchOptions, now_ms: f64) -> Self {
        Self {
            course: Course::new(options, now_ms).into(),
            around: Surroundings {
                now_ms,
                wall_ms: now_ms,
                hidden: false,
                offline: false,
                paused: false,
            }
            .into(),
            last: RefCell::default(),
            outcome: RefCell::default(),
        }
    }

    fn told(&self, update: &Update, error: &JsValue) -> JsValue {
        update::to_js(&self.last.borrow().task, update, error)
    }

    /// Makes sense of an answer, unless its bytes are the last one's.
    pub fn read(&self, answer: Answer<'_>, asked: &Asked<'_>) -> Result<(), Box<Failure>> {
        let mut last = self.last.borrow_mut();
        let is_success = answer.status.is_some_and(|status| (200..300).contains(&status));
        if is_success && !last.task.is_undefined() && last.is(&answer.body) {
            self.outcome.replace(Some(Outcome::Same));
            return Ok(());
        }
        let task = answer::read(answer, asked)?;
        if let Body::Whole(bytes) = answer.body {
            last.bytes = bytes.into();
        }
        last.task = task::to_js(&task);
        self.outcome.replace(Some(Outcome::Task(Box::new(task))));
        Ok(())
    }
}

impl Last {
    fn is(&self, body: &Body<'_>) -> bool {
        matches!(body, Body::Whole(bytes) if *bytes == self.bytes)
    }
}
