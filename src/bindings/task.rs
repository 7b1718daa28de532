//! The hot path, together with `task.js`, which explains it: a task crosses the boundary in a single
//! call.

use wasm_bindgen::prelude::*;

use super::convert;
use crate::domain::response::field::Field;
use crate::domain::response::task::Task;

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
