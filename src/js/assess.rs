//! Assessing a task that JavaScript holds.

use wasm_bindgen::prelude::*;

use crate::domain::assessment;
use crate::domain::response::field::Field;
use crate::domain::response::task::FieldValues;

#[wasm_bindgen(module = "/src/js/assess.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildAssessment)]
    fn build_assessment(numbers: &[f64]) -> JsValue;
}

/// Assesses a task at a time in milliseconds since the epoch, given what its fields hold from
/// `policy.executeType` on, and how many issues it has.
#[wasm_bindgen]
#[must_use]
pub fn assess(fields: &[f64], issues: u32, now_ms: f64) -> JsValue {
    let mut values = FieldValues::default();
    let from = Field::ExecuteType as usize;
    for (field, number) in Field::ALL.iter().skip(from).zip(fields) {
        values.set(*field, *number);
    }
    let mut flat = Vec::new();
    assessment::assess(&values, issues, now_ms).encode(&mut flat);
    build_assessment(&flat)
}
