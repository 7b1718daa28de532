//! One HTTP exchange. gloo-net builds the request and wraps the response; `fetch.js` calls
//! `fetch`, because gloo-net's own call panics on a rejection that is not an `Error`.

use gloo_net::http::{Request, Response};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
};

#[wasm_bindgen(module = "/src/js/fetch.js")]
extern "C" {
    /// Resolves with an answer, or with null where `fetch` answered with something else.
    fn send(
        fetch: Option<&Function>,
        request: &web_sys::Request,
        signal: &AbortSignal,
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
    /// The caller's own `fetch`.
    pub fetch: Option<&'a Function>,
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

/// An exchange under way; it is aborted when dropped before its end.
#[derive(Debug)]
pub struct Exchange {
    controller: AbortController,
    answer: Promise,
    is_over: bool,
}

impl Drop for Exchange {
    fn drop(&mut self) {
        if !self.is_over {
            self.controller.abort();
        }
    }
}

impl Exchange {
    /// Sends a GET request.
    pub fn begin(outgoing: &Outgoing<'_>) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let signal = controller.signal();
        let request = request(outgoing, &signal)?;
        let answer = send(outgoing.fetch, &request, &signal, outgoing.max_bytes);
        Ok(Self { controller, answer, is_over: false })
    }

    /// Tells of the answer, its body included; rejects where `fetch` or the body's stream failed.
    pub fn answer(&self) -> &Promise {
        &self.answer
    }

    /// What came back; none where it is not a response.
    pub fn end(mut self, answer: JsValue) -> Option<Incoming> {
        if answer.is_null() {
            return None;
        }
        let answer: Answer = answer.unchecked_into();
        let response = Response::from(answer.response());
        let body = answer.body();
        // A body that is too long is not read to its end, so that its transfer is aborted.
        self.is_over = body.is_some();
        let retry_after = response.headers().get("retry-after");
        Some(Incoming { status: response.status(), retry_after, body })
    }
}

fn request(outgoing: &Outgoing<'_>, signal: &AbortSignal) -> Result<web_sys::Request, JsValue> {
    let mut builder = Request::get(outgoing.url)
        .abort_signal(Some(signal))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    for (name, value) in outgoing.headers {
        builder = builder.header(name, value);
    }
    match builder.build() {
        Ok(request) => Ok(request.into()),
        Err(error) => Err(js_sys::Error::new(&error.to_string()).into()),
    }
}
