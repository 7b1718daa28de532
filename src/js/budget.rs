//! A call's turn in the budget of its base URL and app key.

use wasm_bindgen::prelude::*;

use super::question::Question;
use crate::domain::rate_limiter::{self, PermitRecord};

#[wasm_bindgen]
impl Question {
    /// Whose budget it is: the base URL and the app key.
    #[wasm_bindgen(js_name = budgetName)]
    #[must_use]
    pub fn budget_name(&self) -> String {
        format!("{}\n{}", self.base.as_str(), self.options.app_key)
    }

    /// For the first in the queue: in how many milliseconds to look again, 0 to send now,
    /// infinity for when another call has ended; and how many of the oldest records count no
    /// longer. `places` holds three numbers for each call that was sent and then for each that
    /// waits: when it was sent (NaN: it waits), when it ended (NaN: not yet), its limit.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a u32")]
    pub fn turn(&self, places: &[f64], blocked_until_ms: f64, now_ms: f64) -> Vec<f64> {
        let mut records = Vec::new();
        for [sent_ms, ended_ms, limit] in places.as_chunks().0 {
            let known = |ms: &f64| Some(*ms).filter(|ms| !ms.is_nan());
            let (sent_ms, ended_ms) = (known(sent_ms), known(ended_ms));
            records.push(PermitRecord { sent_ms, ended_ms, limit: *limit as u32 });
        }
        let delay_ms = rate_limiter::delay_ms(&records, blocked_until_ms, now_ms);
        vec![delay_ms, rate_limiter::expired(&records, now_ms) as f64]
    }
}
