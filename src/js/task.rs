//! From a task to a JavaScript object, in one call: every property that is set from here is a
//! call into JavaScript, which costs more than reading the answer did. `task.js` takes the
//! texts and numbers apart in the order of the fields and builds the object in one literal.
//! (Texts come by their lengths, not by a separator: a device id may hold any character.)

use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::response::task::{FlatTask, Task};

#[wasm_bindgen(module = "/src/js/task.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildTask)]
    fn build_task(
        texts: &str,
        bytes: usize,
        elements: &[u32],
        numbers: &[f64],
        issues: JsValue,
    ) -> JsValue;
}

/// A plain JavaScript object with the public shape of a task.
pub fn to_js(task: &Task) -> JsValue {
    let FlatTask { texts, elements, numbers, issues } = task.flat();
    let issues = if issues.is_empty() { JsValue::UNDEFINED } else { error::issues(issues) };
    build_task(texts, texts.len(), elements, numbers, issues)
}
