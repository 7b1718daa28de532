//! Assessing a task that JavaScript holds.

use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::assess;
use crate::domain::facts::Facts;
use crate::domain::plain::ToPlain;
use crate::domain::task::{ExecuteType, Policy, StaResult, Status};
use crate::domain::timestamp::Timestamp;

/// Assesses a task, given flat by `factsOf` in `task.js`, at a time in milliseconds since the
/// epoch.
#[wasm_bindgen]
#[must_use]
pub fn assess(facts: &[f64], now_ms: f64) -> JsValue {
    facts_of(facts)
        .map_or(JsValue::NULL, |facts| error::to_js(&assess::assess(facts, now_ms).to_plain()))
}

fn facts_of(flat: &[f64]) -> Option<Facts> {
    let [status, execute_type, start, end, retry_type, counts @ .., issues] = flat else {
        return None;
    };
    let &[retry_times, total, wait, processing, success, fail, stop, timeout] = counts else {
        return None;
    };
    let [start, end] = [start, end].map(|ms| Timestamp::from_epoch_ms(*ms));
    let [retry_times, total, wait, processing, success, fail, stop, timeout] =
        [retry_times, total, wait, processing, success, fail, stop, timeout].map(whole);
    Some(Facts {
        status: Status::at(index(*status)),
        policy: Policy {
            execute_type: ExecuteType::at(index(*execute_type)),
            start_time: start,
            end_time: end,
            retry_type: *retry_type > 0.0,
            retry_times,
        },
        sta_result: StaResult { total, wait, processing, success, fail, stop, timeout },
        issues: index(*issues),
    })
}

/// An index or a length; what is none is beyond all of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn index(number: f64) -> usize {
    if number >= 0.0 { number as usize } else { usize::MAX }
}

/// A whole number that JavaScript holds exactly.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "in range")]
    (number % 1.0 == 0.0 && number.abs() <= 9_007_199_254_740_991.0).then_some(number as i64)
}
