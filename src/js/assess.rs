//! Assessing a task that JavaScript holds.

use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::assess::{self, Facts};
use crate::domain::task::{ExecuteType, Policy, StaResult, Status};
use crate::domain::timestamp::Timestamp;

/// Assesses a task, given flat by `factsOf` in `task.js`, at a time in milliseconds since the
/// epoch.
#[wasm_bindgen]
#[must_use]
pub fn assess(facts: &[f64], now_ms: f64) -> JsValue {
    facts_of(facts).map_or(JsValue::NULL, |facts| error::to_js(&assess::assess(facts, now_ms)))
}

fn facts_of(flat: &[f64]) -> Option<Facts> {
    let [status, execute_type, start, end, retry_type, counts @ .., issues] = flat else {
        return None;
    };
    let &[retry_times, total, wait, processing, success, fail, stop, timeout] = counts else {
        return None;
    };
    let word = |words: &[&'static str], index: f64| {
        words.iter().copied().nth(whole(index).and_then(|index| index.try_into().ok())?)
    };
    Some(Facts {
        status: word(Status::WORDS, *status).map_or(Status::Unknown, Status::of),
        policy: Policy {
            execute_type: word(ExecuteType::WORDS, *execute_type)
                .map_or(ExecuteType::Unknown, ExecuteType::of),
            start_time: Timestamp::from_epoch_ms(*start),
            end_time: Timestamp::from_epoch_ms(*end),
            retry_type: *retry_type > 0.0,
            retry_times: whole(retry_times),
        },
        sta_result: StaResult {
            total: whole(total),
            wait: whole(wait),
            processing: whole(processing),
            success: whole(success),
            fail: whole(fail),
            stop: whole(stop),
            timeout: whole(timeout),
        },
        issues: whole(*issues).and_then(|issues| issues.try_into().ok()).unwrap_or(0),
    })
}

/// A whole number that JavaScript holds exactly.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "in range")]
    (number % 1.0 == 0.0 && number.abs() <= 9_007_199_254_740_991.0).then_some(number as i64)
}
