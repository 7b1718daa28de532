//! When the next request may be sent.

use wasm_bindgen::prelude::*;

use crate::domain::rate_limiter::{self, PermitRequest};

/// A budget, for one step: `client/rate_limiter.js` keeps it as numbers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Budget(rate_limiter::Budget);

#[wasm_bindgen]
impl Budget {
    /// That of a page, from its numbers, at this time.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(numbers: &[f64], page: f64, now_ms: f64) -> Self {
        Self(rate_limiter::Budget::from_numbers(numbers, page, now_ms))
    }

    /// Its numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        self.0.to_numbers()
    }

    /// How long a request waits: the numbers of a `PermitDelay`, infinity for none. Where it is to be
    /// taken and need not wait, the permit is taken.
    pub fn acquire(
        &mut self,
        limit: u32,
        smallest_limit: u32,
        lease_ms: f64,
        since_ms: f64,
        is_taken: bool,
    ) -> Vec<f64> {
        let request = PermitRequest { limit, smallest_limit, lease_ms, since_ms };
        let delay = if is_taken { self.0.acquire(&request) } else { self.0.delay(&request) };
        let most_ms = delay.most_ms.map_or(f64::INFINITY, f64::from);
        vec![delay.next_try_ms.into(), most_ms, delay.paused_ms.into()]
    }

    /// Takes in what other pages wrote to the store.
    pub fn merge(&mut self, stored: &[f64]) {
        self.0.merge(stored);
    }

    /// The request that was sent then has ended.
    pub fn release(&mut self, sent_ms: f64) {
        self.0.release(sent_ms);
    }

    /// The platform wants no requests for this long.
    pub fn pause(&mut self, ms: f64) {
        self.0.pause(ms);
    }
}
