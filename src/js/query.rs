//! One query: a question that is asked again while that can help.

use js_sys::Math;
use wasm_bindgen::prelude::*;

use super::call::Call;
use super::error::Stop;
use super::question::Question;
use super::{task, wait};
use crate::domain::answer;
use crate::domain::retry::{self, QUERY_BACKOFF_CAP_MS};

/// Asks until there is an answer, an error that does not pass, or no attempt left.
pub async fn run(question: &Question, call: &Call) -> Result<JsValue, Stop> {
    let mut failed_attempts = 0;
    loop {
        let asked =
            question.ask(call, |answer, asked| Ok(task::to_js(&answer::read(answer, asked)?)));
        let (failure, cause) = match asked.await {
            Err(Stop::Failed { failure, cause }) => (failure, cause),
            done => return done,
        };
        failed_attempts += 1;
        if !retry::query_retries(&failure, failed_attempts, question.max_attempts()) {
            return Err(Stop::Failed { failure, cause });
        }
        let after_ms = failure.retry_after_ms;
        let wait_ms =
            retry::backoff_ms(failed_attempts, QUERY_BACKOFF_CAP_MS, after_ms, Math::random());
        call.expect(wait_ms);
        wait::sleep(wait_ms).await;
    }
}
