//! From an update to a JavaScript object. Updates are rare, so here serde makes the objects.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::plain::ToPlain;
use crate::domain::watch::course::Update;

#[wasm_bindgen(module = "/src/js/update.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildUpdate)]
    fn build_update(task: &JsValue, update: JsValue, issues: JsValue, error: &JsValue) -> Object;
}

/// A plain JavaScript object with the public shape of an update. `error` is the failure's.
pub fn to_js(task: &JsValue, update: &Update, error: &JsValue) -> JsValue {
    let issues = error::issues(&update.issues);
    build_update(task, error::to_js(&update.to_plain()), issues, error).into()
}
