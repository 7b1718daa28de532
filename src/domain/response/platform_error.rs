//! The platform's own errors: two shapes of body, and the meaning of its codes and of statuses.

use std::borrow::Cow;

use super::field::Field;
use super::raw_fields::RawFields;
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::json::number;
use crate::domain::json::scanner::Value;
use crate::domain::request::secrets::Secrets;
use crate::domain::truncate::truncate;

/// The failure of an error body, in either shape; `None` where the body is none.
#[must_use]
pub fn from_body(
    raw: &RawFields<'_>,
    status: Option<u16>,
    secrets: &Secrets,
) -> Option<Box<Failure>> {
    let codes = [Field::ErrorCode, Field::ResultCode];
    let platform_code = codes.iter().find_map(|field| code(raw.get(*field)?))?;
    let messages = [Field::ErrorDesc, Field::ResultMsg, Field::ErrorMsg];
    let platform_message = messages.iter().find_map(|field| message(raw.get(*field)?));
    let (code, what) = classify(&platform_code, status);
    let hint = hint(code, &platform_code);
    // Only after the code is classified: a short secret may look like a part of it.
    let platform_code = secrets.scrub(&platform_code);
    let platform_message = platform_message.map(|message| secrets.scrub(&message));
    let message = sentence(what, status, &platform_code, platform_message.as_deref());
    let mut failure = Failure::new(code, message, hint);
    failure.retryable = match code {
        ErrorCode::Throttled => true,
        ErrorCode::PlatformError => status.is_some_and(|status| (500..600).contains(&status)),
        _ => false,
    };
    failure.platform_code = Some(platform_code);
    failure.platform_message = platform_message;
    Some(failure)
}

/// A code as text without its sign; `None` for 0 and "".
fn code(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::Number(number) => match number::integer(number) {
            code if code.is_finite() => number::format_integer(code.abs()).into(),
            _ => number.into(),
        },
        Value::Text(text) => text.decode(),
        _ => return None,
    };
    let text = text.trim_ascii();
    let signs = text.bytes().take_while(|byte| matches!(byte, b'-' | b'+')).count();
    let code = text.get(signs..).unwrap_or_default();
    (!matches!(code, "" | "0")).then(|| code.into())
}

/// A message; `None` for an empty text.
fn message(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::Number(number) => Some(number.into()),
        Value::Text(text) if !text.is_empty() => Some(text.decode()),
        _ => None,
    }
}

/// What a code means; the status counts only where the code is not known.
fn classify(platform_code: &str, status: Option<u16>) -> (ErrorCode, &'static str) {
    match (status, platform_code) {
        (Some(401), _) | (_, "1010005") => (
            ErrorCode::Unauthorized,
            "The platform does not accept the access token or the app key",
        ),
        (_, "120015" | "123029") => {
            (ErrorCode::BadRequest, "The platform calls the request malformed")
        }
        (_, "123009") => (ErrorCode::TaskNotFound, "The platform knows no such upgrade task"),
        (_, "1010009") | (Some(429), _) => THROTTLED,
        _ => (ErrorCode::PlatformError, "The platform reports an error"),
    }
}

fn sentence(what: &str, status: Option<u16>, code: &str, message: Option<&str>) -> String {
    let status = status
        .map_or_else(String::new, |status| format!("HTTP {}, ", number::digits(status.into())));
    let (before, message) = message.map_or(("", ""), |message| (": ", truncate(message)));
    format!("{what} ({status}code {}{before}{message}).", truncate(code))
}

const THROTTLED: (ErrorCode, &str) =
    (ErrorCode::Throttled, "The application asks more often than the platform allows");

/// The failure of a status that is not 2xx, where the body has no code: it is not the platform's.
/// A browser keeps the status of a redirect to itself and gives 0.
#[must_use]
pub fn from_status(status: u16) -> Box<Failure> {
    let (code, what, hint) = match status {
        0 | 301..=303 | 307 | 308 => (
            ErrorCode::HttpError,
            "The response is a redirect, which is not followed",
            REDIRECT_HINT,
        ),
        401 => (ErrorCode::Unauthorized, NO_CODE, LOGIN_HINT),
        502 | 504 => (ErrorCode::HttpError, NO_CODE, PROXY_HINT),
        429 => (THROTTLED.0, THROTTLED.1, hint(ErrorCode::Throttled, "")),
        _ => (ErrorCode::HttpError, NO_CODE, hint(ErrorCode::HttpError, "")),
    };
    let message = match status {
        0 => format!("{what}."),
        _ => format!("{what} (HTTP {}).", number::digits(status.into())),
    };
    let mut failure = Failure::new(code, message, hint);
    failure.retryable = matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504);
    failure
}

const NO_CODE: &str = "The response is an HTTP error without a code of the platform";
const PROXY_HINT: &str = "A proxy in front of the platform does not reach it: the cause, such as a certificate, is in its error log.";
const REDIRECT_HINT: &str = "A login page or a gateway answers in front of the platform: sign in there, or check that the base URL and the proxy lead to the platform itself.";
const LOGIN_HINT: &str = "A server in front of the platform, such as a proxy or a gateway, wants a login: sign in there, or exempt the platform's path from it.";

/// The recommended handling, after the error table of the platform's documentation.
fn hint(code: ErrorCode, platform_code: &str) -> &'static str {
    match (code, platform_code) {
        // "AppId for auth not exist": the header did not arrive.
        (_, "100025") => {
            "Check that the header with the app key (app_key, or as set by appKeyHeader) reaches the platform: nginx drops it unless underscores_in_headers is on."
        }
        (_, "123029") => "Check the pageNo and the pageSize carried in the request.",
        (ErrorCode::Unauthorized, _) => {
            "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform."
        }
        (ErrorCode::BadRequest, _) => {
            "Check whether the format of the operationId carried in the request is correct."
        }
        (ErrorCode::Throttled, _) => {
            "Contact the IoT platform's maintenance personnel to adjust the flow control threshold, or call the API less often."
        }
        (ErrorCode::TaskNotFound, _) => {
            "Check whether the operationId carried in the request is correct."
        }
        (ErrorCode::PlatformError, _) => {
            "Look up the code in the platform's documentation, or ask the platform's maintenance personnel."
        }
        _ => "Check that the base URL leads to the platform, and the proxies on the way to it.",
    }
}
