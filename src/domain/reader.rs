//! Reads one field: rules N1–N9, one function for each kind. What is odd becomes an issue.

use std::borrow::Cow;

use super::field::Field;
use super::issue::{IssueCode, Severity};
use super::json::Value;
use super::number::{self, Whole};
use super::report::Report;
use super::text::{Text, trim_spaces};
use super::timestamp::Timestamp;
use super::wire::Wire;

/// The documentation's limit of `devices` and `deviceGroups`.
const LONGEST_LIST: usize = 256;

/// What an integer should be that is too great, in the words of an issue.
const SAFE: &str = "a whole number within ±9007199254740991, as JavaScript holds it exactly";

/// Reads the fields of an answer.
pub(super) struct Reader<'w, 'r, 's, 'a> {
    pub(super) wire: &'w Wire<'a>,
    pub(super) report: &'r mut Report<'s>,
}

impl<'a> Reader<'_, '_, '_, 'a> {
    /// N1: the value of a field, whose absence is reported where it is required.
    pub(super) fn value(&mut self, field: Field) -> Option<Value<'a>> {
        let value = self.wire.get(field);
        if value.is_none() && field.row().required {
            self.report.missing(field);
        }
        value
    }

    /// N3: another type altogether.
    pub(super) fn refused<T>(&mut self, field: Field, value: Value<'a>) -> Option<T> {
        self.report.odd(field, IssueCode::WrongType, Severity::Violation, value);
        None
    }

    /// N2: another form of the value meant.
    pub(super) fn coerced(&mut self, field: Field, value: Value<'a>) {
        self.report.odd(field, IssueCode::WrongType, Severity::Coerced, value);
    }

    pub(super) fn is_object(&mut self, field: Field) -> bool {
        match self.value(field) {
            Some(Value::Object(_)) => true,
            Some(value) => {
                _ = self.refused::<()>(field, value);
                false
            }
            None => false,
        }
    }

    pub(super) fn text(&mut self, field: Field) -> Option<Cow<'a, str>> {
        match self.value(field)? {
            Value::Text(text) => Some(text.decode()),
            value @ Value::Number(number) => {
                self.coerced(field, value);
                Some(Cow::Borrowed(number))
            }
            value => self.refused(field, value),
        }
    }

    /// N4: a word of the documentation, as its place among the words; any other is behind them.
    pub(super) fn word(&mut self, field: Field, words: &[&str]) -> Option<usize> {
        let value = self.value(field)?;
        let index = match value {
            Value::Text(text) => words.iter().position(|word| text.is(word)),
            _ => None,
        };
        if index.is_none() {
            self.report.odd(field, IssueCode::UnknownValue, Severity::Violation, value);
        }
        Some(index.unwrap_or(words.len()))
    }

    /// N5: a time.
    pub(super) fn time(&mut self, field: Field) -> Option<Timestamp> {
        let value = self.value(field)?;
        let Value::Text(text) = value else {
            return self.refused(field, value);
        };
        if self.is_empty(field, text) {
            return None;
        }
        let text = text.decode();
        let time = Timestamp::parse(&text);
        if time.is_some() {
            return time;
        }
        let time = Timestamp::parse(trim_spaces(&text));
        let severity = if time.is_some() { Severity::Coerced } else { Severity::Violation };
        self.report.odd(field, IssueCode::BadTimestamp, severity, value);
        time
    }

    /// N2 and N12: `true` or `false`, and `false` where nothing usable came.
    pub(super) fn flag(&mut self, field: Field) -> bool {
        let Some(value) = self.value(field) else {
            return false;
        };
        let meant = match value {
            Value::Flag(flag) => return flag,
            Value::Number(number) => match number::whole(number) {
                Whole::Safe(0) => Some(false),
                Whole::Safe(1) => Some(true),
                _ => None,
            },
            Value::Text(text) if self.is_empty(field, text) => return false,
            Value::Text(text) => match text.decode() {
                word if word.eq_ignore_ascii_case("true") => Some(true),
                word if word.eq_ignore_ascii_case("false") => Some(false),
                _ => None,
            },
            _ => None,
        };
        match meant {
            Some(_) => self.coerced(field, value),
            None => _ = self.refused::<()>(field, value),
        }
        meant.unwrap_or(false)
    }

    pub(super) fn count(&mut self, field: Field) -> Option<i64> {
        let (count, value) = self.integer(field)?;
        if count < 0 {
            self.report.odd(field, IssueCode::OutOfRange, Severity::Violation, value);
            return None;
        }
        Some(count)
    }

    /// N6: 1–5 by the documentation, and 0 where nothing is tried again.
    pub(super) fn retry_times(&mut self, retry_type: bool) -> Option<i64> {
        let field = Field::RetryTimes;
        let (times, value) = self.integer(field)?;
        let least = i64::from(retry_type);
        if !(least..=5).contains(&times) {
            self.report.odd(field, IssueCode::OutOfRange, Severity::Violation, value);
        }
        Some(times)
    }

    /// N2, N3 and N7: an integer that JavaScript can hold, and the value that it was.
    pub(super) fn integer(&mut self, field: Field) -> Option<(i64, Value<'a>)> {
        let value = self.value(field)?;
        let whole = match value {
            Value::Number(number) => number::whole(number),
            Value::Text(text) if self.is_empty(field, text) => return None,
            Value::Text(text) => match digits(&text.decode()) {
                Some(whole) => {
                    self.coerced(field, value);
                    whole
                }
                None => Whole::Not,
            },
            _ => Whole::Not,
        };
        match whole {
            Whole::Safe(integer) => Some((integer, value)),
            Whole::Not => self.refused(field, value),
            Whole::Unsafe => {
                let (code, severity) = (IssueCode::UnsafeInteger, Severity::Violation);
                self.report.odd_at(field.row().path.into(), SAFE, code, severity, value);
                None
            }
        }
    }

    /// N8 and N9: a list of texts.
    pub(super) fn list(&mut self, field: Field) -> Option<Vec<Cow<'a, str>>> {
        let value = self.value(field)?;
        if !matches!(value, Value::List(_)) {
            return self.refused(field, value);
        }
        let sent = self.wire.elements(field);
        let mut texts = Vec::with_capacity(sent.len());
        for (index, element) in sent.iter().enumerate() {
            match *element {
                Value::Text(text) => texts.push(text.decode()),
                Value::Number(number) => {
                    self.report.element(field, index, Severity::Coerced, *element);
                    texts.push(Cow::Borrowed(number));
                }
                _ => self.report.element(field, index, Severity::Violation, *element),
            }
        }
        if texts.len() > LONGEST_LIST {
            self.report.odd(field, IssueCode::TooMany, Severity::Violation, value);
        }
        Some(texts)
    }

    /// N2: an empty text where none belongs is absent.
    pub(super) fn is_empty(&mut self, field: Field, text: Text<'a>) -> bool {
        let empty = text.is("");
        if empty {
            self.coerced(field, Value::Text(text));
        }
        empty
    }
}

/// The integer that a text means: `^ *-?[0-9]+ *$`.
fn digits(text: &str) -> Option<Whole> {
    let trimmed = trim_spaces(text);
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| number::whole(trimmed))
}
