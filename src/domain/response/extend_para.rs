//! `extendPara`, which is an object, a text that holds one, or invalid (rules N10, N11).

use std::borrow::Cow;

use crate::domain::json::scanner::{Scanner, Value};
use crate::domain::json::text::{self, Text};

/// The members of an `extendPara`.
pub(super) struct ExtendPara<'a> {
    /// The documented key; null where it is absent.
    pub(super) file_version: Value<'a>,
    /// All other members as a JSON object; empty where there are none.
    pub(super) others: String,
}

/// The JSON object, where the value is one or a text that holds one.
pub(super) fn object(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::Object(raw) => Some(Cow::Borrowed(raw)),
        Value::Text(text) => Some(text.decode()).filter(|json| is_object(json)),
        _ => None,
    }
}

fn is_object(json: &str) -> bool {
    let mut scanner = Scanner::of_text(json);
    matches!(scanner.value(), Some(Value::Object(_))) && scanner.end().is_some()
}

impl<'a> ExtendPara<'a> {
    /// Parses a JSON object.
    pub(super) fn of_object(json: &'a str) -> Self {
        let mut members = Self { file_version: Value::Null, others: String::new() };
        // It was scanned before, so there is no syntax error.
        _ = Scanner::of_text(json).object(&mut |scanner, key| {
            let value = scanner.value()?;
            if key.is("fileVersion") {
                members.file_version = value;
            } else {
                push_member(key, value, &mut members.others);
            }
            Some(())
        });
        if !members.others.is_empty() {
            members.others.push('}');
        }
        members
    }
}

fn push_member(key: Text<'_>, value: Value<'_>, members: &mut String) {
    members.push(if members.is_empty() { '{' } else { ',' });
    text::write(&key.decode(), members);
    members.push(':');
    value.write(members, &str::to_owned);
}
