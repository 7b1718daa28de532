//! The body of a response, read chunk by chunk, so that one that is too large ends early.

use gloo_net::http::Response;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::transport::Transport;

#[wasm_bindgen]
extern "C" {
    /// The stream of a body. (The methods of web-sys do not catch what they throw, as they do when
    /// the caller's own `fetch` resolved with a response whose body was already read.)
    type BodyStream;

    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &BodyStream) -> Result<BodyReader, JsValue>;

    type BodyReader;

    #[wasm_bindgen(method, catch)]
    fn read(this: &BodyReader) -> Result<Promise, JsValue>;
}

/// The whole body; `None` if it has more bytes than the limit.
///
/// # Errors
/// What the stream threw.
pub async fn read(
    response: &Response,
    transport: &Transport,
    limit: u32,
) -> Result<Option<Vec<u8>>, JsValue> {
    let Some(stream) = response.body() else {
        return Ok(Some(Vec::new()));
    };
    let reader = stream.unchecked_into::<BodyStream>().get_reader()?;
    let body = read_chunks(&reader, transport, limit).await;
    if !matches!(body, Ok(Some(_))) {
        transport.cancel(&reader);
    }
    body
}

async fn read_chunks(
    reader: &BodyReader,
    transport: &Transport,
    limit: u32,
) -> Result<Option<Vec<u8>>, JsValue> {
    let mut body = Vec::new();
    loop {
        let chunk = JsFuture::from(transport.chunk(&reader.read()?)).await?;
        if chunk.is_undefined() {
            return Ok(Some(body));
        }
        let chunk = chunk.unchecked_into::<Uint8Array>();
        if body.len() + chunk.length() as usize > limit as usize {
            return Ok(None);
        }
        body.append(&mut chunk.to_vec());
    }
}
