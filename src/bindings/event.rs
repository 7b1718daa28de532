//! An event as `client/driver.js` reports it: see `Event` in `client/virtual_modules.d.ts`.
#![expect(missing_docs, reason = "of what wasm-bindgen adds to the enum")]

use wasm_bindgen::prelude::*;

use crate::domain::request::call_arguments::CallArguments;
use crate::domain::session::event::{Event, HttpResponse};

/// What the driver reports. (Its text does not cross the boundary.)
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum EventKind {
    /// Nothing: the session starts, a wait is over, or a command was executed.
    Wake = "wake",
    /// The time of the last command is over.
    TimedOut = "timed_out",
    /// The token function gave something.
    Token = "token",
    /// The token function threw or rejected.
    TokenFailed = "token_failed",
    /// The request may be sent.
    Permit = "permit",
    /// The platform wants no requests for longer than a call waits without a sign.
    BudgetPaused = "budget_paused",
    /// The exchange is over.
    Response = "response",
    /// The page's Content-Security-Policy blocked the request.
    Blocked = "blocked",
    /// The caller's own `fetch` resolved with something else than a response.
    NotAResponse = "not_a_response",
}

/// The event of this kind: with the result of the token function, as `tokenArgument` describes it,
/// with how long the platform wants no requests, or with the outcome of the exchange.
pub fn event(
    kind: EventKind,
    token: Option<String>,
    paused_ms: Option<u32>,
    response: Option<HttpResponse>,
) -> Event {
    match kind {
        EventKind::TimedOut => Event::TimedOut,
        EventKind::Token => {
            Event::Token(CallArguments::parse(&token.unwrap_or_default()).get("token").clone())
        }
        EventKind::TokenFailed => Event::TokenFailed,
        EventKind::Permit => Event::Permit,
        EventKind::BudgetPaused => Event::BudgetPaused(paused_ms.unwrap_or_default()),
        EventKind::Response => response.map_or(Event::NetworkError, Event::Response),
        EventKind::Blocked => Event::Blocked,
        EventKind::NotAResponse => Event::NotAResponse,
        _ => Event::Wake,
    }
}
