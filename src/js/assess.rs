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
    error::to_js(&assess::assess(facts_of(facts), now_ms).to_plain())
}

/// What is missing is NaN.
fn facts_of(flat: &[f64]) -> Facts {
    let mut flat = flat.iter();
    let mut next = || flat.next().copied().unwrap_or(f64::NAN);
    Facts {
        status: Status::at(index(next())),
        policy: Policy {
            execute_type: ExecuteType::at(index(next())),
            start_time: Timestamp::from_epoch_ms(next()),
            end_time: Timestamp::from_epoch_ms(next()),
            retry_type: next() > 0.0,
            retry_times: whole(next()),
        },
        sta_result: StaResult {
            total: whole(next()),
            wait: whole(next()),
            processing: whole(next()),
            success: whole(next()),
            fail: whole(next()),
            stop: whole(next()),
            timeout: whole(next()),
        },
        issues: index(next()),
    }
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
