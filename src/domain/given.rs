//! A value as it came from JavaScript, and how an error tells of it.

use std::fmt;

use super::cut::cut;

/// An own property of an options object.
pub type Entry = (String, Given);

/// A value as it came from JavaScript.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// `undefined`: as if the key were not there.
    Absent,
    /// A string, or what stands for one (a `URL`).
    Text(String),
    /// A number.
    Number(f64),
    /// A boolean.
    Flag(bool),
    /// A function.
    Function,
    /// An `AbortSignal`.
    Signal,
    /// Anything else, in words: `"null"`, `"an object"`, `"a list"`, `"a bigint"`.
    Other(&'static str),
}

impl Given {
    /// What kind of value it is, for where the value itself must not be told.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "a boolean",
            Self::Function => "a function",
            Self::Signal => "an AbortSignal",
            Self::Other(words) => words,
        }
    }
}

/// The value as it stands after "received": a text in quotes, cut at 120 characters.
impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{}\"", cut(text)),
            Self::Number(number) => write_number(f, *number),
            Self::Flag(flag) => f.write_str(if *flag { "true" } else { "false" }),
            _ => f.write_str(self.kind()),
        }
    }
}

/// Writes a number as JavaScript does, or says why it is none that an option takes. The
/// standard library's own writing of floats would take 8 KB of the download.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
#[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "asks whether it is exact")]
fn write_number(f: &mut fmt::Formatter<'_>, number: f64) -> fmt::Result {
    const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;
    let sign = if number < 0.0 { "-" } else { "" };
    let size = number.abs();
    let thousandths = (size * 1_000.0).round() as u64;
    if number.is_nan() {
        f.write_str("NaN")
    } else if size.is_infinite() {
        write!(f, "{sign}Infinity")
    } else if size > MAX_SAFE_INTEGER {
        f.write_str("a number beyond ±9007199254740991")
    } else if size % 1.0 == 0.0 {
        write!(f, "{sign}{}", size as u64)
    } else if thousandths as f64 / 1_000.0 == size {
        write!(f, "{sign}{}.", thousandths / 1_000)?;
        let mut rest = thousandths % 1_000;
        while rest > 0 {
            write!(f, "{}", rest / 100)?;
            rest = rest % 100 * 10;
        }
        Ok(())
    } else {
        f.write_str("a number with more than three decimals")
    }
}
