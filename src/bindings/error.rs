//! From a failure to what JavaScript catches; nothing else here makes errors.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::issue::ValidationIssue;

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = upgradeTaskError)]
    fn upgrade_task_error(
        texts: JsValue,
        http_status: Option<u16>,
        retryable: bool,
        retry_after_ms: Option<u32>,
        issues: JsValue,
        cause: &JsValue,
    ) -> JsValue;
    #[wasm_bindgen(js_name = issuesOf)]
    fn issues_of(texts: JsValue) -> JsValue;
}

/// What the caller catches.
#[expect(clippy::needless_pass_by_value, reason = "so that it maps an error")]
pub fn error(failure: Box<Failure>) -> JsValue {
    caused(&failure, &JsValue::UNDEFINED)
}

/// The same with the browser's own error behind it, or undefined.
pub fn caused(failure: &Failure, cause: &JsValue) -> JsValue {
    upgrade_task_error(
        list(&failure.texts()),
        failure.http_status,
        failure.retryable,
        failure.retry_after_ms,
        issues(&failure.issues),
        cause,
    )
}

/// The public issues.
pub fn issues(issues: &[ValidationIssue]) -> JsValue {
    let mut texts = Vec::new();
    for issue in issues {
        texts.extend_from_slice(&issue.texts());
    }
    issues_of(list(&texts))
}

/// A list of texts, with `null` where one is missing.
fn list(texts: &[Option<&str>]) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    // Only keys that are no texts could fail, and there are none.
    texts.serialize(&serializer).unwrap_or(JsValue::NULL)
}
