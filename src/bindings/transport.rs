//! The JavaScript side of an exchange: `client/transport.js`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// What an exchange needs of JavaScript.
    #[derive(Debug)]
    pub type Transport;

    /// Aborted when the exchange has to end.
    #[wasm_bindgen(method, getter)]
    pub(super) fn signal(this: &Transport) -> AbortSignal;

    /// Resolves with the bytes of the chunk that a stream's reader returns, and with undefined at
    /// its end; rejects when the exchange has to end, whatever the stream does.
    #[wasm_bindgen(method)]
    pub(super) fn chunk(this: &Transport, read: &Promise) -> Promise;

    /// Cancels the stream of a reader.
    #[wasm_bindgen(method)]
    pub(super) fn cancel(this: &Transport, reader: &JsValue);

    /// Keeps what was thrown, unless something was thrown before.
    #[wasm_bindgen(method, js_name = noteThrown)]
    pub(super) fn note_thrown(this: &Transport, error: &JsValue);
}
