//! When the next request may be sent.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert;
use crate::domain::rate_limiter::{self, PermitRecord};

/// The decision for the first in the queue.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PermitDelay {
    /// The delay before the next check, in milliseconds: 0 to send now, infinity for when a request
    /// has ended.
    delay_ms: f64,
    /// How many of the oldest records are no longer needed.
    expired: u32,
}

/// Decides when the first in the queue may send, from the granted permits: when each was granted,
/// when its request ended (NaN: not yet), and the limit of its client. Of the waiting permits, only
/// the smallest limit counts.
#[wasm_bindgen(js_name = permitDelay)]
#[must_use]
pub fn permit_delay(
    sent_at: &[f64],
    ended_at: &[f64],
    limits: &[u32],
    smallest_waiting_limit: u32,
    paused_until_ms: f64,
    now_ms: f64,
) -> JsValue {
    // Read in place: copied, thousands of records would make the memory grow.
    let granted = sent_at.iter().zip(ended_at).zip(limits).map(|((sent_ms, ended_ms), limit)| {
        let known = |ms: f64| Some(ms).filter(|ms| !ms.is_nan());
        PermitRecord { sent_ms: known(*sent_ms), ended_ms: known(*ended_ms), limit: *limit }
    });
    let waiting = PermitRecord { sent_ms: None, ended_ms: None, limit: smallest_waiting_limit };
    let expired = rate_limiter::expired(granted.clone(), now_ms);
    let records = granted.chain(std::iter::once(waiting));
    let delay_ms = rate_limiter::delay_ms(records, paused_until_ms, now_ms);
    convert::to_js(&PermitDelay { delay_ms, expired: u32::try_from(expired).unwrap_or(u32::MAX) })
}
