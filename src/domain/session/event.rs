//! What happens to a session.

use crate::domain::polling::schedule::Environment;
use crate::domain::request::argument::Argument;
use crate::domain::response::retry_after::RetryAfter;
use crate::domain::response::{Body, RawResponse};

/// What the driver reports.
#[derive(Debug)]
pub enum Event {
    /// Nothing to report: the session starts, a wait is over, or a command was carried out.
    Wake,
    /// The time of the last command is over.
    TimedOut,
    /// The token function gave this.
    Token(Argument),
    /// The token function threw or rejected.
    TokenFailed,
    /// The request may be sent.
    Permit,
    /// The platform wants no requests for so many milliseconds: longer than a call waits without a sign.
    BudgetPaused(u32),
    /// A response arrived.
    Response(HttpResponse),
    /// `fetch` or the body failed.
    NetworkError,
    /// The page's Content-Security-Policy blocked the request.
    Blocked,
    /// The caller's own `fetch` resolved with something else than a response.
    NotAResponse,
}

/// A response, read whole.
#[derive(Debug)]
pub struct HttpResponse {
    /// The HTTP status; 0 for a redirect that the browser keeps to itself.
    pub status: u16,
    /// The `Retry-After` header, where it can be read, and the date that the browser reads in it.
    pub retry_after: Option<(String, f64)>,
    /// The body; `None` where it is larger than the limit.
    pub body: Option<Vec<u8>>,
}

impl HttpResponse {
    /// The response as it is interpreted; the limit is the one that the body was read with.
    #[must_use]
    pub fn as_raw(&self, limit: u32) -> RawResponse<'_> {
        RawResponse {
            status: Some(self.status),
            retry_after: self
                .retry_after
                .as_ref()
                .map(|(text, date_ms)| RetryAfter { text, date_ms: *date_ms }),
            body: self.body.as_deref().map_or(Body::TooLarge(limit), Body::Whole),
        }
    }

    /// Whether this is a success with exactly this body.
    #[must_use]
    pub fn repeats(&self, body: &[u8]) -> bool {
        (200..300).contains(&self.status) && self.body.as_deref() == Some(body)
    }
}

/// What a session knows when something happens to it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The clocks and the page.
    pub environment: Environment,
    /// From 0 to 1.
    pub random: f64,
    /// The newest token that the token function gave: another call may have got it.
    pub current_token: Option<&'a str>,
}
