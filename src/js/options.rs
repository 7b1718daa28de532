//! From JavaScript's values to the domain's: what came, under which name.

use wasm_bindgen::prelude::*;

use crate::domain::error::Failure;
use crate::domain::request::argument::{Argument, ArgumentKind};
use crate::domain::request::options::{OptionSet, Options};

#[wasm_bindgen]
extern "C" {
    /// A value that a caller gave, as `options.js` saw it: to read it runs no code of the
    /// caller's. The fields are those of the domain's `Given`.
    #[wasm_bindgen(js_name = Object)]
    #[derive(Debug)]
    pub type Value;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Value) -> String;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Value) -> String;

    #[wasm_bindgen(method, getter)]
    fn text(this: &Value) -> String;

    #[wasm_bindgen(method, getter)]
    fn number(this: &Value) -> f64;

    /// One of the properties of an options object.
    #[wasm_bindgen(method)]
    fn property(this: &Value, index: u32) -> Option<Value>;
}

impl Value {
    /// The value itself.
    #[must_use]
    pub fn argument(&self) -> Argument {
        Argument {
            name: self.name(),
            kind: ArgumentKind::from_word(&self.kind()).unwrap_or(ArgumentKind::Object),
            text: self.text(),
            number: self.number(),
        }
    }

    /// Takes in the options that it holds, of which only some are known.
    ///
    /// # Errors
    /// `invalid_argument` naming the first that is unknown or not as it must be.
    pub fn read(&self, known: OptionSet, options: &mut Options) -> Result<(), Box<Failure>> {
        self.argument().check_options()?;
        let mut index = 0;
        while let Some(option) = self.property(index) {
            options.set(known, &option.argument())?;
            index += 1;
        }
        Ok(())
    }
}
