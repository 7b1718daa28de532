//! The access token of a call: a text, or a function that is asked for one.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::Stop;
use super::options::kind;
use super::wait;
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
    pub fn new(argument: &JsValue, options: &ClientOptions) -> Result<Self, Failure> {
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

    /// The token to use now, asking for one where none is kept.
    pub async fn get(&self, asked_again: bool) -> Result<AccessToken, Stop> {
        match &self.given {
            Given::Text(token) => Ok(token.clone()),
            Given::Function(tokens) => match tokens.kept() {
                Some(token) => checked(tokens, &token),
                None => self.ask(tokens, if asked_again { "rejected" } else { "first" }).await,
            },
        }
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

    async fn ask(&self, tokens: &Tokens, reason: &str) -> Result<AccessToken, Stop> {
        let answer = JsFuture::from(tokens.ask(reason));
        match wait::unless(answer, wait::sleep(self.timeout_ms)).await {
            Some(Ok(answer)) => match answer.as_string() {
                Some(token) => checked(tokens, &token),
                None => Err(no_text(&answer).into()),
            },
            Some(Err(cause)) => Err(Stop::caused(thrown(), &cause, &self.secrets)),
            None => {
                tokens.give_up();
                Err(self.too_late().into())
            }
        }
    }

    fn too_late(&self) -> Failure {
        let message = format!("The accessToken function gave no answer in {} ms.", self.timeout_ms);
        let mut failure = Failure::new(ErrorCode::Timeout, message, HINT);
        failure.retryable = true;
        failure
    }
}

fn checked(tokens: &Tokens, token: &str) -> Result<AccessToken, Stop> {
    AccessToken::new(token).map_err(|failure| {
        tokens.drop(token);
        failure.into()
    })
}

const HINT: &str = "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.";

fn no_text(answer: &JsValue) -> Failure {
    let message =
        format!("The accessToken function must return a text; it returned {}.", kind(answer));
    Failure::invalid_argument(message, HINT)
}

fn thrown() -> Failure {
    let hint = "See the cause of this error; the function must return a token or a promise of one.";
    Failure::invalid_argument("The accessToken function failed instead of returning a token.", hint)
}
