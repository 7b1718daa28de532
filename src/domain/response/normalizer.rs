//! From raw fields to their values: rules N1–N12, one method for each kind of field. An invalid
//! field becomes an issue, and the rest is still read.

use super::coerce;
use super::field::{Container, Field};
use super::field_kind::FieldKind;
use super::flat_fields::{FlatFields, length};
use super::issue_collector::IssueCollector;
use super::json_object::JsonObject;
use super::raw_fields::RawFields;
use crate::domain::issue::{IssueCode, Severity};
use crate::domain::json::scanner::{Scanner, Value};
use crate::domain::json::text::{Text, trim_spaces};
use crate::domain::sub_task_status::SubTaskStatus;
use crate::domain::timestamp::Timestamp;

/// The documentation's limit of `devices` and `deviceGroups`.
const LONGEST_LIST: usize = 256;

/// Reads raw fields into flat memory.
pub(super) struct Normalizer<'w, 'r, 's> {
    raw: &'w RawFields<'w>,
    /// Gets an issue for each invalid field.
    collector: &'r mut IssueCollector<'s>,
    flat: &'r mut FlatFields,
}

impl<'w, 'r, 's> Normalizer<'w, 'r, 's> {
    pub(super) fn new(
        raw: &'w RawFields<'w>,
        collector: &'r mut IssueCollector<'s>,
        flat: &'r mut FlatFields,
    ) -> Self {
        Self { raw, collector, flat }
    }

    /// N1: reads a field; its absence is reported where it is required.
    pub(super) fn field(&mut self, field: Field) {
        let spec = field.spec();
        if let Some(value) = self.raw.get(field) {
            let number = self.value(field, spec.kind, value);
            if !number.is_nan() {
                self.flat.values.set(field, number);
            }
        } else if spec.required && self.is_present(spec.container) {
            self.collector.missing(field);
        }
    }

    /// Whether the container is present, of those that have required fields.
    fn is_present(&self, container: Container) -> bool {
        matches!(container, Container::Root | Container::SubTask)
            || matches!(self.raw.get(Field::StaResult), Some(Value::Object(_)))
    }

    /// The number that stands for a value.
    fn value(&mut self, field: Field, kind: FieldKind, value: Value<'_>) -> f64 {
        match (kind, value) {
            (FieldKind::Id | FieldKind::SubTaskId | FieldKind::Text, _) => {
                self.text(field, kind, value)
            }
            (FieldKind::Time, Value::Text(text)) => self.time(field, text),
            (FieldKind::OperateType | FieldKind::Status | FieldKind::ExecuteType, _) => {
                self.word(field, kind.words(), value)
            }
            (FieldKind::SubTaskStatus, _) => self.sub_task_status(field, kind.words(), value),
            (FieldKind::Count | FieldKind::Retries, _) => self.integer(field, kind, value),
            (FieldKind::Boolean, _) => self.boolean(field, value),
            (FieldKind::List, Value::List(list)) => self.list(field, list),
            (FieldKind::Object, Value::Object(_)) | (FieldKind::SubTasks, Value::List(_)) => {
                f64::NAN
            }
            (FieldKind::ExtendPara | FieldKind::ExtendInfo, _) => {
                self.json_object(field, kind, value)
            }
            _ => self.wrong_type(field, value),
        }
    }

    /// N3: another type, which is as absent.
    fn wrong_type(&mut self, field: Field, value: Value<'_>) -> f64 {
        self.collector.invalid(field, IssueCode::WrongType, Severity::Violation, value);
        f64::NAN
    }

    /// N2: another form of a value that is understood.
    fn coerced(&mut self, field: Field, value: Value<'_>) {
        self.collector.invalid(field, IssueCode::WrongType, Severity::Coerced, value);
    }

    fn text(&mut self, field: Field, kind: FieldKind, value: Value<'_>) -> f64 {
        match value {
            Value::Text(text) if kind == FieldKind::SubTaskId && self.is_empty(field, text) => {
                f64::NAN
            }
            Value::Text(text) if kind != FieldKind::Id || !text.is_empty() => {
                self.flat.push_text(&text.decode())
            }
            Value::Number(number) => {
                self.coerced(field, value);
                self.flat.push_text(number)
            }
            _ => self.wrong_type(field, value),
        }
    }

    /// N4: the index of a documented word; any other has the index after theirs.
    fn word(&mut self, field: Field, words: &[&str], value: Value<'_>) -> f64 {
        let index = match value {
            Value::Text(text) => words.iter().position(|word| text.is(word)),
            _ => None,
        };
        if index.is_none() {
            self.collector.invalid(field, IssueCode::UnknownValue, Severity::Violation, value);
        }
        length(index.unwrap_or(words.len())).into()
    }

    /// The same for the status of a subtask; that of a task has `failed` for `fail`.
    fn sub_task_status(&mut self, field: Field, words: &[&str], value: Value<'_>) -> f64 {
        if matches!(value, Value::Text(text) if text.is("failed")) {
            self.collector.invalid(field, IssueCode::UnknownValue, Severity::Coerced, value);
            return f64::from(SubTaskStatus::Fail as u8);
        }
        self.word(field, words, value)
    }

