//! An event as `client/driver.js` reports it: see `Event` in `client/virtual_modules.d.ts`.
#![expect(missing_docs, reason = "wasm-bindgen adds to an enum of texts what it does not document")]

use wasm_bindgen::prelude::*;

use crate::domain::request::argument::{Argument, ArgumentKind};
use crate::domain::session::event;
use crate::domain::session::event::HttpResponse;

#[wasm_bindgen]
extern "C" {
    #[derive(Debug)]
    pub type Event;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Event) -> EventKind;

    /// What the token function gave.
    #[wasm_bindgen(method, getter)]
    fn token(this: &Event) -> TokenArgument;

    /// An `Argument` of `client/arguments.js`.
    type TokenArgument;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &TokenArgument) -> String;

    #[wasm_bindgen(method, getter)]
    fn text(this: &TokenArgument) -> Option<String>;
}

#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum EventKind {
    Wake = "wake",
    TimedOut = "timed_out",
    Token = "token",
    TokenFailed = "token_failed",
    Permit = "permit",
    Response = "response",
    NotAResponse = "not_a_response",
}

impl Event {
    /// The event for the domain; `response` is what came of the exchange.
    #[must_use]
    pub fn read(&self, response: Option<HttpResponse>) -> event::Event {
        match self.kind() {
            EventKind::TimedOut => event::Event::TimedOut,
            EventKind::Token => event::Event::Token(self.token().read()),
            EventKind::TokenFailed => event::Event::TokenFailed,
            EventKind::Permit => event::Event::Permit,
            EventKind::Response => {
                response.map_or(event::Event::NetworkError, event::Event::Response)
            }
            EventKind::NotAResponse => event::Event::NotAResponse,
            _ => event::Event::Wake,
        }
    }
}

impl TokenArgument {
    fn read(&self) -> Argument {
        let kind = ArgumentKind::from_word(&self.kind()).unwrap_or_default();
        let text = self.text().unwrap_or_default();
        Argument { kind, text, ..Argument::default() }
    }
}
