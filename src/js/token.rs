//! The access token of a call: a text, or what a function answered.

use wasm_bindgen::prelude::*;

use super::options::Value;
use super::question::Question;
use super::wait::{DONE, FAILED};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::request::access_token::AccessToken;
use crate::domain::request::argument::{Argument, ArgumentKind};
use crate::domain::session::rejection::{RejectionAction, after_rejection};
use crate::domain::session::transport_error;

/// Takes the public argument `accessToken`; empty for a function.
pub fn given(argument: &Argument) -> Result<AccessToken, Box<Failure>> {
    match argument.kind {
        ArgumentKind::Text => AccessToken::new(&argument.text),
        ArgumentKind::Function => Ok(AccessToken::default()),
        kind => Err(transport_error::invalid_access_token(kind)),
    }
}

#[wasm_bindgen]
impl Question {
    /// Takes what a token function answered, or, scrubbed, what it threw.
    ///
    /// # Errors
    /// An `UpgradeTaskError` where that is no good token.
    pub fn token(&mut self, how: u32, answer: &Value, cause: &JsValue) -> Result<(), JsValue> {
        let answer = answer.argument();
        let token = match how {
            DONE if answer.is_text() => AccessToken::new(&answer.text),
            DONE => Err(transport_error::invalid_token_result(answer.kind)),
            FAILED => return Err(self.failed(transport_error::token_function_failed(), cause)),
            _ => Err(transport_error::token_timeout(self.options.timeout_ms)),
        };
        let token = token.map_err(|failure| self.failed(failure, &JsValue::UNDEFINED))?;
        self.set_token(token);
        Ok(())
    }

    /// What follows a failure of a call with a token function. 0: it is told. Where it is the
    /// token that was rejected: 1, the same, and the token is kept no longer; 2, another one is
    /// asked for; 3, the one that has replaced it is used.
    #[wasm_bindgen(js_name = afterFailure)]
    #[must_use]
    pub fn after_failure(&mut self, is_replaced: bool, asked_again: bool) -> u32 {
        match &self.failure {
            Some(failure) if failure.code == ErrorCode::Unauthorized => {}
            _ => return 0,
        }
        let next = after_rejection(is_replaced, asked_again);
        if next != RejectionAction::Fail {
            self.failure = None;
        }
        next as u32
    }
}
