//! An update in its public shape (`UpgradeTaskUpdate` in `client/types.d.ts`).

use js_sys::{Date, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{self, Preserved};
use super::task;
use crate::domain::assessment::Assessment;
use crate::domain::error::Failure;
use crate::domain::issue::ValidationIssue;
use crate::domain::polling::eta::Eta;
use crate::domain::polling::update::Update;
use crate::domain::response::field::Field;

#[derive(Serialize)]
struct JsUpdate<'a> {
    task: Preserved,
    assessment: &'a Option<Assessment>,
    changes: Vec<Change>,
    issues: &'a [ValidationIssue],
    poll: Poll,
    eta: &'a Option<Eta>,
    /// `client/driver.js` turns it into the error that the caller gets.
    error: Option<&'a Failure>,
}

#[derive(Serialize)]
struct Change {
    path: String,
    from: Preserved,
    to: Preserved,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Poll {
    number: f64,
    asked_at: Preserved,
    answered_at: Preserved,
    changed_at: Preserved,
    next_in_ms: Option<f64>,
}

/// The object of an update; `task` is the object of its task.
pub fn to_js(update: &Update, failure: Option<&Failure>, task: &JsValue) -> JsValue {
    // Built again, because the emitted object belongs to the caller, who may have changed it.
    let before = update.previous_task.as_deref().map_or(JsValue::NULL, task::to_js);
    let changes = update.changes.fields.iter().map(|field| Change {
        path: field.path(),
        from: Preserved(value(&before, *field)),
        to: Preserved(value(task, *field)),
    });
    convert::to_js(&JsUpdate {
        task: Preserved(task.clone()),
        assessment: &update.assessment,
        changes: changes.collect(),
        issues: &update.changes.issues,
        poll: Poll {
            number: update.poll.number.into(),
            asked_at: date(Some(update.poll.asked_at_ms)),
            answered_at: date(update.poll.answered_at_ms),
            changed_at: date(update.poll.changed_at_ms),
            next_in_ms: update.poll.next_in_ms,
        },
        eta: &update.eta,
        error: failure,
    })
}

/// The value of a field in the object of a task.
fn value(task: &JsValue, field: Field) -> JsValue {
    let parent = field.parent().map_or(task.clone(), |parent| value(task, parent));
    Reflect::get(&parent, &field.spec().name().into()).unwrap_or_default()
}

fn date(ms: Option<f64>) -> Preserved {
    Preserved(ms.map_or(JsValue::NULL, |ms| Date::new(&ms.into()).into()))
}
