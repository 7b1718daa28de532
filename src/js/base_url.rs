//! The base URL, taken apart by the browser's own URL parser.

use wasm_bindgen::prelude::*;

use crate::domain::base_url::{BaseUrl, Resolved, UrlParts};
use crate::domain::error::Failure;
use crate::domain::options::ClientOptions;

#[wasm_bindgen(module = "/src/js/base_url.js")]
extern "C" {
    /// The parts of the URL, in the order of `UrlParts`, joined by line breaks, which no URL
    /// holds; behind them the page's origin, where it is a URL only relative to the page. Null
    /// where it is none, or there is no page.
    fn resolve(given: &str) -> Option<String>;
}

/// Checks the option `baseUrl`.
pub fn check(options: &ClientOptions) -> Result<BaseUrl, Box<Failure>> {
    let given = options.base_url.as_str();
    let resolved = resolve(given).map_or(Resolved::Nothing, |joined| resolved(&joined));
    BaseUrl::check(given, resolved, options.allow_insecure)
}

fn resolved(joined: &str) -> Resolved {
    let mut parts = joined.split('\n').map(String::from);
    let mut next = || parts.next().unwrap_or_default();
    let url = UrlParts {
        href: next(),
        protocol: next(),
        hostname: next(),
        origin: next(),
        username: next(),
        password: next(),
    };
    match parts.next() {
        Some(page_origin) => Resolved::Relative { url, page_origin },
        None => Resolved::Absolute(url),
    }
}
