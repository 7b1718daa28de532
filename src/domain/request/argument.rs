//! A value as it came from JavaScript, and how an error quotes it.

use crate::domain::error::Failure;
use crate::domain::string_enum::string_enum;
use crate::domain::truncate::quoted;

string_enum! {
    /// What an argument is, in the words of an error.
    #[derive(Default)]
    pub enum ArgumentKind {
        /// `undefined`, which is the same as absence.
        #[default]
        Undefined = "undefined",
        /// `null`
        Null = "null",
        /// A string.
        Text = "a text",
        /// A number.
        Number = "a number",
        /// A boolean.
        Boolean = "a boolean",
        /// A function.
        Function = "a function",
        /// An `AbortSignal`, of whatever realm.
        AbortSignal = "an AbortSignal",
        /// An array.
        List = "a list",
        /// A bigint.
        BigInt = "a bigint",
        /// A symbol.
        Symbol = "a symbol",
        /// Any other object.
        Object = "an object",
    }
}

/// An argument or option as the caller passed it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Argument {
    /// The name of the option; empty for an argument.
    pub name: String,
    /// What it is.
    pub kind: ArgumentKind,
    /// A text itself; of anything else, how an error quotes it.
    pub text: String,
    /// A number itself; 1 for true; 0 for anything else.
    pub number: f64,
}

impl Argument {
    /// Whether it is a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind == ArgumentKind::Text
    }

    /// Whether it is undefined, which is the same as absence.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.kind == ArgumentKind::Undefined
    }

    /// How an error quotes it.
    #[must_use]
    pub fn received(&self) -> String {
        if self.is_text() { quoted(&self.text) } else { self.text.clone() }
    }

    /// Checks that it can be an options object.
    ///
    /// # Errors
    /// `invalid_argument` for anything but an object and undefined.
    pub fn check_options(&self) -> Result<(), Box<Failure>> {
        if matches!(self.kind, ArgumentKind::Undefined | ArgumentKind::Object) {
            return Ok(());
        }
        Err(Failure::invalid_argument(
            format!("The options must be an object; received {}.", self.kind.word()),
            "Give the options as an object, such as { baseUrl, appKey }.",
        ))
    }
}
