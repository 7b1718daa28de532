//! A value as it came from JavaScript, and how an error quotes it.

use std::borrow::Cow;

use crate::domain::error::Failure;
use crate::domain::string_enum::string_enum;
use crate::domain::truncate::quoted;

string_enum! {
    /// What an argument is; the words are those of `client/arguments.js`.
    #[derive(Default)]
    pub enum ArgumentKind {
        /// `undefined`, which is the same as absence.
        #[default]
        Undefined = "undefined",
        /// `null`
        Null = "null",
        /// A string.
        Text = "text",
        /// A number.
        Number = "number",
        /// A boolean.
        Boolean = "boolean",
        /// A function.
        Function = "function",
        /// An `AbortSignal`, of whatever realm.
        AbortSignal = "signal",
        /// An array.
        List = "list",
        /// A bigint.
        BigInt = "bigint",
        /// A symbol.
        Symbol = "symbol",
        /// An object of which a getter or a proxy threw.
        Unreadable = "unreadable",
        /// Any other object.
        Object = "object",
    }
}

impl ArgumentKind {
    /// What it is, in a sentence.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Null => "null",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Function => "a function",
            Self::AbortSignal => "an AbortSignal",
            Self::List => "a list",
            Self::BigInt => "a bigint",
            Self::Symbol => "a symbol",
            Self::Unreadable => "an object that cannot be read",
            Self::Object => "an object",
        }
    }
}

/// An argument or option as the caller passed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name of the option; empty for an argument.
    pub name: String,
    /// What it is.
    pub kind: ArgumentKind,
    /// A text itself; of a number or a boolean, how an error quotes it.
    pub text: String,
    /// An integer itself; 1 for true; NaN for anything else.
    pub number: f64,
}

impl Argument {
    /// What was not passed.
    pub const UNDEFINED: &Self = &Self {
        name: String::new(),
        kind: ArgumentKind::Undefined,
        text: String::new(),
        number: f64::NAN,
    };

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
    pub fn received(&self) -> Cow<'_, str> {
        match self.kind {
            ArgumentKind::Text => quoted(&self.text).into(),
            ArgumentKind::Number | ArgumentKind::Boolean => self.text.as_str().into(),
            kind => kind.description().into(),
        }
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
            format!("The options must be an object; received {}.", self.kind.description()),
            "Give the options as an object, such as { baseUrl, appKey }.",
        ))
    }
}
