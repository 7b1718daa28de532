//! What an answer got wrong without being useless: one [`ValidationIssue`] for each oddity.

use serde::Serialize;

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

/// The kinds of oddity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueCode {
    /// A field that the documentation requires is absent or null.
    Missing,
    /// The value has another JSON type than documented.
    WrongType,
    /// A word that is none of the documented ones.
    UnknownValue,
    /// A time that is not `yyyyMMdd'T'HHmmss'Z'` or does not exist.
    BadTimestamp,
    /// A number outside its documented range.
    OutOfRange,
    /// An integer beyond ±(2^53−1), which a JavaScript number cannot hold.
    UnsafeInteger,
    /// A list longer than the documented 256.
    TooMany,
    /// Two fields contradict each other.
    Inconsistent,
}

impl IssueCode {
    /// Every code, in the order of the public type.
    pub const ALL: [Self; 8] = [
        Self::Missing,
        Self::WrongType,
        Self::UnknownValue,
        Self::BadTimestamp,
        Self::OutOfRange,
        Self::UnsafeInteger,
        Self::TooMany,
        Self::Inconsistent,
    ];
}

/// How bad an oddity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Another form of a value whose meaning is plain, such as `"3"` for `3`.
    Coerced,
    /// The documentation is broken; nothing sensible could be made of the value, or it
    /// contradicts another.
    Violation,
}
