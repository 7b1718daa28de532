//! `extendPara`, which is an object, a text that holds one, or something else (rules N10, N11).

use std::borrow::Cow;

use super::field::Field;
use super::issue::{IssueCode, Severity};
use super::json::{Scanner, Value};
use super::report::Report;
use super::task::ExtendPara;
use super::text::{self, Text};

const FILE_VERSION: &str = "extendPara.fileVersion";

/// Reads the value of `extendPara`.
pub fn read<'a>(value: Option<Value<'a>>, report: &mut Report<'_>) -> ExtendPara<'a> {
    match value {
        None => ExtendPara::default(),
        Some(Value::Object(raw)) => of_object(raw, report),
        Some(Value::Text(text)) if text.is("") => ExtendPara::default(),
        Some(value) => of_text(value, report).unwrap_or_else(|| {
            report.odd(Field::ExtendPara, IssueCode::WrongType, Severity::Violation, value);
            ExtendPara::default()
        }),
    }
}

/// An object that was sent as a text.
fn of_text<'a>(value: Value<'a>, report: &mut Report<'_>) -> Option<ExtendPara<'a>> {
    let Value::Text(text) = value else {
        return None;
    };
    let json = text.decode();
    let mut scanner = Scanner::of_text(&json);
    let Some(Value::Object(raw)) = scanner.value() else {
        return None;
    };
    scanner.end()?;
    let ExtendPara { file_version, others } = of_object(raw, report);
    let file_version = file_version.map(|version| Cow::Owned(version.into_owned()));
    Some(ExtendPara { file_version, others })
}

fn of_object<'a>(raw: &'a str, report: &mut Report<'_>) -> ExtendPara<'a> {
    let mut file_version = None;
    let mut others = String::new();
    // The text was scanned before, so it cannot be wrong now.
    _ = Scanner::of_text(raw).object(&mut |scanner, key| {
        let value = scanner.value()?;
        if key.is("fileVersion") {
            file_version = Some(value);
        } else {
            push_member(key, value, &mut others);
        }
        Some(())
    });
    if !others.is_empty() {
        others.push('}');
    }
    ExtendPara { file_version: version(file_version, report), others }
}

fn version<'a>(value: Option<Value<'a>>, report: &mut Report<'_>) -> Option<Cow<'a, str>> {
    let value = value?;
    let (meant, severity) = match value {
        Value::Null => return None,
        Value::Text(text) => return Some(text.decode()),
        Value::Number(number) => (Some(Cow::Borrowed(number)), Severity::Coerced),
        _ => (None, Severity::Violation),
    };
    report.odd_at(FILE_VERSION.into(), "a text", IssueCode::WrongType, severity, value);
    meant
}

fn push_member(key: Text<'_>, value: Value<'_>, members: &mut String) {
    members.push(if members.is_empty() { '{' } else { ',' });
    text::write(&key.decode(), members);
    members.push(':');
    value.write(members, &str::to_owned);
}
