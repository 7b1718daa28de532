//! One HTTP exchange. gloo-net builds the request and wraps the response; `fetch.js` calls
//! `fetch`, because gloo-net's own call panics on a rejection that is not an `Error`.

use gloo_net::http::{Request, Response};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

#[wasm_bindgen]
extern "C" {
    /// An exchange, which JavaScript ends in time.
    #[derive(Debug)]
    pub type Exchange;

    /// Resolves with what came of it; rejects when the call is ended.
    #[wasm_bindgen(method)]
    fn send(this: &Exchange, request: &web_sys::Request) -> Promise;
}

/// What came back.
#[derive(Debug)]
pub struct Incoming {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header, where it can be read.
    pub retry_after: Option<String>,
}

/// Sends a GET request; none where these make no request.
pub fn send(url: &str, headers: &[(&str, &str)], exchange: Exchange) -> Option<Promise> {
    let mut builder = Request::get(url);
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    let request = builder.build().ok()?.into();
    // Not a method of the question, which can be asked other things meanwhile.
    Some(future_to_promise(async move { JsFuture::from(exchange.send(&request)).await }))
}

/// What came back; none where it is not a response.
pub fn incoming(response: JsValue) -> Option<Incoming> {
    let response = Response::from(response.dyn_into::<web_sys::Response>().ok()?);
    let retry_after = response.headers().get("retry-after");
    Some(Incoming { status: response.status(), retry_after })
}
