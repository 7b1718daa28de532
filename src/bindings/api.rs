//! The functions that need no network. Their public documentation is in `client/types.d.ts`.

use std::panic::PanicHookInfo;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::convert::{thrown, to_js};
use super::{assessment_input, sub_task_page, task};
use crate::domain::assessment;
use crate::domain::error::Failure;
use crate::domain::json::number::digits;
use crate::domain::request::call_arguments::CallArguments;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::request::secrets::Secrets;
use crate::domain::response::{Body, ParseContext, RawResponse, interpret, interpret_page};
use crate::domain::timestamp::{self, Timestamp};

/// Prepares a new instance: a panic, which cannot be caught here, passes its message to
/// `on_panic` before the instance traps.
#[wasm_bindgen]
pub fn start(on_panic: Function) {
    task::start();
    std::panic::set_hook(Box::new(move |info| {
        // The instance is lost either way, so a failure of this call changes nothing.
        drop(on_panic.call1(&JsValue::UNDEFINED, &description(info).into()));
    }));
}

/// What the standard library writes of a panic, but with [`digits`].
fn description(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref().copied();
    let text = text.or_else(|| payload.downcast_ref().map(String::as_str)).unwrap_or_default();
    match info.location() {
        Some(at) => {
            let (line, column) = (digits(at.line().into()), digits(at.column().into()));
            format!("panicked at {}:{line}:{column}:\n{text}", at.file())
        }
        None => text.into(),
    }
}

/// Parses a saved response with a task; the options are as `optionArguments` describes them. Returns
/// the task, or the failure for JavaScript to throw: a `Result` would take each task through the table
/// of references, which is a twentieth of the time.
#[wasm_bindgen]
#[must_use]
pub fn parse(body: &[u8], options: Option<String>) -> JsValue {
    read(body, options, interpret).map_or_else(thrown, |task| task::to_js(&task))
}

/// The same with a page of subtasks.
#[wasm_bindgen(js_name = parseSubTask)]
#[must_use]
pub fn parse_sub_task(body: &[u8], options: Option<String>) -> JsValue {
    read(body, options, interpret_page).map_or_else(thrown, |page| sub_task_page::to_js(&page))
}

fn read<T>(
    body: &[u8],
    given: Option<String>,
    interpret: fn(RawResponse<'_>, &ParseContext<'_>) -> Result<T, Box<Failure>>,
) -> Result<T, Box<Failure>> {
    let mut options = Options::default();
    if let Some(given) = given {
        CallArguments::parse(&given).read_options("options", OptionSet::Parse, &mut options)?;
    }
    let response = RawResponse { status: None, retry_after: None, body: Body::Whole(body) };
    let read_at = |now_ms| {
        let validation = options.validation;
        let secrets = &Secrets::default();
        let context = ParseContext { operation_id: None, validation, secrets, now_ms };
        interpret(response, &context)
    };
    // Only a failure depends on the time, and reading the clock is slow: the body is parsed again.
    read_at(f64::NAN).or_else(|_| read_at(js_sys::Date::now()))
}

/// Parses a timestamp of the platform; returns milliseconds since the epoch.
///
/// # Errors
/// A failure.
#[wasm_bindgen(js_name = parseTimestamp)]
pub fn parse_timestamp(text: &str) -> Result<f64, JsValue> {
    let time = timestamp::parse_timestamp(text);
    time.map(Timestamp::epoch_ms).map_err(thrown)
}

/// Formats a time, given in milliseconds since the epoch, as the platform does.
///
/// # Errors
/// A failure.
#[wasm_bindgen(js_name = formatTimestamp)]
pub fn format_timestamp(epoch_ms: f64) -> Result<String, JsValue> {
    timestamp::format_timestamp(epoch_ms).map_err(thrown)
}

/// Assesses a task at a time in milliseconds since the epoch; the fields are those of
/// `client/assessment_input.js`.
#[wasm_bindgen]
#[must_use]
pub fn assess(fields: &[f64], issue_count: u32, now_ms: f64) -> JsValue {
    let input = assessment_input::from_fields(fields, issue_count);
    to_js(&assessment::assess(&input, now_ms))
}
