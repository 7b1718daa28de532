//! From JavaScript's options to the domain's: what came, under which key.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::given::{Entry, Given};
use crate::domain::options::{self, ClientOptions, Validation};
use crate::domain::watch::interval::Range;
use crate::domain::watch::options::WatchOptions;

#[wasm_bindgen(module = "/src/js/options.js")]
extern "C" {
    /// The names of an object's own properties.
    #[wasm_bindgen(js_name = keysOf)]
    fn keys(object: &JsValue) -> Array;

    /// A property; undefined where reading it throws.
    #[wasm_bindgen(js_name = propertyOf)]
    fn property(object: &JsValue, key: &str) -> JsValue;

    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> usize;
}

/// Reads the options of a client; its `fetch` stays with JavaScript.
pub fn client_options(object: &JsValue) -> Result<ClientOptions, Box<Failure>> {
    ClientOptions::read(entries(object)?)
}

/// Checks the options of one query; the signal stays with JavaScript.
pub fn query_options(object: &JsValue) -> Result<(), Box<Failure>> {
    options::read_query_options(entries(object)?)
}

/// Reads the options of a watch; the signal stays with JavaScript.
pub fn watch_options(object: &JsValue) -> Result<WatchOptions, Box<Failure>> {
    WatchOptions::read(entries(object)?)
}

/// Reads the intervals that a watch shall have instead of those it has.
pub fn interval(object: &JsValue, range: Range) -> Result<Range, Box<Failure>> {
    range.with(entries(object)?)
}

/// Reads the options of reading a saved answer.
pub fn parse_options(object: &JsValue) -> Result<Validation, Box<Failure>> {
    options::read_parse_options(entries(object)?)
}

/// The own properties of an options object; none for undefined.
fn entries(object: &JsValue) -> Result<Vec<Entry>, Box<Failure>> {
    match kind(object) {
        "undefined" => Ok(Vec::new()),
        "an object" => {
            let mut entries = Vec::new();
            for key in keys(object).iter() {
                let name = key.as_string().unwrap_or_default();
                let given = given(&property(object, &name));
                entries.push((name, given));
            }
            Ok(entries)
        }
        kind => Err(Failure::invalid_argument(
            format!("The options must be an object; received {kind}."),
            "Give the options as an object, such as { baseUrl, appKey }.",
        )),
    }
}

fn given(value: &JsValue) -> Given {
    match kind_here(value) {
        "undefined" => Given::Absent,
        "a text" => Given::Text(value.as_string().unwrap_or_default()),
        "a number" => Given::Number(value.as_f64().unwrap_or(f64::NAN)),
        "a boolean" => Given::Flag(value.is_truthy()),
        "a function" => Given::Function,
        "an AbortSignal" => Given::Signal,
        other => Given::Other(other),
    }
}

/// The words of `kindOf`, in its order.
const KINDS: [&str; 11] = [
    "undefined",
    "null",
    "a text",
    "a number",
    "a boolean",
    "a function",
    "an AbortSignal",
    "a list",
    "a bigint",
    "a symbol",
    "an object",
];

fn kind_here(value: &JsValue) -> &'static str {
    KINDS.get(kind_of(value)).copied().unwrap_or_default()
}

/// What a value is, in words, where no signal is expected.
pub fn kind(value: &JsValue) -> &'static str {
    match kind_here(value) {
        "an AbortSignal" => "an object",
        kind => kind,
    }
}
