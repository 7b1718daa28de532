//! Assessing a task that JavaScript holds.

use wasm_bindgen::prelude::*;

use crate::domain::assessment::{self, input::AssessmentInput};
use crate::domain::response::task::{Policy, StaResult};
use crate::domain::response::task_enums::{ExecuteType, Status};

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
    let mut fields = fields.iter().map(|number| Some(*number).filter(|number| !number.is_nan()));
    let mut next = || fields.next().flatten();
    let policy = Policy {
        execute_type: word(&ExecuteType::ALL, next()),
        start_ms: next(),
        end_ms: next(),
        retry: next() > Some(0.0),
        retry_times: next(),
    };
    let status = word(&Status::ALL, next());
    next();
    let sta_result = StaResult {
        total: next(),
        wait: next(),
        processing: next(),
        success: next(),
        fail: next(),
        stop: next(),
        timeout: next(),
    };
    let input = AssessmentInput { status, policy, sta_result, issue_count: issues };
    let mut flat = Vec::new();
    assessment::assess(&input, now_ms).encode(&mut flat);
    build_assessment(&flat)
}

/// The word at an index; any other is behind them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn word<W: Copy + Default>(all: &[W], index: Option<f64>) -> W {
    let at = index.filter(|index| *index >= 0.0).and_then(|index| all.get(index as usize));
    at.copied().unwrap_or_default()
}
