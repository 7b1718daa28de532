//! What came of something that JavaScript waited for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `Waits` of `wait.js` tells.
    #[wasm_bindgen(js_name = Object)]
    #[derive(Debug)]
    pub type Outcome;

    /// 0: done, 1: failed, 2: late.
    #[wasm_bindgen(method, getter)]
    fn how(this: &Outcome) -> u32;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Outcome) -> JsValue;
}

/// What came of a wait.
#[derive(Debug)]
pub enum Waited {
    /// What was waited for resolved with this.
    Done(JsValue),
    /// It rejected with this.
    Failed(JsValue),
    /// The time is over.
    Late,
}

impl From<&Outcome> for Waited {
    fn from(outcome: &Outcome) -> Self {
        match outcome.how() {
            0 => Self::Done(outcome.value()),
            1 => Self::Failed(outcome.value()),
            _ => Self::Late,
        }
    }
}

impl From<JsValue> for Waited {
    fn from(outcome: JsValue) -> Self {
        Self::from(outcome.unchecked_ref::<Outcome>())
    }
}
