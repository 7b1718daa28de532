//! The access token of a call: a text, or a function that is asked for one.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::error::Stop;
use super::options::kind;
use super::wait::{Waited, Waits};
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::options::ClientOptions;
use crate::domain::request::AccessToken;
use crate::domain::secrets::Secrets;
use crate::domain::token::{AfterRejection, after_rejection};

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    /// What a token function answered, shared by all calls in the page.
    #[derive(Debug)]
    type Tokens;

    #[wasm_bindgen(js_name = tokensOf)]
    fn tokens_of(source: &Function) -> Tokens;

    #[wasm_bindgen(method, getter)]
    fn kept(this: &Tokens) -> Option<String>;

    #[wasm_bindgen(method)]
    fn ask(this: &Tokens, reason: &str) -> Promise;

    #[wasm_bindgen(method, js_name = giveUp)]
    fn give_up(this: &Tokens);

    #[wasm_bindgen(method)]
    fn drop(this: &Tokens, token: &str);
}

/// Where the tokens of a call come from.
#[derive(Debug)]
pub struct TokenSource {
    given: Given,
    timeout_ms: u32,
    secrets: Secrets,
}

#[derive(Debug)]
enum Given {
    Text(AccessToken),
    Function(Tokens),
}

impl TokenSource {
    /// Takes the public argument `accessToken`; a function has `timeoutMs` to answer.
    pub fn new(argument: &JsValue, options: &ClientOptions) -> Result<Self, Box<Failure>> {
        let given = if let Some(text) = argument.as_string() {
            Given::Text(AccessToken::new(&text)?)
        } else if let Some(function) = argument.dyn_ref::<Function>() {
            Given::Function(tokens_of(function))
        } else {
            return Err(Failure::invalid_argument(
                format!("`accessToken` must be a text or a function; received {}.", kind(argument)),
                HINT,
            ));
        };
        let secrets = Secrets::new([options.app_key.clone()]);
        Ok(Self { given, timeout_ms: options.timeout_ms, secrets })
    }

    /// The token that is kept; none where a function has to be asked for one.
    pub fn kept(&self) -> Result<Option<AccessToken>, Stop> {
        match &self.given {
            Given::Text(token) => Ok(Some(token.clone())),
            Given::Function(tokens) => tokens.kept().map(|token| self.checked(&token)).transpose(),
        }
    }

    /// A wait for the function's answer.
    pub fn ask(&self, asked_again: bool, waits: &Waits) -> Promise {
        let answer = match &self.given {
            Given::Text(token) => Promise::resolve(&JsValue::from_str(token.as_str())),
            Given::Function(tokens) => tokens.ask(if asked_again { "rejected" } else { "first" }),
        };
        waits.within(self.timeout_ms, &answer)
    }

    /// The token that came of the wait.
    pub fn answered(&self, waited: Waited) -> Result<AccessToken, Stop> {
        match waited {
            Waited::Done(answer) => match answer.as_string() {
                Some(token) => self.checked(&token),
                None => Err(no_text(&answer).into()),
            },
            Waited::Failed(cause) => Err(Stop::caused(thrown(), &cause, &self.secrets)),
            Waited::Late => {
                if let Given::Function(tokens) = &self.given {
                    tokens.give_up();
                }
                Err(self.too_late().into())
            }
        }
    }

    fn checked(&self, token: &str) -> Result<AccessToken, Stop> {
        AccessToken::new(token).map_err(|failure| {
            if let Given::Function(tokens) = &self.given {
                tokens.drop(token);
            }
            failure.into()
        })
    }

    /// The token to use for a call that has waited: the newest one, since only that is valid.
    pub fn newest(&self, token: AccessToken) -> AccessToken {
        let Given::Function(tokens) = &self.given else {
            return token;
        };
        tokens.kept().and_then(|kept| AccessToken::new(&kept).ok()).unwrap_or(token)
    }

    /// The platform rejected a token. Whether to try again, and with what.
    pub fn rejected(&self, token: &AccessToken, asked_again: bool) -> AfterRejection {
        let token = token.as_str();
        let Given::Function(tokens) = &self.given else {
            return after_rejection(token, None, false, asked_again);
        };
        tokens.drop(token);
        after_rejection(token, tokens.kept().as_deref(), true, asked_again)
    }

    fn too_late(&self) -> Box<Failure> {
        let message = format!("The accessToken function gave no answer in {} ms.", self.timeout_ms);
        let mut failure = Failure::new(ErrorCode::Timeout, message, HINT);
        failure.retryable = true;
        failure
    }
}

const HINT: &str = "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.";

fn no_text(answer: &JsValue) -> Box<Failure> {
    let message =
        format!("The accessToken function must return a text; it returned {}.", kind(answer));
    Failure::invalid_argument(message, HINT)
}

fn thrown() -> Box<Failure> {
    let hint = "See the cause of this error; the function must return a token or a promise of one.";
    Failure::invalid_argument("The accessToken function failed instead of returning a token.", hint)
}
