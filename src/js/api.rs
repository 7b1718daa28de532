//! What the package's JavaScript (`index.js`) calls. The public documentation is in
//! `types.d.ts`.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::options::Value;
use super::{error, task};
use crate::domain::error::Failure;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::request::secrets::Secrets;
use crate::domain::response::{Body, ParseContext, RawResponse, interpret};
use crate::domain::timestamp::{self, Timestamp};

/// Prepares a fresh instance: a panic, which cannot be caught here, tells its message to
/// `panicked` before the instance traps.
#[wasm_bindgen]
pub fn start(panicked: Function) {
    std::panic::set_hook(Box::new(move |info| {
        // The instance is lost either way; nothing is left to do with a failed call.
        drop(panicked.call1(&JsValue::UNDEFINED, &format!("{info}").into()));
    }));
}

/// Reads a saved answer.
///
/// # Errors
/// An `UpgradeTaskError`.
#[wasm_bindgen]
pub fn parse(body: &[u8], options: Option<Value>) -> Result<JsValue, JsValue> {
    read(body, options).map_err(error::error)
}

fn read(body: &[u8], options: Option<Value>) -> Result<JsValue, Box<Failure>> {
    let mut chosen = Options::default();
    if let Some(options) = options {
        options.read(OptionSet::Parse, &mut chosen)?;
    }
    let validation = chosen.validation;
    let answer = RawResponse { status: None, retry_after: None, body: Body::Whole(body) };
    let read = |now_ms| {
        let secrets = &Secrets::default();
        interpret(answer, &ParseContext { operation_id: None, validation, secrets, now_ms })
    };
    // Only of a failure is the time a part, and asking for it takes a while: it is read again.
    let task = read(f64::NAN).or_else(|_| read(js_sys::Date::now()))?;
    Ok(task::to_js(&task))
}

/// Reads a time of the platform; returns milliseconds since the epoch.
///
/// # Errors
/// An `UpgradeTaskError`.
#[wasm_bindgen(js_name = parseTimestamp)]
pub fn parse_timestamp(text: &str) -> Result<f64, JsValue> {
    let time = timestamp::parse_timestamp(text);
    time.map(Timestamp::epoch_ms).map_err(error::error)
}

/// Writes a time, given in milliseconds since the epoch, as the platform does.
///
/// # Errors
/// An `UpgradeTaskError`.
#[wasm_bindgen(js_name = formatTimestamp)]
pub fn format_timestamp(epoch_ms: f64) -> Result<String, JsValue> {
    let text = timestamp::format_timestamp(epoch_ms);
    text.map_err(error::error)
}
