//! What is wrong with a usable response: one [`ValidationIssue`] for each invalid field.

use serde::Serialize;

use super::string_enum::string_enum;

/// One invalid field of a response; the rest of the task is still usable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidationIssue {
    /// The path: dotted, with the index as sent (`targets.devices[3]`).
    pub path: String,
    /// What is wrong.
    pub code: IssueCode,
    /// Whether the value was understood nevertheless.
    pub severity: Severity,
    /// A whole sentence: the field, what was expected, what was received.
    pub message: String,
    /// The value as JSON, truncated to 120 characters; `None` where the field is missing.
    pub received: Option<String>,
}

string_enum! {
    /// What is wrong with a field.
    pub enum IssueCode {
        /// A field that the documentation requires is absent or null.
        Missing = "missing",
        /// The value has another JSON type than documented.
        WrongType = "wrong_type",
        /// A word that is not documented.
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
    /// How bad it is.
    pub enum Severity {
        /// Another form of a value that was understood, such as `"3"` for `3`.
        Coerced = "coerced",
        /// A rule of the documentation is broken: the value could not be understood, or it
        /// contradicts another.
        Violation = "violation",
    }
}
