//! An event as `client/driver.js` reports it: see `Event` in `client/virtual_modules.d.ts`.

use crate::domain::request::call_arguments::CallArguments;
use crate::domain::session::event::{Event, HttpResponse};

/// The event of this kind: with the result of the token function, as `tokenArgument` describes it,
/// with how long the platform wants no requests, or with the outcome of the exchange.
pub fn event(
    kind: &str,
    token: Option<String>,
    paused_ms: u32,
    response: Option<HttpResponse>,
) -> Event {
    match kind {
        "timed_out" => Event::TimedOut,
        "token" => {
            Event::Token(CallArguments::parse(&token.unwrap_or_default()).get("token").clone())
        }
        "token_failed" => Event::TokenFailed,
        "permit" => Event::Permit,
        "budget_paused" => Event::BudgetPaused(paused_ms),
        "response" => response.map_or(Event::NetworkError, Event::Response),
        "blocked" => Event::Blocked,
        "not_a_response" => Event::NotAResponse,
        // "wake"
        _ => Event::Wake,
    }
}
