//! The fields of a task one after the other, as all that compares or shows tasks sees them.

use super::field::Field;
use super::field_kind::FieldKind;
use super::field_values::as_usize;
use super::flat_fields::{FlatFields, SEPARATOR};

/// The fields of a task in the order of the table.
#[derive(Debug)]
pub struct Fields<'a> {
    flat: &'a FlatFields,
    at: usize,
    text_at: usize,
    element_at: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn of(flat: &'a FlatFields) -> Self {
        Self { flat, at: 0, text_at: 0, element_at: Field::VALUE_COUNT }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = FieldView<'a>;

    // In one place, since all that looks at a task goes through here.
    #[inline(never)]
    fn next(&mut self) -> Option<FieldView<'a>> {
        let field = *Field::ALL.get(..Field::TASK_FIELD_COUNT)?.get(self.at)?;
        let numbers = self.flat.values.as_slice();
        let number = *numbers.get(self.at)?;
        self.at += 1;
        let mut view = FieldView { field, number, texts: "", elements: &[] };
        let mut bytes = 0;
        match field.spec().kind {
            FieldKind::Id | FieldKind::Text | FieldKind::ExtendPara => bytes = as_usize(number),
            FieldKind::List => {
                let from = self.element_at;
                self.element_at += as_usize(number);
                view.elements = numbers.get(from..self.element_at)?;
                let separators = view.elements.len().saturating_sub(1) * SEPARATOR.len();
                bytes = as_usize(view.elements.iter().sum()) + separators;
            }
            _ => {}
        }
        let from = self.text_at;
        self.text_at += bytes;
        view.texts = self.flat.texts.get(from..self.text_at)?;
        Some(view)
    }
}

/// One field of a task.
#[derive(Debug, Clone, Copy)]
pub struct FieldView<'a> {
    /// Which one.
    pub field: Field,
    number: f64,
    /// Its text; those of a list with the separator between them.
    texts: &'a str,
    /// How many bytes each of them takes, in a list.
    elements: &'a [f64],
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldValue<'a> {
    /// Nothing, or an object, which has fields of its own.
    Absent,
    /// A text.
    Text(&'a str),
    /// A time, in milliseconds since 1970.
    Time(f64),
    /// A word of the platform; `None` for one that is not documented.
    Word(Option<&'static str>),
    /// A whole number.
    Integer(f64),
    /// True or false.
    Boolean(bool),
    /// Texts: all of them with the separator `","` between them, and how many bytes each takes.
    List(&'a str, &'a [f64]),
    /// A JSON object.
    Json(&'a str),
}

impl<'a> FieldView<'a> {
    /// Whether the other holds the same.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        self.number.to_bits() == other.number.to_bits()
            && self.texts == other.texts
            && self.elements == other.elements
    }

    /// What it holds.
    #[must_use]
    pub fn value(&self) -> FieldValue<'a> {
        let kind = self.field.spec().kind;
        if self.number.is_nan() {
            return FieldValue::Absent;
        }
        match kind {
            FieldKind::Id | FieldKind::SubTaskId | FieldKind::Text => FieldValue::Text(self.texts),
            FieldKind::Time => FieldValue::Time(self.number),
            FieldKind::Count | FieldKind::Retries => FieldValue::Integer(self.number),
            FieldKind::Boolean => FieldValue::Boolean(self.number > 0.0),
            FieldKind::List => FieldValue::List(self.texts, self.elements),
            FieldKind::ExtendPara | FieldKind::ExtendInfo => FieldValue::Json(self.texts),
            FieldKind::Object | FieldKind::SubTasks | FieldKind::Code => FieldValue::Absent,
            FieldKind::OperateType
            | FieldKind::Status
            | FieldKind::ExecuteType
            | FieldKind::SubTaskStatus => {
                FieldValue::Word(kind.words().get(as_usize(self.number)).copied())
            }
        }
    }
}
