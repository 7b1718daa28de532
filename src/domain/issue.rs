//! What an answer got wrong without being useless: one [`ValidationIssue`] for each oddity.

use serde::Serialize;

use super::string_enum::string_enum;

/// Something odd in an answer; the rest of the task survives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidationIssue {
    /// Where: dotted, with the index as sent (`targets.devices[3]`).
    pub path: String,
    /// What kind of oddity.
    pub code: IssueCode,
    /// Whether the value meant could still be told.
    pub severity: Severity,
    /// A whole sentence: the field, what was expected, what came.
    pub message: String,
    /// The offending value as JSON, cut at 120 characters; `None` where nothing came.
    pub received: Option<String>,
}

impl ValidationIssue {
    /// Its fields, in the order in which `error.js` takes them.
    // removed with src/js
    #[must_use]
    pub fn texts(&self) -> [Option<&str>; 5] {
        [
            Some(&self.path),
            Some(self.code.word()),
            Some(self.severity.word()),
            Some(&self.message),
            self.received.as_deref(),
        ]
    }
}

string_enum! {
    /// The kinds of oddity.
    pub enum IssueCode {
        /// A field that the documentation requires is absent or null.
        Missing = "missing",
        /// The value has another JSON type than documented.
        WrongType = "wrong_type",
        /// A word that is none of the documented ones.
        UnknownValue = "unknown_value",
        /// A time that is not `yyyyMMdd'T'HHmmss'Z'` or does not exist.
        BadTimestamp = "bad_timestamp",
        /// A number outside its documented range.
        OutOfRange = "out_of_range",
        /// An integer beyond ±(2^53−1), which a JavaScript number cannot hold.
        UnsafeInteger = "unsafe_integer",
        /// A list longer than the documented 256.
        TooMany = "too_many",
        /// Two fields contradict each other.
        Inconsistent = "inconsistent",
    }
}

string_enum! {
    /// How bad an oddity is.
    pub enum Severity {
        /// Another form of a value whose meaning is plain, such as `"3"` for `3`.
        Coerced = "coerced",
        /// The documentation is broken; nothing sensible could be made of the value, or it
        /// contradicts another.
        Violation = "violation",
    }
}
