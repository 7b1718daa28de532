//! The hot path, together with `task.js`, which explains it: a task crosses the boundary in a single
//! call.

use wasm_bindgen::prelude::*;

use super::convert;
use crate::domain::assessment::input::AssessmentInput;
use crate::domain::response::field::Field;
use crate::domain::response::task::{Policy, StaResult, Task};
use crate::domain::response::task_enums::{ExecuteType, Status};

#[wasm_bindgen(module = "/src/bindings/task.js")]
extern "C" {
    #[wasm_bindgen(js_name = useMemory)]
    fn use_memory(memory: &JsValue, field_count: usize);

    #[wasm_bindgen(js_name = buildTask)]
    fn build_task(texts: &str, bytes: usize, address: usize, issues: JsValue) -> JsValue;
}

/// Prepares a new instance.
pub fn start() {
    use_memory(&wasm_bindgen::memory(), Field::VALUE_COUNT);
}

/// A plain object with the public shape of a task.
#[must_use]
pub fn to_js(task: &Task) -> JsValue {
    let (texts, numbers) = task.flat();
    let issues =
        if task.issues.is_empty() { JsValue::UNDEFINED } else { convert::to_js(&task.issues) };
    build_task(texts, texts.len(), numbers.as_ptr().addr(), issues)
}

/// The input of an assessment, in the order of `client/assessment_input.js`; NaN for null.
#[must_use]
pub fn assessment_input(fields: &[f64], issue_count: u32) -> AssessmentInput {
    let mut fields = fields.iter().map(|number| Some(*number).filter(|number| !number.is_nan()));
    let mut next = || fields.next().flatten();
    let status = word(&Status::ALL, next());
    let policy = Policy {
        execute_type: word(&ExecuteType::ALL, next()),
        start_ms: next(),
        end_ms: next(),
        retry: next() == Some(1.0),
        retry_times: next(),
    };
    let sta_result = StaResult {
        total: next(),
        wait: next(),
        processing: next(),
        success: next(),
        fail: next(),
        stop: next(),
        timeout: next(),
    };
    AssessmentInput { status, policy, sta_result, issue_count }
}

/// The word at an index; unknown for any other.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn word<W: Copy + Default>(all: &[W], index: Option<f64>) -> W {
    let word = index.filter(|index| *index >= 0.0).and_then(|index| all.get(index as usize));
    word.copied().unwrap_or_default()
}
