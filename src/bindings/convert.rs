//! From the domain's types to plain JavaScript objects, in their public shapes.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;

/// A plain object; `null` for what is absent.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    // Only keys that are not strings could fail, and there are none.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A part of such an object that is a JavaScript value already. (One type for all of them: each field
/// that is annotated by itself is serialized by code of its own.)
#[derive(Serialize)]
#[serde(transparent)]
pub struct Preserved(#[serde(with = "serde_wasm_bindgen::preserve")] pub JsValue);

/// What is thrown; `client/error.js` turns it into an `UpgradeTaskError`.
#[expect(clippy::needless_pass_by_value, reason = "so that it maps an error")]
pub fn thrown(failure: Box<Failure>) -> JsValue {
    to_js(&failure)
}
