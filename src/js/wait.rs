//! Waiting for something that JavaScript will tell, until it does or the wait is dropped.

use std::pin::pin;

use futures_util::future::{Either, select};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

#[wasm_bindgen(module = "/src/js/wait.js")]
extern "C" {
    /// Something to wait for, which can be given up.
    #[derive(Debug)]
    pub type Pending;

    #[wasm_bindgen(method, getter)]
    fn promise(this: &Pending) -> Promise;

    #[wasm_bindgen(method)]
    fn stop(this: &Pending);

    #[wasm_bindgen(js_name = sleep)]
    fn pending_sleep(ms: u32) -> Pending;

    #[wasm_bindgen(js_name = aborted)]
    fn pending_abort(signal: &AbortSignal) -> Pending;
}

#[wasm_bindgen]
extern "C" {
    /// Monotonic milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn now() -> f64;
}

/// Gives up the wait when dropped, so that no timer and no listener outlives it.
struct Waiting(Pending);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Waits for this many milliseconds.
pub async fn sleep(ms: u32) {
    settled(pending_sleep(ms)).await;
}

/// Waits for this many milliseconds, however many they are.
pub async fn sleep_long(ms: f64) {
    let end_ms = now() + ms;
    loop {
        let left_ms = end_ms - now();
        if left_ms <= 0.0 {
            return;
        }
        // A longer timer would fire at once.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        sleep(left_ms.ceil().min(f64::from(i32::MAX)) as u32).await;
    }
}

/// Waits until the signal is aborted.
pub async fn aborted(signal: &AbortSignal) {
    settled(pending_abort(signal)).await;
}

/// Waits until it settles.
pub async fn settled(pending: Pending) {
    let waiting = Waiting(pending);
    // These promises only ever resolve, with nothing.
    drop(JsFuture::from(waiting.0.promise()).await);
}

/// The work's result, or nothing where `end` came first; the other one is dropped.
pub async fn unless<T>(work: impl Future<Output = T>, end: impl Future<Output = ()>) -> Option<T> {
    match select(pin!(work), pin!(end)).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
}
