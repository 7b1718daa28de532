//! A value as it came from JavaScript, and how an error tells of it.

use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// A value that a caller gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Argument {
    /// The name of the option that it is given for; `""` for an argument.
    pub name: String,
    /// What it is, in words: `"undefined"`, `"null"`, `"a text"`, `"a number"`, `"a boolean"`,
    /// `"a function"`, `"an AbortSignal"`, `"a list"`, `"a bigint"`, `"a symbol"`, `"an object"`.
    pub kind: String,
    /// A text itself; of anything else, how it stands after "received".
    pub text: String,
    /// A number itself; 1 for true; 0 for anything else.
    pub number: f64,
}

impl Argument {
    /// Whether it is a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind == "a text"
    }

    /// Whether it is undefined, which is as if nothing were there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.kind == "undefined"
    }

    /// How it stands after "received".
    #[must_use]
    pub fn told(&self) -> String {
        if self.is_text() { quoted(&self.text) } else { self.text.clone() }
    }

    /// Checks what is given as an options object.
    ///
    /// # Errors
    /// `invalid_argument` for anything but an object and undefined.
    pub fn check_options(&self) -> Result<(), Box<Failure>> {
        if self.is_absent() || self.kind == "an object" {
            return Ok(());
        }
        Err(Failure::invalid_argument(
            format!("The options must be an object; received {}.", self.kind),
            "Give the options as an object, such as { baseUrl, appKey }.",
        ))
    }
}
