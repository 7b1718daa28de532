//! The hot path, with `task.js`, which explains it: a task crosses the boundary in one call.

use wasm_bindgen::prelude::*;

use super::convert;
use crate::domain::response::field::Field;
use crate::domain::response::task::{FieldValues, Task};

#[wasm_bindgen(module = "/src/bindings/task.js")]
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

/// A plain object with the public shape of a task.
pub fn to_js(task: &Task) -> JsValue {
    let Task { values, texts, elements, issues } = task;
    let issues = if issues.is_empty() { JsValue::UNDEFINED } else { convert::to_js(issues) };
    build_task(texts, texts.len(), elements, &values.0, issues)
}

/// What an assessment depends on, from the fields that `fieldsOf` of `task.js` described.
pub fn assessment_input(fields: &[f64]) -> FieldValues {
    let mut values = FieldValues::default();
    let first = Field::ExecuteType as usize;
    for (field, number) in Field::ALL.iter().skip(first).zip(fields) {
        values.set(*field, *number);
    }
    values
}
