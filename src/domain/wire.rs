//! The answer as it was sent: one pass over the bytes notes where each known field stands.

use super::field::{FIELDS, Field, Place};
use super::json::{NotJson, Scanner, Value};

/// Where the known fields stand in a body. Unknown ones are checked and skipped; of a
/// repeated key the last value counts (rule N14).
#[derive(Debug)]
pub struct Wire<'a> {
    values: [Option<Value<'a>>; FIELDS.len()],
    device_groups: Vec<Value<'a>>,
    devices: Vec<Value<'a>>,
}

/// Why a body holds no fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unreadable<'a> {
    /// It is no JSON.
    NotJson(NotJson),
    /// It is JSON, but not an object.
    NotAnObject(Value<'a>),
}

impl<'a> Wire<'a> {
    /// Reads a body.
    ///
    /// # Errors
    /// A body that is not a JSON object.
    pub fn read(body: &'a [u8]) -> Result<Self, Unreadable<'a>> {
        let mut wire =
            Self { values: [None; FIELDS.len()], device_groups: Vec::new(), devices: Vec::new() };
        match wire.scan(body) {
            Ok(None) => Ok(wire),
            Ok(Some(other)) => Err(Unreadable::NotAnObject(other)),
            Err(not_json) => Err(Unreadable::NotJson(not_json)),
        }
    }

    /// The value of a field; none for `null`, which means the same as absence (rule N1).
    #[must_use]
    pub fn get(&self, field: Field) -> Option<Value<'a>> {
        let value = self.values.get(field as usize).copied().flatten();
        value.filter(|value| !matches!(value, Value::Null))
    }

    /// The elements of a list field.
    #[must_use]
    pub fn elements(&self, field: Field) -> &[Value<'a>] {
        match field {
            Field::DeviceGroups => &self.device_groups,
            Field::Devices => &self.devices,
            _ => &[],
        }
    }

    /// Reads the whole body; returns the value that it is if it is no object.
    fn scan(&mut self, body: &'a [u8]) -> Result<Option<Value<'a>>, NotJson> {
        let mut scanner = Scanner::new(body)?;
        let is_object = matches!(scanner.peek(), Some(b'{'));
        let value =
            if is_object { self.object(Place::Answer, &mut scanner) } else { scanner.value() };
        if value.is_none() || scanner.end().is_none() {
            return Err(scanner.fault());
        }
        Ok(value.filter(|_| !is_object))
    }

    fn object(&mut self, place: Place, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let mut next = 0;
        scanner.object(&mut |scanner, key| match Field::find(place, key, next) {
            Some(field) => {
                next = field as usize + 1;
                self.field(field, scanner)
            }
            None => scanner.value().map(drop),
        })
    }

    fn field(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<()> {
        let opens = field.opens();
        if let Some(place) = opens
            && self.has(field)
        {
            self.forget(place);
        }
        let value = match (scanner.peek(), opens) {
            (Some(b'{'), Some(place)) => self.object(place, scanner)?,
            (Some(b'['), _) => self.list(field, scanner)?,
            _ => scanner.value()?,
        };
        if let Some(slot) = self.values.get_mut(field as usize) {
            *slot = Some(value);
        }
        Some(())
    }

    fn list(&mut self, field: Field, scanner: &mut Scanner<'a>) -> Option<Value<'a>> {
        let elements = match field {
            Field::DeviceGroups => &mut self.device_groups,
            Field::Devices => &mut self.devices,
            _ => return scanner.value(),
        };
        elements.clear();
        // Room for many at once: growing from nothing takes longer than reading them.
        elements.reserve(64);
        scanner.list(Some(elements))
    }

    fn has(&self, field: Field) -> bool {
        self.values.get(field as usize).is_some_and(Option::is_some)
    }

    /// What an earlier object of a repeated key held must not shine through.
    fn forget(&mut self, place: Place) {
        for (slot, row) in self.values.iter_mut().zip(&FIELDS) {
            if row.place == place {
                *slot = None;
            }
        }
    }
}
