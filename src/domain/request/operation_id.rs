//! The id of the task that is asked for.

use super::argument::Argument;
use super::percent_encode::percent_encode;
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// The id of the task that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OperationId(String);

impl OperationId {
    /// Takes any id that names one path segment.
    ///
    /// # Errors
    /// `invalid_argument` for what is no text, and for `""`, `"."` and `".."`, which would lead
    /// to another resource.
    pub fn new(id: &Argument) -> Result<Self, Box<Failure>> {
        const HINT: &str =
            "Give the operationId that the platform returned when the task was created.";
        let expected = match id.text.as_str() {
            _ if !id.is_text() => "a text",
            "" | "." | ".." => "the id of a task",
            _ => return Ok(Self(id.text.clone())),
        };
        let received = if id.is_text() { quoted(&id.text) } else { id.kind.description().into() };
        let message = format!("`operationId` must be {expected}; received {received}.");
        Err(Failure::invalid_argument(message, HINT))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a path segment.
    #[must_use]
    pub fn encoded(&self) -> String {
        percent_encode(&self.0)
    }
}
