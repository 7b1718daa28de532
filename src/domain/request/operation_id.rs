//! The id of the requested task.

use std::borrow::Cow;

use super::argument::Argument;
use super::invisible::check_visible_id;
use super::percent_encode::percent_encode;
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// The id of the requested task, which is one path segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OperationId(String);

impl OperationId {
    /// Checks that an id is one path segment.
    ///
    /// # Errors
    /// `invalid_argument` for anything but a text, for `""`, `"."` and `".."`, which are the path
    /// of another resource, and for invisible characters at its ends.
    pub fn new(id: &Argument) -> Result<Self, Box<Failure>> {
        const HINT: &str =
            "Give the operationId that the platform returned when the task was created.";
        let expected = match id.text.as_str() {
            _ if !id.is_text() => "a text",
            "" | "." | ".." => "the id of a task",
            text => {
                check_visible_id("`operationId`", text)?;
                return Ok(Self(id.text.clone()));
            }
        };
        let received: Cow<'_, str> =
            if id.is_text() { quoted(&id.text).into() } else { id.kind.description().into() };
        let message = format!("`operationId` must be {expected}; received {received}.");
        Err(Failure::invalid_argument(message, HINT))
    }

    /// The id as it was passed.
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
