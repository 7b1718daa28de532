//! What is sent: only what `fetch` accepts.

use std::fmt;

use super::argument::{Given, quoted};
use crate::domain::error::Failure;

/// The id of the task that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OperationId(String);

impl OperationId {
    /// Takes any id that names one path segment.
    ///
    /// # Errors
    /// `invalid_argument` for what is no text, and for `""`, `"."` and `".."`, which would lead
    /// to another resource.
    pub fn new(id: &Given) -> Result<Self, Box<Failure>> {
        const HINT: &str =
            "Give the operationId that the platform returned when the task was created.";
        let expected = match id.text.as_str() {
            _ if !id.is_text() => "a text",
            "" | "." | ".." => "the id of a task",
            _ => return Ok(Self(id.text.clone())),
        };
        let received = if id.is_text() { quoted(&id.text) } else { id.kind.clone() };
        let message = format!("`operationId` must be {expected}; received {received}.");
        Err(Failure::invalid_argument(message, HINT))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a path segment.
    #[must_use]
    pub fn encoded(&self) -> String {
        percent_encode(&self.0)
    }
}

/// Encodes like JavaScript's `encodeURIComponent`.
pub(super) fn percent_encode(text: &str) -> String {
    let hex = |digit: u8| char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit });
    let mut encoded = String::new();
    for byte in text.bytes() {
        if is_alphanumeric_or(byte, "-_.!~*'()") {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex(byte >> 4));
            encoded.push(hex(byte & 15));
        }
    }
    encoded
}

fn is_alphanumeric_or(byte: u8, others: &str) -> bool {
    byte.is_ascii_alphanumeric() || others.bytes().any(|other| other == byte)
}

/// An access token that a header can carry.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct AccessToken(String);

impl AccessToken {
    /// Takes a token as the platform returned it.
    ///
    /// # Errors
    /// `invalid_argument` for an empty token and for characters that `fetch` refuses.
    pub fn new(token: &str) -> Result<Self, Box<Failure>> {
        const HINT: &str = "Give a token as the platform's Authentication API returned it.";
        check_header_value("`accessToken`", token, HINT)?;
        Ok(Self(String::from(token)))
    }

    /// The token itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}

/// Checks that a header can carry the app key.
///
/// # Errors
/// `invalid_argument` for an empty key and for characters that `fetch` refuses.
pub fn check_app_key(app_key: &str) -> Result<(), Box<Failure>> {
    check_header_value("`appKey`", app_key, "Give the application's id on the platform.")
}

/// Refuses what would make `fetch` throw, without telling the value: it is a secret.
fn check_header_value(what: &str, value: &str, hint: &'static str) -> Result<(), Box<Failure>> {
    check_present(what, value.trim_ascii(), hint)?;
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
/// `invalid_argument` for what is no header's name, and for names that `fetch` or this
/// package sets itself.
pub fn check_app_key_header(name: &str) -> Result<(), Box<Failure>> {
    /// The Fetch standard's forbidden request headers, and the two that are ours; with a hyphen
    /// at its end, all that begin so.
    const TAKEN: &str = "accept-charset accept-encoding access-control-request-headers \
        access-control-request-method connection content-length cookie cookie2 date dnt expect \
        host keep-alive origin proxy- referer sec- set-cookie te trailer transfer-encoding \
        upgrade via accept authorization";
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
