//! The JavaScript side of an exchange: `client/transport.js`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReadableStream};

#[wasm_bindgen]
extern "C" {
    /// What an exchange needs of JavaScript.
    #[derive(Debug)]
    pub type Transport;

    /// Aborted when the exchange has to end.
    #[wasm_bindgen(method, getter)]
    pub(super) fn signal(this: &Transport) -> AbortSignal;

    /// Resolves with the next chunk of a body, and with undefined at its end; rejects when the
    /// exchange has to end, whatever the stream does.
    #[wasm_bindgen(method)]
    pub(super) fn chunk(this: &Transport, body: &ReadableStream) -> Promise;

    /// A `Uint8Array`. (That of js-sys compares lengths before it copies, and the message of that
    /// assertion takes 0.2 KB of the download.)
    pub(super) type Chunk;

    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &Chunk) -> u32;

    #[wasm_bindgen(method, js_name = subarray)]
    pub(super) fn to_vec(this: &Chunk) -> Vec<u8>;
}
