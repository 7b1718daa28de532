//! From an update to a JavaScript object.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{error, task};
use crate::domain::polling::update::Update;

#[wasm_bindgen(module = "/src/js/update.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildUpdate)]
    fn build_update(
        task: &JsValue,
        before: JsValue,
        changes: &str,
        issues: JsValue,
        numbers: &[f64],
        error: &JsValue,
    ) -> Object;
}

/// A plain JavaScript object with the public shape of an update. `error` is the failure's.
pub fn to_js(task: &JsValue, update: &Update, error: &JsValue) -> JsValue {
    // Made again, because the one that was told is the caller's, who may have changed it.
    let before = update.previous_task.as_deref().map_or(JsValue::UNDEFINED, task::to_js);
    let issues = error::issues(&update.changes.issues);
    build_update(task, before, &update.changes.paths, issues, &update.flat(), error).into()
}
