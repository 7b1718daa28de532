//! The base URL, taken apart by the browser's own URL parser.

use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::options::ClientOptions;
use crate::domain::request::{BaseUrl, Resolved, UrlParts};

#[wasm_bindgen(module = "/src/js/base_url.js")]
extern "C" {
    /// A URL as the browser understands it.
    type Url;

    /// The URL on its own, or else relative to the page; null where it is neither.
    fn resolve(given: &str) -> Option<Url>;

    /// The origin of the page; null where there is no page.
    #[wasm_bindgen(js_name = pageOrigin)]
    fn page_origin() -> Option<String>;

    #[wasm_bindgen(js_name = isAbsolute)]
    fn is_absolute(given: &str) -> bool;

    #[wasm_bindgen(method, getter)]
    fn href(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn protocol(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn hostname(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn origin(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn username(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn password(this: &Url) -> String;
}

/// Checks the option `baseUrl`.
pub fn check(options: &ClientOptions) -> Result<BaseUrl, Failure> {
    let given = options.base_url.as_str();
    let resolved = match (resolve(given), page_origin()) {
        (Some(url), _) if is_absolute(given) => Resolved::Absolute(parts(&url)),
        (Some(url), Some(page_origin)) => Resolved::Relative { url: parts(&url), page_origin },
        _ => Resolved::Nothing,
    };
    BaseUrl::check(given, resolved, options.allow_insecure)
}

fn parts(url: &Url) -> UrlParts {
    UrlParts {
        href: url.href(),
        protocol: url.protocol(),
        hostname: url.hostname(),
        origin: url.origin(),
        username: url.username(),
        password: url.password(),
    }
}
