//! One HTTP exchange, through gloo-net. Its `fetch` and `Request` are those of
//! `client/transport.js`, which the glue gets in place of the globals.

use gloo_net::Error;
use gloo_net::http::Request;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::transport::{Chunk, Transport};
use crate::domain::session::call::HttpRequest;
use crate::domain::session::event::HttpResponse;

/// The request of a call.
///
/// # Errors
/// What the builder threw.
pub fn build(request: &HttpRequest<'_>, transport: &Transport) -> Result<Request, Error> {
    Request::get(&request.url)
        .header("Authorization", &request.authorization)
        .header(request.app_key_header, request.app_key)
        .header("Accept", "application/json")
        .abort_signal(Some(&transport.signal()))
        .cache(RequestCache::NoStore)
        // A page behind a login on its own origin needs its cookies; other origins get none.
        .credentials(RequestCredentials::SameOrigin)
        // The token must not follow a redirect to another server.
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .build()
}

/// Sends a request and reads the response; `None` if either fails. The transport keeps what was
/// thrown.
pub async fn send(request: Request, transport: Transport, limit: u32) -> Option<HttpResponse> {
    let response = request.send().await.ok()?;
    let retry_after = response.headers().get("retry-after").map(|text| {
        let date_ms = js_sys::Date::parse(&text);
        (text, date_ms)
    });
    let mut body = Some(Vec::new());
    if let Some(stream) = response.body() {
        while let Some(bytes) = &mut body {
            let chunk = JsFuture::from(transport.chunk(&stream)).await.ok()?;
            if chunk.is_undefined() {
                break;
            }
            let chunk = chunk.unchecked_into::<Chunk>();
            // Chunk by chunk, so that a body that is too large ends early.
            if bytes.len() + chunk.length() as usize > limit as usize {
                body = None;
            } else {
                bytes.append(&mut chunk.to_vec());
            }
        }
    }
    Some(HttpResponse { status: response.status(), retry_after, body })
}
