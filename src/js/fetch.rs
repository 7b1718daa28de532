//! One HTTP exchange. gloo-net builds the request and wraps the response; `fetch.js` calls
//! `fetch`, because gloo-net's own call panics on a rejection that is not an `Error`.

use gloo_net::http::{Request, Response};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

#[wasm_bindgen]
extern "C" {
    /// An exchange, which JavaScript ends in time.
    #[derive(Debug)]
    pub type Exchange;

    #[wasm_bindgen(method, getter)]
    fn signal(this: &Exchange) -> AbortSignal;

    /// Resolves with what came of it, in which null stands for what is no response; rejects
    /// when the call is ended.
    #[wasm_bindgen(method)]
    fn send(
        this: &Exchange,
        request: &web_sys::Request,
        timeout_ms: u32,
        max_bytes: u32,
    ) -> Promise;

    type Answer;

    #[wasm_bindgen(method, getter)]
    fn response(this: &Answer) -> web_sys::Response;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Answer) -> Option<Vec<u8>>;
}

/// What to send.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The absolute URL.
    pub url: &'a str,
    /// Header names and values, checked.
    pub headers: &'a [(&'a str, &'a str)],
    /// How long it may take, the body included.
    pub timeout_ms: u32,
    /// The most bytes of a body that are read.
    pub max_bytes: u32,
}

/// What came back.
#[derive(Debug)]
pub struct Incoming {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header, where it can be read.
    pub retry_after: Option<String>,
    /// The body; `None` where it is longer than allowed.
    pub body: Option<Vec<u8>>,
}

/// Sends a GET request.
pub fn begin(outgoing: &Outgoing<'_>, exchange: &Exchange) -> Result<JsFuture, String> {
    let mut builder = Request::get(outgoing.url)
        .abort_signal(Some(&exchange.signal()))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    for (name, value) in outgoing.headers {
        builder = builder.header(name, value);
    }
    let request = builder.build().map_err(|error| error.to_string())?;
    Ok(exchange.send(&request.into(), outgoing.timeout_ms, outgoing.max_bytes).into())
}

/// What came back; none where it is not a response.
pub fn end(answer: JsValue) -> Option<Incoming> {
    if answer.is_null() {
        return None;
    }
    let answer: Answer = answer.unchecked_into();
    let response = Response::from(answer.response());
    let retry_after = response.headers().get("retry-after");
    Some(Incoming { status: response.status(), retry_after, body: answer.body() })
}
