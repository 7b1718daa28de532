//! An event as `client/driver.js` reports it: see `Event` in `client/virtual_modules.d.ts`.

use crate::domain::request::call_arguments::CallArguments;
use crate::domain::session::event::{Event, EventKind, HttpResponse};

/// The event of this kind: with the result of the token function, as `tokenArgument` describes it,
/// with how long the platform wants no requests, or with the outcome of the exchange.
pub fn event(
    kind: &str,
    token: Option<String>,
    paused_ms: u32,
    response: Option<HttpResponse>,
) -> Event {
    match EventKind::from_word(kind).unwrap_or_default() {
        EventKind::Wake => Event::Wake,
        EventKind::TimedOut => Event::TimedOut,
        EventKind::Token => {
            Event::Token(CallArguments::parse(&token.unwrap_or_default()).get("token").clone())
        }
        EventKind::TokenFailed => Event::TokenFailed,
        EventKind::Permit => Event::Permit,
        EventKind::BudgetPaused => Event::BudgetPaused(paused_ms),
        EventKind::Response => response.map_or(Event::NetworkError, Event::Response),
        EventKind::Blocked => Event::Blocked,
        EventKind::NotAResponse => Event::NotAResponse,
    }
}
