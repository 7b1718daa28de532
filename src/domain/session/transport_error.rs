//! The failures of a call without a response of the platform.

use crate::domain::error::{ErrorCode, Failure};
use crate::domain::request::argument::ArgumentKind;

/// `fetch` failed.
#[must_use]
pub fn network_error(from: &str) -> Box<Failure> {
    let hint = "Check the network and the base URL. A page cannot tell a certificate that the browser does not trust from a platform that does not allow the page's origin (CORS): against both helps a proxy on the page's own origin, as the proxy guide in the README shows.";
    retryable(ErrorCode::Network, format!("No response came from {from}."), hint)
}

/// `timeoutMs` has passed.
#[must_use]
pub fn timeout_error(timeout_ms: u32) -> Box<Failure> {
    let hint = "Try again, check the network, or raise timeoutMs.";
    retryable(
        ErrorCode::Timeout,
        format!("No complete response came within {timeout_ms} ms."),
        hint,
    )
}

/// The caller's own `fetch` resolved with something else than a `Response`.
#[must_use]
pub fn not_a_response() -> Box<Failure> {
    Failure::invalid_argument(
        "The `fetch` option must resolve with a Response; it resolved with something else.",
        "Give a function that behaves as the browser's own fetch does.",
    )
}

/// The argument `accessToken` is neither a text nor a function.
#[must_use]
pub fn invalid_access_token(kind: ArgumentKind) -> Box<Failure> {
    let message =
        format!("`accessToken` must be a text or a function; received {}.", kind.description());
    Failure::invalid_argument(message, TOKEN_HINT)
}

/// The token function did not settle within `timeoutMs`.
#[must_use]
pub fn token_timeout(timeout_ms: u32) -> Box<Failure> {
    let message = format!("The accessToken function did not settle within {timeout_ms} ms.");
    retryable(ErrorCode::Timeout, message, TOKEN_HINT)
}

/// The token function returned something else than a text.
#[must_use]
pub fn invalid_token_result(kind: ArgumentKind) -> Box<Failure> {
    let message =
        format!("The accessToken function must return a text; it returned {}.", kind.description());
    Failure::invalid_argument(message, TOKEN_HINT)
}

/// The token function threw or rejected.
#[must_use]
pub fn token_function_failed() -> Box<Failure> {
    let hint = "See the cause of this error; the function must return a token or a promise of one.";
    Failure::invalid_argument("The accessToken function failed instead of returning a token.", hint)
}

const TOKEN_HINT: &str = "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.";

/// A failure that a retry may mend.
fn retryable(code: ErrorCode, message: String, hint: &'static str) -> Box<Failure> {
    let mut failure = Failure::new(code, message, hint);
    failure.retryable = true;
    failure
}
