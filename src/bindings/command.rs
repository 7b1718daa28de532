//! A command as `client/driver.js` gets it, together with `command.js`: a plain object with a `kind`.

use wasm_bindgen::prelude::*;

use super::convert::thrown;
use super::{sub_task_page, task, update};
use crate::domain::session::call::Call;
use crate::domain::session::command::Command;

/// What a session wants done; see [`Command`].
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
enum CommandKind {
    GetToken = "get_token",
    InvalidateToken = "invalidate_token",
    AcquirePermit = "acquire_permit",
    PauseBudget = "pause_budget",
    Send = "send",
    Wait = "wait",
    Emit = "emit",
    Return = "return",
    Throw = "throw",
    Done = "done",
}

#[wasm_bindgen(module = "/src/bindings/command.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildCommand)]
    fn build_command(
        kind: CommandKind,
        timeout_ms: f64,
        token: Option<&str>,
        budget: Option<f64>,
        requests_per_minute: u32,
        lease_ms: u32,
        value: JsValue,
    ) -> JsValue;
}

/// The object of a command, see `Command` in `client/virtual_modules.d.ts`; `known_task` is that of the
/// task that a watch knows.
pub fn to_js(command: Command, call: &Call, known_task: &JsValue) -> JsValue {
    let (mut timeout_ms, mut value) = (f64::INFINITY, JsValue::UNDEFINED);
    let (mut token, mut budget) = (None, None);
    let kind = match command {
        Command::GetToken { rejected, timeout_ms: ms } => {
            (token, timeout_ms) = (rejected, ms);
            CommandKind::GetToken
        }
        Command::InvalidateToken { token: rejected } => {
            token = Some(rejected);
            CommandKind::InvalidateToken
        }
        Command::AcquirePermit { timeout_ms: ms } => {
            (budget, timeout_ms) = (Some(call.budget()), ms);
            CommandKind::AcquirePermit
        }
        Command::PauseBudget { ms } => {
            (budget, timeout_ms) = (Some(call.budget()), ms.into());
            CommandKind::PauseBudget
        }
        Command::Send { timeout_ms: ms } => {
            timeout_ms = ms;
            CommandKind::Send
        }
        Command::Wait { timeout_ms: ms } => {
            timeout_ms = ms;
            CommandKind::Wait
        }
        Command::Emit { update, failure } => {
            value = update::to_js(&update, failure.as_deref(), known_task);
            CommandKind::Emit
        }
        Command::Return(task) => {
            value = task::to_js(&task);
            CommandKind::Return
        }
        Command::ReturnPage(page) => {
            value = sub_task_page::to_js(&page);
            CommandKind::Return
        }
        Command::Throw(failure) => {
            value = thrown(failure);
            CommandKind::Throw
        }
        Command::Done => CommandKind::Done,
    };
    let (requests_per_minute, lease_ms) =
        (call.options().requests_per_minute, call.options().timeout_ms);
    build_command(kind, timeout_ms, token.as_deref(), budget, requests_per_minute, lease_ms, value)
}
