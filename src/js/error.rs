//! From a failure to what JavaScript catches; nothing else here makes errors.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::plain::{Plain, ToPlain};

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = upgradeTaskError)]
    fn upgrade_task_error(fields: JsValue, cause: &JsValue) -> JsValue;
}

/// What the caller catches.
pub fn error(mut failure: Box<Failure>, operation_id: Option<String>) -> JsValue {
    failure.operation_id = operation_id;
    caused(&failure, &JsValue::UNDEFINED)
}

/// The same with the browser's own error behind it, or undefined.
pub fn caused(failure: &Failure, cause: &JsValue) -> JsValue {
    upgrade_task_error(to_js(&failure.to_plain()), cause)
}

/// A plain JavaScript value.
pub fn to_js(plain: &Plain<'_>) -> JsValue {
    let serializer =
        Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    // Only keys that are no texts could fail, and there are none.
    plain.serialize(&serializer).unwrap_or(JsValue::NULL)
}
