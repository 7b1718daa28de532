//! Reads one field: rules N1–N12, one function for each kind. What is odd becomes an issue.

use super::extend_para;
use super::field::{Field, Kind, Place};
use super::issue_collector::Report;
use super::raw_fields::Wire;
use super::task::{Numbers, Task};
use crate::domain::issue::{IssueCode, Severity};
use crate::domain::json::number;
use crate::domain::json::scanner::Value;
use crate::domain::json::text::{Text, trim_spaces};
use crate::domain::timestamp::Timestamp;

/// The documentation's limit of `devices` and `deviceGroups`.
const LONGEST_LIST: usize = 256;

/// What an integer should be that is too great, in the words of an issue.
const SAFE: &str = "a whole number within ±9007199254740991, as JavaScript holds it exactly";

/// Reads the fields of an answer into a task.
pub(super) struct Reader<'w, 'r, 's> {
    wire: &'w Wire<'w>,
    pub(super) report: &'r mut Report<'s>,
    pub(super) task: Box<Task>,
}

impl<'w, 'r, 's> Reader<'w, 'r, 's> {
    /// An empty task. Room is made at once: growing bit by bit costs as much as reading.
    pub(super) fn new(wire: &'w Wire<'w>, report: &'r mut Report<'s>) -> Self {
        let groups = wire.elements(Field::DeviceGroups);
        let count = groups.len() + wire.elements(Field::Devices).len();
        let task = Box::new(Task {
            numbers: Numbers::default(),
            texts: String::with_capacity(256 + 40 * count),
            elements: Vec::with_capacity(count),
            issues: Vec::new(),
        });
        Self { wire, report, task }
    }

    /// N1: reads a field; its absence is reported where it is required.
    pub(super) fn field(&mut self, field: Field) {
        let row = field.row();
        if let Some(value) = self.wire.get(field) {
            let number = self.value(field, row.kind, value);
            if !number.is_nan() {
                self.task.numbers.set(field, number);
            }
        } else if row.required && self.is_there(row.place) {
            self.report.missing(field);
        }
    }

    /// Whether there is an object of which fields are required.
    fn is_there(&self, place: Place) -> bool {
        place == Place::Answer || matches!(self.wire.get(Field::StaResult), Some(Value::Object(_)))
    }

    /// What the task holds for a value, as [`Numbers`] tell it.
    fn value(&mut self, field: Field, kind: Kind, value: Value<'_>) -> f64 {
        match (kind, value) {
            (Kind::Id | Kind::Text, _) => self.text(field, kind, value),
            (Kind::Time, Value::Text(text)) => self.time(field, text),
            (Kind::OperateType | Kind::Status | Kind::ExecuteType, _) => {
                self.word(field, kind.words(), value)
            }
            (Kind::Count | Kind::Retries, _) => self.integer(field, kind, value),
            (Kind::Flag, _) => self.flag(field, value),
            (Kind::List, Value::List(_)) => self.list(field, value),
            (Kind::Object, Value::Object(_)) => f64::NAN,
            (Kind::Extension, _) => extend_para::read(self, value),
            _ => self.refused(field, value),
        }
    }

    /// N3: another type altogether.
    pub(super) fn refused(&mut self, field: Field, value: Value<'_>) -> f64 {
        self.report.odd(field, IssueCode::WrongType, Severity::Violation, value);
        f64::NAN
    }

    /// N2: another form of the value meant.
    fn coerced(&mut self, field: Field, value: Value<'_>) {
        self.report.odd(field, IssueCode::WrongType, Severity::Coerced, value);
    }

    pub(super) fn text(&mut self, field: Field, kind: Kind, value: Value<'_>) -> f64 {
        match value {
            Value::Text(text) if kind != Kind::Id || !text.is_empty() => self.push(&text.decode()),
            Value::Number(number) => {
                self.coerced(field, value);
                self.push(number)
            }
            _ => self.refused(field, value),
        }
    }

    /// Puts a text behind those of the task; returns its length.
    pub(super) fn push(&mut self, text: &str) -> f64 {
        self.task.texts.push_str(text);
        length(text.len()).into()
    }

    /// N4: a word of the documentation; any other is behind them.
    fn word(&mut self, field: Field, words: &[&str], value: Value<'_>) -> f64 {
        let index = match value {
            Value::Text(text) => words.iter().position(|word| text.is(word)),
            _ => None,
        };
        if index.is_none() {
            self.report.odd(field, IssueCode::UnknownValue, Severity::Violation, value);
        }
        length(index.unwrap_or(words.len())).into()
    }

