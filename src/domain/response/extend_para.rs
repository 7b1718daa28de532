//! What may hold a JSON object: `extendPara` is an object, a text that holds one, or invalid (rules
//! N10, N11).

use std::borrow::Cow;

use crate::domain::json::scanner::{Scanner, Value};

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
