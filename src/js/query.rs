//! One query: a question that is asked again while that can help.

use js_sys::Math;
use wasm_bindgen::prelude::*;

use super::error::Stop;
use super::question::Question;
use super::task;
use super::wait::{Call, Waits};
use crate::domain::answer::{self, Answer, Asked};
use crate::domain::retry::{self, QUERY_BACKOFF_CAP_MS};

/// Asks until there is an answer, an error that does not pass, or no attempt left.
pub async fn run(question: &Question, call: &Call, waits: &Waits) -> Result<JsValue, Stop> {
    let mut failed_attempts = 0;
    loop {
        let mut task = JsValue::UNDEFINED;
        let mut read = |answer: Answer<'_>, asked: &Asked<'_>| {
            task = task::to_js(&answer::read(answer, asked)?);
            Ok(())
        };
        let (failure, cause) = match question.ask(call, waits, &mut read).await {
            Ok(()) => return Ok(task),
            Err(Stop::Failed { failure, cause }) => (failure, cause),
            Err(aborted) => return Err(aborted),
        };
        failed_attempts += 1;
        if !retry::query_retries(&failure, failed_attempts, question.max_attempts()) {
            return Err(Stop::Failed { failure, cause });
        }
        let after_ms = failure.retry_after_ms;
        let wait_ms =
            retry::backoff_ms(failed_attempts, QUERY_BACKOFF_CAP_MS, after_ms, Math::random());
        waits.end(waits.sleep(wait_ms)).await?;
    }
}
