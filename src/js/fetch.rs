//! One HTTP exchange. gloo-net builds the request and wraps the response; `fetch.js` calls
//! `fetch`, because gloo-net's own call panics on a rejection that is not an `Error`.

use gloo_net::http::{Request, Response};
use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReadableStreamReadResult,
    ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
};

#[wasm_bindgen(module = "/src/js/fetch.js")]
extern "C" {
    /// Resolves with a response, or with null where `fetch` answered with something else.
    fn send(fetch: Option<&Function>, request: &web_sys::Request, signal: &AbortSignal) -> Promise;
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

/// Why nothing came back.
#[derive(Debug)]
pub enum Broken {
    /// `fetch` or the body's stream failed with this.
    Network(JsValue),
    /// The caller's own `fetch` answered with something that is not a response.
    NotAResponse,
}

/// Aborts the exchange when dropped before its end.
struct Cancel(AbortController, bool);

impl Drop for Cancel {
    fn drop(&mut self) {
        if !self.1 {
            self.0.abort();
        }
    }
}

/// Sends a GET request and reads its answer; dropping this aborts it.
pub async fn exchange(outgoing: &Outgoing<'_>) -> Result<Incoming, Broken> {
    let mut cancel = Cancel(AbortController::new().map_err(Broken::Network)?, false);
    let signal = cancel.0.signal();
    let request = request(outgoing, &signal)?;
    let promise = send(outgoing.fetch, &request, &signal);
    let response = JsFuture::from(promise).await.map_err(Broken::Network)?;
    if response.is_null() {
        return Err(Broken::NotAResponse);
    }
    let response = Response::from(response.unchecked_into::<web_sys::Response>());
    let incoming = Incoming {
        status: response.status(),
        retry_after: response.headers().get("retry-after"),
        body: body(&response, outgoing.max_bytes).await.map_err(Broken::Network)?,
    };
    // A body that is too long is not read to its end, so that its transfer is aborted.
    cancel.1 = incoming.body.is_some();
    Ok(incoming)
}

fn request(outgoing: &Outgoing<'_>, signal: &AbortSignal) -> Result<web_sys::Request, Broken> {
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
        Err(error) => Err(Broken::Network(js_sys::Error::new(&error.to_string()).into())),
    }
}

/// By its shape, because a `Uint8Array` of another realm is one, too. Of another view the
/// length is not the number of its bytes.
fn is_bytes(chunk: &JsValue) -> bool {
    let size = Reflect::get(chunk, &"BYTES_PER_ELEMENT".into());
    ArrayBuffer::is_view(chunk) && size.is_ok_and(|size| size == 1)
}

/// Reads a body chunk by chunk, so that one that is too long ends early.
async fn body(response: &Response, max_bytes: u32) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else {
        return Ok(Some(bytes));
    };
    let reader = ReadableStreamDefaultReader::new(&stream)?;
    loop {
        let result = JsFuture::from(reader.read()).await?;
        let result: ReadableStreamReadResult = result.unchecked_into();
        if result.get_done() == Some(true) {
            return Ok(Some(bytes));
        }
        let chunk = result.get_value();
        if !is_bytes(&chunk) {
            return Err(js_sys::TypeError::new("a chunk of the body is not bytes").into());
        }
        let chunk: Uint8Array = chunk.unchecked_into();
        let start = bytes.len();
        let length = start + chunk.length() as usize;
        if length > max_bytes as usize {
            return Ok(None);
        }
        bytes.resize(length, 0);
        if let Some(room) = bytes.get_mut(start..) {
            chunk.copy_to(room);
        }
    }
}
