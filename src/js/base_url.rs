//! The base URL, taken apart by the browser's own URL parser.

use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::options::ClientOptions;
use crate::domain::request::{BaseUrl, Resolved, UrlParts};

#[wasm_bindgen(module = "/src/js/base_url.js")]
extern "C" {
    /// The parts of the URL, in the order of `UrlParts`, joined by line breaks, which no URL
    /// holds: on its own, or else relative to the page; null where it is neither.
    fn resolve(given: &str) -> Option<String>;

    /// The origin of the page; null where there is no page.
    #[wasm_bindgen(js_name = pageOrigin)]
    fn page_origin() -> Option<String>;

    #[wasm_bindgen(js_name = isAbsolute)]
    fn is_absolute(given: &str) -> bool;
}

/// Checks the option `baseUrl`.
pub fn check(options: &ClientOptions) -> Result<BaseUrl, Box<Failure>> {
    let given = options.base_url.as_str();
    let resolved = match (resolve(given).as_deref().map(parts), page_origin()) {
        (Some(url), _) if is_absolute(given) => Resolved::Absolute(url),
        (Some(url), Some(page_origin)) => Resolved::Relative { url, page_origin },
        _ => Resolved::Nothing,
    };
    BaseUrl::check(given, resolved, options.allow_insecure)
}

fn parts(joined: &str) -> UrlParts {
    let mut parts = joined.lines().map(String::from);
    let mut next = || parts.next().unwrap_or_default();
    UrlParts {
        href: next(),
        protocol: next(),
        hostname: next(),
        origin: next(),
        username: next(),
        password: next(),
    }
}
