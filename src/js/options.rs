//! From JavaScript's options to the domain's: what came, under which key.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::error::Stop;
use crate::domain::error::Failure;
use crate::domain::options::{self, ClientOptions, Given, Validation};
use crate::domain::watch::interval::Range;
use crate::domain::watch::options::WatchOptions;

/// Reads the options of a client, and the `fetch` among them.
pub fn client_options(object: &JsValue) -> Result<(ClientOptions, Option<Function>), Stop> {
    let options = ClientOptions::read(entries(object)?)?;
    Ok((options, property(object, "fetch").dyn_into().ok()))
}

/// Reads the options of one query: the signal.
pub fn signal(object: &JsValue) -> Result<Option<AbortSignal>, Stop> {
    options::read_query_options(entries(object)?)?;
    Ok(signal_of(object))
}

/// The signal among options that were checked.
fn signal_of(object: &JsValue) -> Option<AbortSignal> {
    let signal = property(object, "signal");
    (!signal.is_undefined()).then(|| signal.unchecked_into())
}

/// Reads the options of a watch, and the signal among them.
pub fn watch_options(object: &JsValue) -> Result<(WatchOptions, Option<AbortSignal>), Stop> {
    let options = WatchOptions::read(entries(object)?)?;
    Ok((options, signal_of(object)))
}

/// Reads the intervals that a watch shall have instead of those it has.
pub fn interval(object: &JsValue, range: Range) -> Result<Range, Stop> {
    Ok(range.with(entries(object)?)?)
}

/// Reads the options of reading a saved answer.
pub fn parse_options(object: &JsValue) -> Result<Validation, Stop> {
    if object.is_undefined() {
        return Ok(Validation::Tolerant);
    }
    Ok(options::read_parse_options(entries(object)?)?)
}

/// The own properties of an options object; none for undefined.
fn entries(object: &JsValue) -> Result<Vec<(String, Given)>, Failure> {
    if object.is_undefined() {
        return Ok(Vec::new());
    }
    if !object.is_object() || js_sys::Array::is_array(object) {
        let hint = "Give the options as an object, such as { baseUrl, appKey }.";
        return Err(Failure::invalid_argument(
            format!("The options must be an object; received {}.", kind(object)),
            hint,
        ));
    }
    let keys = Object::keys(object.unchecked_ref::<Object>());
    let keys = keys.iter().filter_map(|key| key.as_string());
    Ok(keys.map(|key| (key.clone(), given(&property(object, &key)))).collect())
}

fn given(value: &JsValue) -> Given {
    if value.is_undefined() {
        Given::Absent
    } else if let Some(text) = value.as_string() {
        Given::Text(text)
    } else if let Some(number) = value.as_f64() {
        Given::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Given::Flag(flag)
    } else if value.is_function() {
        Given::Function
    } else if is_signal(value) {
        Given::Signal
    } else {
        Given::Other(kind(value))
    }
}

/// By its shape, because a signal of another realm is one, too.
fn is_signal(value: &JsValue) -> bool {
    property(value, "aborted").as_bool().is_some()
        && property(value, "addEventListener").is_function()
        && property(value, "removeEventListener").is_function()
}

/// What a value is, in words.
pub fn kind(value: &JsValue) -> &'static str {
    match value {
        _ if value.is_undefined() => "undefined",
        _ if value.is_null() => "null",
        _ if js_sys::Array::is_array(value) => "a list",
        _ if value.is_object() => "an object",
        _ if value.is_function() => "a function",
        _ if value.is_string() => "a text",
        _ if value.is_bigint() => "a bigint",
        _ if value.is_symbol() => "a symbol",
        _ if value.as_bool().is_some() => "a boolean",
        _ => "a number",
    }
}

/// A property; undefined where reading it throws.
fn property(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
