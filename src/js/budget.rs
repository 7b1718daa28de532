//! A call's place in the budget of its base URL and app key.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::wait::{Call, Pending, Waits};
use crate::domain::budget::{self, Wait};

#[wasm_bindgen(module = "/src/js/budget.js")]
extern "C" {
    /// The record of one call, shared with all clients in the page.
    #[derive(Debug)]
    #[wasm_bindgen(js_name = Place)]
    type Record;

    fn enter(name: &str, limit: u32, call: &Call) -> Record;

    #[wasm_bindgen(method)]
    fn now(this: &Record) -> f64;

    #[wasm_bindgen(method, getter, js_name = isFirst)]
    fn is_first(this: &Record) -> bool;

    #[wasm_bindgen(method, getter, js_name = blockedUntil)]
    fn blocked_until(this: &Record) -> f64;

    #[wasm_bindgen(method, getter)]
    fn calls(this: &Record) -> Vec<f64>;

    #[wasm_bindgen(method, getter)]
    fn waiting(this: &Record) -> Vec<u32>;

    #[wasm_bindgen(method)]
    fn changed(this: &Record) -> Pending;

    #[wasm_bindgen(method)]
    fn forget(this: &Record, count: usize);

    #[wasm_bindgen(method)]
    fn send(this: &Record);

    #[wasm_bindgen(method)]
    fn block(this: &Record, ms: u32);

    #[wasm_bindgen(method)]
    fn end(this: &Record);
}

/// A place in the budget, given back when dropped.
#[derive(Debug)]
pub struct Place(Record);

impl Place {
    /// Takes a place at the end of the queue.
    pub fn enter(name: &str, limit: u32, call: &Call) -> Self {
        Self(enter(name, limit, call))
    }

    /// A wait until this call may be sent; none when it may, and then it is noted as sent.
    pub fn turn(&self, waits: &Waits) -> Option<Promise> {
        let wait = if self.0.is_first() { self.wait() } else { Wait::ForAnEnd };
        let ms = match wait {
            Wait::Go => {
                self.0.send();
                return None;
            }
            Wait::For(ms) => ms.into(),
            Wait::ForAnEnd => f64::INFINITY,
        };
        Some(waits.until(ms, &self.0.changed()))
    }

    /// The platform throttles: nobody with this budget calls for so long.
    pub fn block(&self, ms: u32) {
        self.0.block(ms);
    }

    fn wait(&self) -> Wait {
        let now = self.0.now();
        let calls: Vec<_> = self.0.calls().as_chunks().0.iter().map(record).collect();
        let kept = budget::keep(&calls, now);
        self.0.forget(calls.len() - kept.len());
        budget::wait_ms(kept, &self.0.waiting(), self.0.blocked_until(), now)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "was a u32")]
fn record(&[sent_ms, ended_ms, limit]: &[f64; 3]) -> budget::Call {
    let ended_ms = Some(ended_ms).filter(|ended| !ended.is_nan());
    budget::Call { sent_ms, ended_ms, limit: limit as u32 }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.end();
    }
}
