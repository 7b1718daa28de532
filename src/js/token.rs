//! The access token of a call: a text, or what a function answered.

use wasm_bindgen::prelude::*;

use super::options::kind;
use super::question::Question;
use super::wait::{Outcome, Waited};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::request::AccessToken;
use crate::domain::token::{AfterRejection, after_rejection};
use crate::domain::unanswered;

/// Takes the public argument `accessToken`; none for a function.
pub fn given(argument: &JsValue) -> Result<Option<AccessToken>, Box<Failure>> {
    if let Some(text) = argument.as_string() {
        return AccessToken::new(&text).map(Some);
    }
    match kind(argument) {
        "a function" => Ok(None),
        kind => Err(unanswered::no_access_token(kind)),
    }
}

#[wasm_bindgen]
impl Question {
    /// Takes what a token function answered.
    ///
    /// # Errors
    /// An `UpgradeTaskError` where that is no good token.
    pub fn token(&self, outcome: &Outcome) -> Result<(), JsValue> {
        let failed = |failure| Err(self.failed(failure));
        let answer = match outcome.into() {
            Waited::Done(answer) => answer,
            Waited::Failed(cause) => {
                return Err(self.failed_because(unanswered::token_failed(), &cause));
            }
            Waited::Late => return failed(unanswered::no_token_in_time(self.options.timeout_ms)),
        };
        let Some(token) = answer.as_string() else {
            return failed(unanswered::no_token(kind(&answer)));
        };
        match AccessToken::new(&token) {
            Ok(token) => {
                self.token.replace(Some(token));
                Ok(())
            }
            Err(failure) => failed(failure),
        }
    }

    /// The newest token, which another call may have got: only that one is valid.
    #[wasm_bindgen(js_name = newestToken)]
    pub fn newest_token(&self, kept: &str) {
        if let Ok(token) = AccessToken::new(kept) {
            self.token.replace(Some(token));
        }
    }

    /// What follows a failure, given the token that is kept. 0: it is told. Where it is the
    /// token that was rejected: 1, the same, and the token is kept no longer; 2, another one is
    /// asked for; 3, the one that is kept has replaced it.
    #[wasm_bindgen(js_name = afterFailure)]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a `&str` may not be absent here")]
    pub fn after_failure(&self, kept: Option<String>, asked_again: bool) -> u32 {
        let mut failure = self.failure.borrow_mut();
        let is_rejection =
            failure.as_ref().is_some_and(|failure| failure.code == ErrorCode::Unauthorized);
        let token = self.token.borrow();
        let (Some(token), true) = (&*token, is_rejection) else {
            return 0;
        };
        let next = match after_rejection(token.as_str(), kept.as_deref(), true, asked_again) {
            AfterRejection::GiveUp => return 1,
            AfterRejection::AskAgain => 2,
            AfterRejection::UseCurrent => 3,
        };
        *failure = None;
        next
    }
}
