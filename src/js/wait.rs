//! Waiting for something that JavaScript will tell, unless the caller ends the call before.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::error::Stop;

#[wasm_bindgen]
extern "C" {
    /// One call of the public API, as JavaScript supervises it (`supervise.js`).
    #[derive(Debug)]
    pub type Call;

    /// Monotonic milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn now() -> f64;
}

#[wasm_bindgen(module = "/src/js/wait.js")]
extern "C" {
    /// Something to wait for, which can be given up.
    #[derive(Debug)]
    pub type Pending;

    /// The waits of a call, one after the other. They end when the caller ends the call.
    #[derive(Debug)]
    pub type Waits;

    /// For one call.
    #[wasm_bindgen(constructor)]
    pub fn new(call: &Call) -> Waits;

    /// The signal's abort ends the call; fails with its reason where that was before.
    #[wasm_bindgen(method, catch)]
    pub fn follow(this: &Waits, signal: &AbortSignal) -> Result<(), JsValue>;

    /// This moment ends the call.
    #[wasm_bindgen(method, setter)]
    pub fn set_deadline(this: &Waits, now_ms: f64);

    /// A wait for at most this many milliseconds.
    #[wasm_bindgen(method)]
    pub fn within(this: &Waits, ms: u32, work: &Promise) -> Promise;

    /// The same for something that is given up then.
    #[wasm_bindgen(method)]
    pub fn until(this: &Waits, ms: f64, pending: &Pending) -> Promise;

    /// The same where nobody expects a sign of life before.
    #[wasm_bindgen(method)]
    pub fn rest(this: &Waits, ms: f64, pending: &Pending) -> Promise;

    /// A wait for this many milliseconds.
    #[wasm_bindgen(method, js_name = within)]
    pub fn sleep(this: &Waits, ms: u32) -> Promise;

    /// Whether the last wait ended because its time, or that of the call, was over.
    #[wasm_bindgen(method, getter)]
    pub fn late(this: &Waits) -> bool;

    #[wasm_bindgen(method, getter)]
    fn ended(this: &Waits) -> bool;
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

impl Waits {
    /// What comes of a wait, the last that was begun.
    ///
    /// # Errors
    /// The call was ended.
    pub async fn end(&self, wait: Promise) -> Result<Waited, Stop> {
        match JsFuture::from(wait).await {
            Err(reason) if self.ended() => Err(Stop::Aborted(reason)),
            Err(cause) => Ok(Waited::Failed(cause)),
            Ok(_) if self.late() => Ok(Waited::Late),
            Ok(value) => Ok(Waited::Done(value)),
        }
    }
}
