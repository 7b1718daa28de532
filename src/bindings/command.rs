//! A command as `client/driver.js` gets it: a plain object with a `kind`.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{convert, task, update};
use crate::domain::error::Failure;
use crate::domain::session::call::Call;
use crate::domain::session::command::Command;

/// See `Command` in `client/virtual_modules.d.ts`. A time that is infinite is `None` here.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum JsCommand<'a> {
    GetToken {
        rejected: &'a Option<String>,
        timeout_ms: Option<f64>,
    },
    InvalidateToken {
        token: &'a str,
    },
    AcquirePermit {
        budget: String,
        requests_per_minute: u32,
        timeout_ms: Option<f64>,
    },
    PauseBudget {
        budget: String,
        ms: u32,
    },
    Send {
        timeout_ms: Option<f64>,
    },
    Wait {
        timeout_ms: Option<f64>,
    },
    Emit {
        #[serde(with = "serde_wasm_bindgen::preserve")]
        update: JsValue,
    },
    Return {
        #[serde(with = "serde_wasm_bindgen::preserve")]
        task: JsValue,
    },
    Throw {
        failure: &'a Failure,
    },
    Done,
}

/// The object of a command; `known_task` is that of the task that a watch knows.
pub fn to_js(command: &Command, call: &Call, known_task: &JsValue) -> JsValue {
    convert::to_js(&match command {
        Command::GetToken { rejected, timeout_ms } => {
            JsCommand::GetToken { rejected, timeout_ms: finite(*timeout_ms) }
        }
        Command::InvalidateToken { token } => JsCommand::InvalidateToken { token },
        Command::AcquirePermit { timeout_ms } => JsCommand::AcquirePermit {
            budget: call.budget(),
            requests_per_minute: call.options().requests_per_minute,
            timeout_ms: finite(*timeout_ms),
        },
        Command::PauseBudget { ms } => JsCommand::PauseBudget { budget: call.budget(), ms: *ms },
        Command::Send { timeout_ms } => JsCommand::Send { timeout_ms: finite(*timeout_ms) },
        Command::Wait { timeout_ms } => JsCommand::Wait { timeout_ms: finite(*timeout_ms) },
        Command::Emit { update, failure } => {
            JsCommand::Emit { update: update::to_js(update, failure.as_deref(), known_task) }
        }
        Command::Return(task) => JsCommand::Return { task: task::to_js(task) },
        Command::Throw(failure) => JsCommand::Throw { failure },
        Command::Done => JsCommand::Done,
    })
}

fn finite(ms: f64) -> Option<f64> {
    Some(ms).filter(|ms| ms.is_finite())
}
