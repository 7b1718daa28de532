//! `extendPara`, which is an object, a text that holds one, or something else (rules N10, N11).

use super::field::{Field, Kind};
use super::normalizer::Reader;
use crate::domain::json::scanner::{Scanner, Value};
use crate::domain::json::text::{self, Text};

/// Reads the value of `extendPara`: the documented key as a text, and all other members as a
/// JSON object, the length of which is returned.
pub(super) fn read(reader: &mut Reader<'_, '_, '_>, value: Value<'_>) -> f64 {
    match value {
        Value::Object(raw) => of_object(raw, reader),
        Value::Text(text) if text.is_empty() => f64::NAN,
        Value::Text(text) => {
            let json = text.decode();
            match object(&json) {
                Some(raw) => of_object(raw, reader),
                None => reader.refused(Field::ExtendPara, value),
            }
        }
        _ => reader.refused(Field::ExtendPara, value),
    }
}

/// The object that was sent as a text.
fn object(json: &str) -> Option<&str> {
    let mut scanner = Scanner::of_text(json);
    match (scanner.value(), scanner.end()) {
        (Some(Value::Object(raw)), Some(())) => Some(raw),
        _ => None,
    }
}

fn of_object(raw: &str, reader: &mut Reader<'_, '_, '_>) -> f64 {
    let mut file_version = Value::Null;
    let mut others = String::new();
    // The text was scanned before, so it cannot be wrong now.
    _ = Scanner::of_text(raw).object(&mut |scanner, key| {
        let value = scanner.value()?;
        if key.is("fileVersion") {
            file_version = value;
        } else {
            push_member(key, value, &mut others);
        }
        Some(())
    });
    if !matches!(file_version, Value::Null) {
        let length = reader.text(Field::FileVersion, Kind::Text, file_version);
        reader.task.numbers.set(Field::FileVersion, length);
    }
    if others.is_empty() {
        return f64::NAN;
    }
    others.push('}');
    reader.push(&others)
}

fn push_member(key: Text<'_>, value: Value<'_>, members: &mut String) {
    members.push(if members.is_empty() { '{' } else { ',' });
    text::write(&key.decode(), members);
    members.push(':');
    value.write(members, &str::to_owned);
}
