//! From a failure to what JavaScript catches; nothing else here makes errors.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::plain::{Plain, ToPlain};
use crate::domain::secrets::Secrets;

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = upgradeTaskError)]
    fn upgrade_task_error(fields: JsValue, cause: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = scrubbedCause)]
    fn scrubbed_cause(cause: &JsValue, scrub: &mut dyn FnMut(String) -> String) -> JsValue;
}

/// Why a call ended without a task.
#[derive(Debug)]
pub enum Stop {
    /// It failed; `cause` is the browser's own error, or undefined.
    Failed {
        /// What the caller learns.
        failure: Box<Failure>,
        /// The browser's own error, free of secrets, or undefined.
        cause: JsValue,
    },
    /// The caller aborted it, for this reason.
    Aborted(JsValue),
}

impl Stop {
    /// A failure with the browser's own error behind it.
    pub fn caused(failure: Box<Failure>, cause: &JsValue, secrets: &Secrets) -> Self {
        let cause = scrubbed_cause(cause, &mut |text| secrets.scrub(&text).into_owned());
        Self::Failed { failure, cause }
    }

    /// What the caller's promise rejects with.
    pub fn into_js(self, operation_id: Option<String>) -> JsValue {
        match self {
            Self::Aborted(reason) => reason,
            Self::Failed { mut failure, cause } => {
                failure.operation_id = failure.operation_id.or(operation_id);
                upgrade_task_error(to_js(&failure.to_plain()), &cause)
            }
        }
    }
}

impl From<Box<Failure>> for Stop {
    fn from(failure: Box<Failure>) -> Self {
        Self::Failed { failure, cause: JsValue::UNDEFINED }
    }
}

/// A plain JavaScript value.
pub fn to_js(plain: &Plain<'_>) -> JsValue {
    let serializer =
        Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    // Only keys that are no texts could fail, and there are none.
    plain.serialize(&serializer).unwrap_or(JsValue::NULL)
}
