//! The base URL, taken apart by the browser's own URL parser.

use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::request::base_url::BaseUrl;
use crate::domain::request::options::Options;

#[wasm_bindgen(module = "/src/js/base_url.js")]
extern "C" {
    /// The parts of the URL as `BaseUrl::check` takes them.
    fn resolve(given: &str) -> String;
}

/// Checks the option `baseUrl`.
pub fn check(options: &Options) -> Result<BaseUrl, Box<Failure>> {
    let given = options.base_url();
    BaseUrl::check(given, &resolve(given), options.allow_insecure())
}