    /// N5: a time.
    fn time(&mut self, field: Field, text: Text<'_>) -> f64 {
        if self.is_empty(field, text) {
            return f64::NAN;
        }
        let sent = text.decode();
        let mut time = epoch_ms(&sent);
        if time.is_nan() {
            time = epoch_ms(trim_spaces(&sent));
            let severity = if time.is_nan() { Severity::Violation } else { Severity::Coerced };
            self.report.odd(field, IssueCode::BadTimestamp, severity, Value::Text(text));
        }
        time
    }

    /// N2: `true` or `false`.
    fn flag(&mut self, field: Field, value: Value<'_>) -> f64 {
        let meant = match value {
            Value::Flag(flag) => return flag.into(),
            Value::Number(number) => number::whole(number),
            Value::Text(text) if self.is_empty(field, text) => return f64::NAN,
            Value::Text(text) => match text.decode() {
                word if word.eq_ignore_ascii_case("true") => 1.0,
                word if word.eq_ignore_ascii_case("false") => 0.0,
                _ => f64::NAN,
            },
            _ => f64::NAN,
        };
        if !(0.0..=1.0).contains(&meant) {
            return self.refused(field, value);
        }
        self.coerced(field, value);
        meant
    }

    /// N2, N3, N6 and N7: an integer that JavaScript can hold. A count is at least 0; times
    /// are 1–5 by the documentation, and 0 where nothing is tried again.
    fn integer(&mut self, field: Field, kind: Kind, value: Value<'_>) -> f64 {
        let integer = match value {
            Value::Number(number) => number::whole(number),
            Value::Text(text) if self.is_empty(field, text) => return f64::NAN,
            Value::Text(text) => digits(&text.decode()),
            _ => f64::NAN,
        };
        if integer.is_nan() {
            return self.refused(field, value);
        }
        if let Value::Text(_) = value {
            self.coerced(field, value);
        }
        if integer.is_infinite() {
            let (code, severity) = (IssueCode::UnsafeInteger, Severity::Violation);
            self.report.odd_at(field.row().path.into(), SAFE, code, severity, value);
            return f64::NAN;
        }
        let (least, most) = match kind {
            Kind::Count => (0.0, f64::INFINITY),
            _ => (self.task.numbers.of(Field::RetryType), 5.0),
        };
        if integer < least || integer > most {
            self.report.odd(field, IssueCode::OutOfRange, Severity::Violation, value);
            if kind == Kind::Count {
                return f64::NAN;
            }
        }
        integer
    }

    /// N8 and N9: a list of texts.
    fn list(&mut self, field: Field, value: Value<'_>) -> f64 {
        let before = self.task.elements.len();
        for (index, element) in self.wire.elements(field).iter().enumerate() {
            let start = self.task.texts.len();
            match *element {
                // There may be many, and few are escaped.
                Value::Text(text) => match text.plain() {
                    Some(plain) => self.task.texts.push_str(plain),
                    None => self.task.texts.push_str(&text.decode()),
                },
                Value::Number(number) => {
                    self.report.element(field, index, Severity::Coerced, *element);
                    self.task.texts.push_str(number);
                }
                _ => {
                    self.report.element(field, index, Severity::Violation, *element);
                    continue;
                }
            }
            self.task.elements.push(length(self.task.texts.len() - start));
        }
        let count = self.task.elements.len() - before;
        if count > LONGEST_LIST {
            self.report.odd(field, IssueCode::TooMany, Severity::Violation, value);
        }
        length(count).into()
    }

    /// N2: an empty text where none belongs is absent.
    fn is_empty(&mut self, field: Field, text: Text<'_>) -> bool {
        let empty = text.is_empty();
        if empty {
            self.coerced(field, Value::Text(text));
        }
        empty
    }
}

/// A length: nothing in this memory is longer than 2^32 − 1 bytes.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The time that a text in the platform's form means.
fn epoch_ms(text: &str) -> f64 {
    Timestamp::parse(text).map_or(f64::NAN, Timestamp::epoch_ms)
}

/// The integer that a text means: `^ *-?[0-9]+ *$`.
fn digits(text: &str) -> f64 {
    let trimmed = trim_spaces(text);
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { number::whole(trimmed) } else { f64::NAN }
}
