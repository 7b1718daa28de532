//! Header names and values that `fetch` accepts.

use super::invisible::check_visible;
use super::percent_encode::is_alphanumeric_or;
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// Checks that a header can carry the app key.
///
/// # Errors
/// `invalid_argument` for an empty key and for characters that `fetch` refuses.
pub fn check_app_key(app_key: &str) -> Result<(), Box<Failure>> {
    check_header_value("`appKey`", app_key, "Give the application's id on the platform.")
}

/// Refuses what makes `fetch` throw. The value is a secret: no error quotes it.
pub(super) fn check_header_value(
    what: &str,
    value: &str,
    hint: &'static str,
) -> Result<(), Box<Failure>> {
    check_present(what, value.trim_ascii(), hint)?;
    check_visible(what, value)?;
    if value.chars().all(|c| c == '\t' || (c <= '\u{ff}' && !c.is_control())) {
        return Ok(());
    }
    let allowed = "no line break, no other control character, nothing above U+00FF";
    let message = format!("{what} must hold only what an HTTP header can carry: {allowed}.");
    Err(Failure::invalid_argument(message, hint))
}

pub(super) fn check_present(
    what: &str,
    value: &str,
    hint: &'static str,
) -> Result<(), Box<Failure>> {
    if value.is_empty() {
        let message = format!("{what} is required and must not be empty.");
        return Err(Failure::invalid_argument(message, hint));
    }
    Ok(())
}

/// Checks the name of the header that carries the app key.
///
/// # Errors
/// `invalid_argument` for what is not a header name, and for names that `fetch` or this package
/// sets itself.
pub fn check_app_key_header(name: &str) -> Result<(), Box<Failure>> {
    /// The Fetch standard's forbidden request headers, and the two that this package sets; one
    /// that ends with a hyphen is a prefix.
    const TAKEN: &str = "accept-charset accept-encoding access-control-request-headers \
        access-control-request-method connection content-length cookie cookie2 date dnt expect \
        host keep-alive origin proxy- referer sec- set-cookie te trailer transfer-encoding \
        upgrade via accept authorization";
    check_visible("`appKeyHeader`", name)?;
    let lower = name.to_ascii_lowercase();
    let is_refused = |taken: &[u8]| {
        lower.as_bytes() == taken || taken.ends_with(b"-") && lower.as_bytes().starts_with(taken)
    };
    let is_token = |byte: u8| is_alphanumeric_or(byte, "!#$%&'*+-.^_`|~");
    let message = if name.is_empty() || !name.bytes().all(is_token) {
        "must be the name of an HTTP header"
    } else if TAKEN.as_bytes().split(|byte| *byte == b' ').any(is_refused) {
        "must not be a header that the browser or this package sets"
    } else {
        return Ok(());
    };
    Err(Failure::invalid_argument(
        format!("`appKeyHeader` {message}; received {}.", quoted(name)),
        "Leave it out for \"app_key\", or ask the platform's operator for the name, such as \"x-app-key\".",
    ))
}
