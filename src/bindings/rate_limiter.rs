//! When the next request may be sent. `client/rate_limiter.js` keeps the budget as numbers, from step to
//! step.
//!
//! Each step begins with what happened since the last one: what other pages wrote, and which requests
//! have ended, two numbers for each, when it was sent and when it ended.

use wasm_bindgen::prelude::*;

use crate::domain::rate_limiter::{Budget, PermitRequest};

/// How long a request waits: the numbers of a `PermitDelay`, infinity for none, followed by those of the
/// budget. Where it is to be taken and need not wait, the permit is taken.
#[wasm_bindgen(js_name = acquirePermit)]
#[must_use]
#[expect(clippy::too_many_arguments, reason = "an object would be five calls into JavaScript")]
pub fn acquire_permit(
    numbers: &[f64],
    page: f64,
    now_ms: f64,
    news: Option<Box<[f64]>>,
    ended: &[f64],
    limit: u32,
    smallest_limit: u32,
    lease_ms: f64,
    since_ms: f64,
    is_taken: bool,
) -> Vec<f64> {
    let mut budget = budget(numbers, page, now_ms, news, ended);
    let request = PermitRequest { limit, smallest_limit, lease_ms, since_ms };
    let delay = if is_taken { budget.acquire(&request) } else { budget.delay(&request) };
    let most_ms = delay.most_ms.map_or(f64::INFINITY, f64::from);
    let mut result = vec![delay.next_try_ms.into(), most_ms, delay.paused_ms.into()];
    result.append(&mut budget.to_numbers());
    result
}

/// The numbers of the budget after what happened, which may be that the platform wants no requests for
/// so long.
#[wasm_bindgen(js_name = updateBudget)]
#[must_use]
pub fn update_budget(
    numbers: &[f64],
    page: f64,
    now_ms: f64,
    news: Option<Box<[f64]>>,
    ended: &[f64],
    pause_ms: Option<f64>,
) -> Vec<f64> {
    let mut budget = budget(numbers, page, now_ms, news, ended);
    if let Some(pause_ms) = pause_ms {
        budget.pause(pause_ms);
    }
    budget.to_numbers()
}

fn budget(
    numbers: &[f64],
    page: f64,
    now_ms: f64,
    news: Option<Box<[f64]>>,
    ended: &[f64],
) -> Budget {
    let mut budget = Budget::from_numbers(numbers, page, now_ms);
    if let Some(news) = news {
        budget.merge(&news);
    }
    for [sent_ms, ended_ms] in ended.as_chunks().0 {
        budget.release(*sent_ms, *ended_ms);
    }
    budget
}
