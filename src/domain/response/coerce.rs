//! Other forms of the value meant (rules N2, N10 and N11).

use std::borrow::Cow;

use crate::domain::json::number;
use crate::domain::json::scanner::{Scanner, Value};
use crate::domain::json::text::trim_spaces;

/// The integer that a number is or that a text holds as `^ *-?[0-9]+ *$`; see
/// [`number::integer`]. NaN for anything else.
pub(super) fn integer(value: Value<'_>) -> f64 {
    match value {
        Value::Number(number) => number::integer(number),
        Value::Text(text) => digits(&text.decode()),
        _ => f64::NAN,
    }
}

fn digits(text: &str) -> f64 {
    let trimmed = trim_spaces(text);
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { number::integer(trimmed) } else { f64::NAN }
}

/// The boolean that is meant by 0 or 1, or by `true` or `false` as a text in any case.
pub(super) fn boolean(value: Value<'_>) -> Option<bool> {
    match value {
        Value::Number(number) => match number::integer(number) {
            0.0 => Some(false),
            1.0 => Some(true),
            _ => None,
        },
        Value::Text(text) => match text.decode() {
            word if word.eq_ignore_ascii_case("true") => Some(true),
            word if word.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The JSON object that a value is, or that a text holds: `extendPara` is documented as such a text.
pub(super) fn json_object(value: Value<'_>) -> Option<Cow<'_, str>> {
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
