//! The boundary in a real browser, before it is packed: what crosses it, in both directions. The packed package is tested in `tests/package`.
#![cfg(target_family = "wasm")]
#![allow(missing_docs, clippy::unwrap_used)]

mod sessions;
mod support;
mod tasks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
