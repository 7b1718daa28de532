//! What the value of an option must be.

use std::borrow::Cow;

use super::argument::{Argument, ArgumentKind};
use crate::domain::error::Failure;
use crate::domain::json::number::digits;

/// What to do about an option that is wrong.
pub(in crate::domain) const OPTIONS_HINT: &str = "Correct the options in the calling code.";

/// What a value must be.
pub(super) enum Rule {
    /// Any text; in the words of an error.
    Text(&'static str),
    /// A whole number in this range.
    Whole { min: u32, max: u32 },
    /// One of these words; and all of them, as an error lists them.
    Word(&'static [&'static str], &'static str),
    /// True or false.
    Boolean,
    /// A function.
    Function,
    /// An `AbortSignal`.
    AbortSignal,
}

impl Rule {
    /// Checks a value; returns its number: a whole one, or 1 for true.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared then")]
    #[expect(clippy::float_cmp, reason = "asks whether it is exact")]
    pub(super) fn check(&self, name: &str, argument: &Argument) -> Result<u32, Box<Failure>> {
        let number = argument.number as u32;
        let is_allowed = match self {
            Self::Text(_) => argument.is_text(),
            Self::Whole { min, max } => {
                argument.kind == ArgumentKind::Number
                    && f64::from(number) == argument.number
                    && (*min..=*max).contains(&number)
            }
            Self::Word(words, _) => argument.is_text() && words.contains(&argument.text.as_str()),
            Self::Boolean => argument.kind == ArgumentKind::Boolean,
            Self::Function => argument.kind == ArgumentKind::Function,
            Self::AbortSignal => argument.kind == ArgumentKind::AbortSignal,
        };
        if is_allowed { Ok(number) } else { Err(self.refused(name, argument)) }
    }

    fn refused(&self, name: &str, argument: &Argument) -> Box<Failure> {
        let expected: Cow<'_, str> = match self {
            Self::Text(expected) | Self::Word(_, expected) => (*expected).into(),
            Self::Whole { min, max } => {
                let (min, max) = (digits((*min).into()), digits((*max).into()));
                format!("a whole number from {min} to {max}").into()
            }
            Self::Boolean => "true or false".into(),
            Self::Function => "a function".into(),
            Self::AbortSignal => "an AbortSignal".into(),
        };
        let received = match self {
            // It may be an app key.
            Self::Text(_) => argument.kind.description().into(),
            _ => argument.received(),
        };
        let message = format!("`{name}` must be {expected}; received {received}.");
        Failure::invalid_argument(message, OPTIONS_HINT)
    }
}
