//! The base URL, taken apart by the browser's own URL parser.

use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::request::base_url::{BaseUrl, ResolvedUrl};
use crate::domain::request::options::Options;

#[wasm_bindgen(module = "/src/js/base_url.js")]
extern "C" {
    /// The parts of the URL as `BaseUrl::check` takes them.
    fn resolve(given: &str) -> String;
}

/// Checks the option `baseUrl`.
pub fn check(options: &Options) -> Result<BaseUrl, Box<Failure>> {
    let given = options.base_url.as_str();
    BaseUrl::check(given, resolved(&resolve(given)), options.allow_insecure)
}

fn resolved(joined: &str) -> Option<ResolvedUrl> {
    let mut parts = vec![String::new()];
    for character in joined.chars() {
        match parts.last_mut() {
            Some(part) if character != '\n' => part.push(character),
            _ => parts.push(String::new()),
        }
    }
    let mut parts = parts.into_iter();
    Some(ResolvedUrl {
        href: parts.next().filter(|href| !href.is_empty())?,
        hostname: parts.next()?,
        origin: parts.next()?,
        has_credentials: parts.next().is_some_and(|user| !user.is_empty()),
        page_origin: parts.next(),
    })
}
