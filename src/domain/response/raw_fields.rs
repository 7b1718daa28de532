//! The fields of a response as they were sent: one pass over the bytes finds each known one.

use super::field::{Container, FIELDS, Field};
use crate::domain::json::scanner::{Scanner, SyntaxError, Value};

/// The values of the known fields as slices of the body. Unknown fields are checked and skipped;
/// of a repeated key the last value counts (rule N14).
#[derive(Debug)]
pub struct RawFields<'a> {
    /// `null` is the same as absence (rule N1).
    values: [Value<'a>; FIELDS.len()],
    device_groups: Vec<Value<'a>>,
    devices: Vec<Value<'a>>,
    sub_tasks: Vec<Value<'a>>,
}

/// Why a body has no fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unreadable<'a> {
    /// It is not JSON.
    NotJson(SyntaxError),
    /// It is JSON, but not an object.
    NotAnObject(Value<'a>),
}

impl Default for RawFields<'_> {
    fn default() -> Self {
        let values = [Value::Null; FIELDS.len()];
        Self { values, device_groups: Vec::new(), devices: Vec::new(), sub_tasks: Vec::new() }
    }
}

impl<'a> RawFields<'a> {
    /// Reads a body; returns why it has no fields, where that is so.
    pub fn read(&mut self, body: &'a [u8]) -> Option<Unreadable<'a>> {
        let mut scanner = match Scanner::new(body) {
            Ok(scanner) => scanner,
            Err(error) => return Some(Unreadable::NotJson(error)),
        };
        let is_object = matches!(scanner.peek(), Some(b'{'));
        let value =
            if is_object { self.object(Container::Root, &mut scanner) } else { scanner.value() };
        match value {
            Some(value) if scanner.end().is_some() => {
                (!is_object).then_some(Unreadable::NotAnObject(value))
            }
            _ => Some(Unreadable::NotJson(scanner.error())),
        }
    }

    /// The fields of a subtask, from a JSON object that was scanned before.
    #[must_use]
    pub fn of_sub_task(json: &'a str) -> Self {
        let mut fields = Self::default();
        // There is no syntax error.
        _ = fields.object(Container::SubTask, &mut Scanner::of_text(json));
        fields
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<Value<'a>> {
        self.values.get(field as usize).copied().filter(|value| !matches!(value, Value::Null))
    }

    /// The elements of a list field.
    #[must_use]
    pub fn elements(&self, field: Field) -> &[Value<'a>] {
        match field {
            Field::DeviceGroups => &self.device_groups,
            Field::Devices => &self.devices,
            Field::Data => &self.sub_tasks,
            _ => &[],
        }
    }

    fn object(&mut self, container: Container, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let mut next = 0;
        scanner.object(&mut |scanner, key| match Field::find(container, key, next) {
            Some(field) => {
                next = field as usize + 1;
                self.field(field, scanner)
            }
            None => scanner.value().map(drop),
        })
    }

    fn field(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<()> {
        let container = field.container();
        if let Some(container) = container
            && self.get(field).is_some()
        {
            self.clear_children(container);
        }
        let value = match (scanner.peek(), container) {
            (Some(b'{'), Some(container)) => self.object(container, scanner)?,
            (Some(b'['), _) => self.list(field, scanner)?,
            _ => scanner.value()?,
        };
        if let Some(slot) = self.values.get_mut(field as usize) {
            *slot = value;
        }
        Some(())
    }

    fn list(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let elements = match field {
            Field::DeviceGroups => &mut self.device_groups,
            Field::Devices => &mut self.devices,
            Field::Data => &mut self.sub_tasks,
            _ => return scanner.value(),
        };
        elements.clear();
        // Growing from nothing takes longer than reading.
        elements.reserve(64);
        scanner.list(Some(elements))
    }

    /// Of a repeated key, the fields of the earlier object do not count.
    fn clear_children(&mut self, container: Container) {
        for (slot, spec) in self.values.iter_mut().zip(&FIELDS) {
            if spec.parent == container {
                *slot = Value::Null;
            }
        }
    }
}