    /// N5: a time.
    fn time(&mut self, field: Field, text: Text<'_>) -> f64 {
        if self.is_empty(field, text) {
            return f64::NAN;
        }
        let sent = text.decode();
        if let Some(time) = Timestamp::parse(&sent) {
            return time.epoch_ms();
        }
        let time = Timestamp::parse(trim_spaces(&sent));
        let severity = if time.is_none() { Severity::Violation } else { Severity::Coerced };
        self.collector.invalid(field, IssueCode::BadTimestamp, severity, Value::Text(text));
        time.map_or(f64::NAN, Timestamp::epoch_ms)
    }

    /// N2: `true` or `false`.
    fn boolean(&mut self, field: Field, value: Value<'_>) -> f64 {
        match value {
            Value::Boolean(boolean) => return boolean.into(),
            Value::Text(text) if self.is_empty(field, text) => return f64::NAN,
            _ => {}
        }
        let Some(boolean) = coerce::boolean(value) else {
            return self.wrong_type(field, value);
        };
        self.coerced(field, value);
        boolean.into()
    }

    /// N2, N3, N6 and N7: a safe integer. A count is at least 0; retries are 1–5 by the
    /// documentation, and 0 where nothing is retried.
    fn integer(&mut self, field: Field, kind: FieldKind, value: Value<'_>) -> f64 {
        if matches!(value, Value::Text(text) if self.is_empty(field, text)) {
            return f64::NAN;
        }
        let integer = coerce::integer(value);
        if integer.is_nan() {
            return self.wrong_type(field, value);
        }
        if let Value::Text(_) = value {
            self.coerced(field, value);
        }
        if integer.is_infinite() {
            self.collector.invalid(field, IssueCode::UnsafeInteger, Severity::Violation, value);
            return f64::NAN;
        }
        let (least, most) = match kind {
            FieldKind::Count => (0.0, f64::INFINITY),
            _ => (self.flat.values.of(Field::RetryType), 5.0),
        };
        if integer < least || integer > most {
            self.collector.invalid(field, IssueCode::OutOfRange, Severity::Violation, value);
            if kind == FieldKind::Count {
                return f64::NAN;
            }
        }
        integer
    }

    /// N8 and N9: a list of texts.
    fn list(&mut self, field: Field, list: &str) -> f64 {
        let lengths = self.raw.plain_lengths(field);
        let count = if lengths.is_empty() {
            self.elements(field, list)
        } else {
            self.flat.push_plain_list(list, lengths);
            lengths.len()
        };
        if count > LONGEST_LIST {
            let value = Value::List(list);
            self.collector.invalid(field, IssueCode::TooMany, Severity::Violation, value);
        }
        length(count).into()
    }

    /// The elements of a list, one by one; returns how many are texts.
    fn elements(&mut self, field: Field, list: &str) -> usize {
        let mut elements = Vec::new();
        // It was scanned before, so there is no syntax error.
        _ = Scanner::of_text(list).list(Some(&mut elements));
        let mut count = 0;
        for (index, element) in elements.iter().copied().enumerate() {
            let text = match element {
                Value::Text(text) => text.decode(),
                Value::Number(number) => {
                    self.invalid_element(field, index, Severity::Coerced, element);
                    number.into()
                }
                _ => {
                    self.invalid_element(field, index, Severity::Violation, element);
                    continue;
                }
            };
            self.flat.push_element(&text, count == 0);
            count += 1;
        }
        count
    }

    fn invalid_element(&mut self, list: Field, index: usize, severity: Severity, value: Value<'_>) {
        self.collector.invalid_element(list, index, "a text", severity, value);
    }

    /// N10, N10a and N11: an object, of which `extendPara` has one documented key. The other members are
    /// kept as JSON, whose length is returned.
    fn json_object(&mut self, field: Field, kind: FieldKind, value: Value<'_>) -> f64 {
        if matches!(value, Value::Text(text) if text.is_empty()) {
            return f64::NAN;
        }
        let Some(json) = coerce::json_object(value) else {
            return self.wrong_type(field, value);
        };
        let documented = (kind == FieldKind::ExtendPara).then_some(Field::FileVersion);
        let object = JsonObject::read(&json, field, documented, self.collector);
        if !matches!(object.documented, Value::Null) {
            let length = self.text(Field::FileVersion, FieldKind::Text, object.documented);
            self.flat.values.set(Field::FileVersion, length);
        }
        match (object.others.as_str(), kind) {
            ("", FieldKind::ExtendPara) => f64::NAN,
            ("", _) => self.flat.push_text("{}"),
            (others, _) => self.flat.push_text(others),
        }
    }

    /// N2: an empty text is as absent, where the field is not a text.
    fn is_empty(&mut self, field: Field, text: Text<'_>) -> bool {
        let empty = text.is_empty();
        if empty {
            self.coerced(field, Value::Text(text));
        }
        empty
    }
}
