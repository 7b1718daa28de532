//! What a session knows at an event: the clocks, and the state of the page from
//! `client/environment.js`.

use wasm_bindgen::prelude::*;

use crate::domain::polling::schedule;

#[wasm_bindgen]
extern "C" {
    /// See `client/environment.js`.
    #[derive(Debug)]
    pub type Environment;

    #[wasm_bindgen(method, getter)]
    fn hidden(this: &Environment) -> bool;

    #[wasm_bindgen(method, getter)]
    fn offline(this: &Environment) -> bool;

    #[wasm_bindgen(method, getter)]
    fn paused(this: &Environment) -> bool;

    /// The newest token from the token function.
    #[wasm_bindgen(method, getter, js_name = currentToken)]
    pub fn current_token(this: &Environment) -> Option<String>;

    /// Monotonic milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn now_ms() -> f64;
}

impl Environment {
    /// The same for the domain.
    #[must_use]
    pub fn read(&self) -> schedule::Environment {
        schedule::Environment {
            now_ms: now_ms(),
            wall_ms: js_sys::Date::now(),
            hidden: self.hidden(),
            offline: self.offline(),
            paused: self.paused(),
        }
    }
}
