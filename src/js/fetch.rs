//! One HTTP exchange. gloo-net wraps the request and the response; `fetch.js` calls
//! `fetch`, because gloo-net's own call panics on a rejection that is not an `Error`.

use gloo_net::http::{Request, Response};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::domain::response::retry_after::RetryAfter;

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
    // Not with gloo-net's builder, which takes the URL apart to add a query to it.
    let request = Request::from(web_sys::Request::new_with_str(url).ok()?);
    let own = request.headers();
    for (name, value) in headers {
        own.set(name, value);
    }
    let request = request.into();
    // It runs when this call is over, since JavaScript asks the question for other things.
    Some(future_to_promise(async move { JsFuture::from(exchange.send(&request)).await }))
}

/// The `Retry-After` header, and what the browser's own reading of dates makes of it.
pub fn dated(text: &str) -> RetryAfter<'_> {
    RetryAfter { text, date_ms: js_sys::Date::parse(text) }
}

/// What came back; none where it is not a response.
pub fn incoming(response: JsValue) -> Option<Incoming> {
    let response = Response::from(response.dyn_into::<web_sys::Response>().ok()?);
    let retry_after = response.headers().get("retry-after");
    Some(Incoming { status: response.status(), retry_after })
}
