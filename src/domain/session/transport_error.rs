//! The failures of a call without a response of the platform.

use crate::domain::error::{ErrorCode, Failure};
use crate::domain::json::number::digits;
use crate::domain::request::argument::ArgumentKind;
use crate::domain::request::base_url::Reach;

/// `fetch` failed. Browsers keep the reason to themselves; the hint is what a page can know.
#[must_use]
pub fn network_error(from: &str, reach: Reach, is_blocked: bool, offline: bool) -> Box<Failure> {
    let hint = match reach {
        _ if is_blocked => {
            "The page's own Content-Security-Policy forbids it: add the base URL's origin to connect-src."
        }
        Reach::MixedContent => {
            "A page from https: cannot call http: (mixed content): use https:, or a proxy on the page's own origin."
        }
        _ if offline => "The browser is offline: check the network of this device.",
        Reach::OwnOrigin => {
            "Check the network, and the page's own server, where the proxy to the platform runs."
        }
        Reach::OtherOrigin => {
            "Check the network and the base URL. A browser does not tell a certificate that it does not trust from a platform that does not allow the page's origin (CORS). A proxy on the page's own origin helps against both: see docs/hosting.md."
        }
        Reach::NoPage => {
            "Check the network and the base URL; the cause says more. Node trusts the certificates in NODE_EXTRA_CA_CERTS."
        }
    };
    retryable(ErrorCode::Network, format!("No response came from {from}."), hint)
}

/// `timeoutMs` has passed.
#[must_use]
pub fn timeout_error(timeout_ms: u32) -> Box<Failure> {
    let hint = "Try again, check the network, or raise timeoutMs.";
    retryable(
        ErrorCode::Timeout,
        format!("No complete response came within {} ms.", digits(timeout_ms.into())),
        hint,
    )
}

/// The platform wants no requests for a while, as the response to another call said.
#[must_use]
pub fn budget_paused(ms: u32) -> Box<Failure> {
    let seconds = digits(ms.div_ceil(1_000).into());
    let message = format!("The platform wants no requests for another {seconds} s.");
    let hint = "Ask again after retryAfterMs, or ask the platform's maintenance personnel to adjust the flow control threshold.";
    let mut failure = retryable(ErrorCode::Throttled, message, hint);
    failure.retry_after_ms = Some(ms);
    failure
}

/// The caller's own `fetch` resolved with something else than a `Response` that can be read.
#[must_use]
pub fn not_a_response() -> Box<Failure> {
    Failure::invalid_argument(
        "The `fetch` option must resolve with a Response whose body nobody has read; it resolved with something else.",
        "Give a function that behaves as the browser's own fetch does, and reads no more than a clone() of the response.",
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
    let timeout_ms = digits(timeout_ms.into());
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
