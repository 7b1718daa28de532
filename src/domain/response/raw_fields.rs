//! The fields of a response as they were sent: one pass over the bytes finds each known one.

use super::field::{Container, FIELDS, Field};
use crate::domain::json::scanner::{Scanner, SyntaxError, Value};

/// The values of the known fields as slices of the body. Unknown fields are checked and skipped;
/// of a repeated key the last value counts (rule N14).
#[derive(Debug)]
pub struct RawFields<'a> {
    /// `null` is the same as absence (rule N1).
    values: [Value<'a>; FIELDS.len()],
    /// The lengths of the texts in a plain list ([`Scanner::plain_list`]); none of any other list.
    device_groups: Vec<u32>,
    devices: Vec<u32>,
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
    /// Reads the fields of a body.
    ///
    /// # Errors
    /// Why it has none.
    pub fn read(&mut self, body: &'a [u8]) -> Result<(), Unreadable<'a>> {
        let mut scanner = Scanner::new(body).map_err(Unreadable::NotJson)?;
        let is_object = matches!(scanner.peek(), Some(b'{'));
        let value =
            if is_object { self.object(Container::Root, &mut scanner) } else { scanner.value() };
        match value {
            Some(value) if scanner.end().is_some() => {
                if is_object {
                    Ok(())
                } else {
                    Err(Unreadable::NotAnObject(value))
                }
            }
            _ => Err(Unreadable::NotJson(scanner.error())),
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

    /// The lengths of the texts in a plain list ([`Scanner::plain_list`]); none of any other.
    #[must_use]
    pub fn plain_lengths(&self, field: Field) -> &[u32] {
        match field {
            Field::DeviceGroups => &self.device_groups,
            Field::Devices => &self.devices,
            _ => &[],
        }
    }

    /// The elements of `data`.
    #[must_use]
    pub fn sub_tasks(&self) -> &[Value<'a>] {
        &self.sub_tasks
    }

    fn object(&mut self, container: Container, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let mut expected = Field::next_in(container, 0);
        scanner.object(&mut |scanner| {
            // Responses mostly have their fields in the order of the table: the key that is expected
            // is compared as a whole, before any other is scanned and looked for.
            let field = match expected {
                Some(field) if scanner.take_key(field.spec().key) => Some(field),
                _ => Field::find(container, scanner.key()?),
            };
            let Some(field) = field else {
                return scanner.value().map(drop);
            };
            expected = Field::next_in(container, field as usize + 1);
            self.field(field, scanner)
        })
    }

    fn field(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<()> {
        let container = field.as_container();
        if let Some(container) = container
            && self.get(field).is_some()
        {
            self.clear_children(container);
        }
        let value = match (scanner.peek(), container) {
            (Some(b'{'), Some(container)) => self.object(container, scanner)?,
            (Some(b'['), _) => self.list(field, scanner)?,
            _ => return scanner.value_into(self.values.get_mut(field as usize)?),
        };
        *self.values.get_mut(field as usize)? = value;
        Some(())
    }

    fn list(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let lengths = match field {
            Field::DeviceGroups => &mut self.device_groups,
            Field::Devices => &mut self.devices,
            Field::Data => {
                self.sub_tasks.clear();
                return scanner.list(Some(&mut self.sub_tasks));
            }
            _ => return scanner.value(),
        };
        lengths.clear();
        // Growing from nothing takes longer than reading.
        lengths.reserve(64);
        scanner.plain_list(lengths).map(Value::List).or_else(|| scanner.value())
    }

    /// Of a repeated key, the fields of the earlier object do not count.
    fn clear_children(&mut self, container: Container) {
        for (slot, spec) in self.values.iter_mut().zip(&FIELDS) {
            if spec.container == container {
                *slot = Value::Null;
            }
        }
    }
}
