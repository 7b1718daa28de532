//! A command as `client/driver.js` gets it: a plain object with a `kind`.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{self, Preserved};
use super::{sub_task_page, task, update};
use crate::domain::error::Failure;
use crate::domain::session::call::Call;
use crate::domain::session::command::Command;

/// The fields of a command, see `Command` in `client/virtual_modules.d.ts`; the rest is null. (One
/// struct for all kinds: serializing an enum takes three times as much of the download.)
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct JsCommand<'a> {
    kind: &'static str,
    /// In milliseconds; null if there is no limit.
    timeout_ms: Option<f64>,
    token: Option<&'a str>,
    budget: Option<f64>,
    requests_per_minute: Option<f64>,
    lease_ms: Option<f64>,
    failure: Option<&'a Failure>,
    result: Option<Preserved>,
    update: Option<Preserved>,
}

/// The object of a command; `known_task` is that of the task that a watch knows.
pub fn to_js(command: &Command, call: &Call, known_task: &JsValue) -> JsValue {
    let mut object = JsCommand::default();
    let mut timeout_ms = f64::INFINITY;
    object.kind = match command {
        Command::GetToken { rejected, timeout_ms: ms } => {
            (object.token, timeout_ms) = (rejected.as_deref(), *ms);
            "get_token"
        }
        Command::InvalidateToken { token } => {
            object.token = Some(token);
            "invalidate_token"
        }
        Command::AcquirePermit { timeout_ms: ms } => {
            object.budget = Some(call.budget());
            object.requests_per_minute = Some(call.options().requests_per_minute.into());
            object.lease_ms = Some(call.options().timeout_ms.into());
            timeout_ms = *ms;
            "acquire_permit"
        }
        Command::PauseBudget { ms } => {
            object.budget = Some(call.budget());
            timeout_ms = (*ms).into();
            "pause_budget"
        }
        Command::Send { timeout_ms: ms } => {
            timeout_ms = *ms;
            "send"
        }
        Command::Wait { timeout_ms: ms } => {
            timeout_ms = *ms;
            "wait"
        }
        Command::Emit { update, failure } => {
            let update = update::to_js(update, failure.as_deref(), known_task);
            object.update = Some(Preserved(update));
            "emit"
        }
        Command::Return(task) => {
            object.result = Some(Preserved(task::to_js(task)));
            "return"
        }
        Command::ReturnPage(page) => {
            object.result = Some(Preserved(sub_task_page::to_js(page)));
            "return"
        }
        Command::Throw(failure) => {
            object.failure = Some(failure);
            "throw"
        }
        Command::Done => "done",
    };
    object.timeout_ms = Some(timeout_ms).filter(|ms| ms.is_finite());
    convert::to_js(&object)
}
