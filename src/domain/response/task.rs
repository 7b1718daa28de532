//! An upgrade task as this package hands it on: all its numbers in one array, all its texts
//! behind one another in one text. That is how a task crosses to JavaScript, so it is read,
//! compared and judged in this form, too: one loop over the table of fields does for all.

use super::field::{Field, FieldKind};
use super::task_enums::{ExecuteType, OperateType, Status};
use crate::domain::issue::ValidationIssue;

/// One upgrade task (`QueryUpgradeTaskOutDTO`).
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What its fields hold.
    pub values: FieldValues,
    /// All its texts, in the order of the fields.
    pub texts: String,
    /// How many bytes each element of its lists takes.
    pub elements: Vec<u32>,
    /// What was odd in the answer.
    pub issues: Vec<ValidationIssue>,
}

impl Task {
    /// The id of the task.
    #[must_use]
    pub fn operation_id(&self) -> &str {
        self.texts.get(..length(self.values.of(Field::OperationId))).unwrap_or_default()
    }

    /// What is in each field, in their order.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields { task: self, at: 0, text_at: 0, element_at: 0 }
    }
}

/// What is in each field of a task.
#[derive(Debug)]
pub struct Fields<'a> {
    task: &'a Task,
    at: usize,
    text_at: usize,
    element_at: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = FieldView<'a>;

    // In one place, since all that looks at a task goes through here.
    #[inline(never)]
    fn next(&mut self) -> Option<FieldView<'a>> {
        let number = *self.task.values.0.get(self.at)?;
        let field = *Field::ALL.get(self.at)?;
        self.at += 1;
        let mut view = FieldView { field, number, texts: "", elements: &[] };
        let mut bytes = 0;
        match field.spec().kind {
            FieldKind::Id | FieldKind::Text | FieldKind::JsonObject => bytes = length(number),
            FieldKind::List => {
                let from = self.element_at;
                self.element_at += length(number);
                view.elements = self.task.elements.get(from..self.element_at)?;
                bytes = view.elements.iter().map(|bytes| *bytes as usize).sum();
            }
            _ => {}
        }
        let from = self.text_at;
        self.text_at += bytes;
        view.texts = self.task.texts.get(from..self.text_at)?;
        Some(view)
    }
}

/// What is in one field.
#[derive(Debug, Clone, Copy)]
pub struct FieldView<'a> {
    /// The field.
    pub field: Field,
    /// Its number.
    pub number: f64,
    /// Its texts, one behind the other.
    pub texts: &'a str,
    /// How many bytes each of them takes, in a list.
    pub elements: &'a [u32],
}

impl FieldView<'_> {
    /// Whether the same is in it.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        self.number.to_bits() == other.number.to_bits()
            && self.texts == other.texts
            && self.elements == other.elements
    }

    /// Of a word, its place among the words of its kind.
    #[must_use]
    pub fn word_index(&self) -> usize {
        word_index(self.number)
    }
}

/// What each field of a task holds: a time as milliseconds since 1970; a count as it is; a
/// word as its place among the words of its kind, any other behind them; a flag as 0 or 1; a
/// text as its length in bytes; a list as how many elements it has. NaN: nothing.
#[derive(Debug, Clone, Copy)]
pub struct FieldValues(pub [f64; Field::TASK_FIELD_COUNT]);

/// Nothing is the same as nothing.
impl PartialEq for FieldValues {
    fn eq(&self, other: &Self) -> bool {
        self.0.map(f64::to_bits) == other.0.map(f64::to_bits)
    }
}

/// What a task holds where the answer says nothing (rule N12).
impl Default for FieldValues {
    fn default() -> Self {
        let mut values = Self([f64::NAN; Field::TASK_FIELD_COUNT]);
        values.set(Field::OperateType, f64::from(OperateType::Unknown as u8));
        values.set(Field::ExecuteType, f64::from(ExecuteType::Now as u8));
        values.set(Field::RetryType, 0.0);
        values
    }
}

impl FieldValues {
    /// What a field holds; NaN for nothing.
    #[must_use]
    pub fn of(&self, field: Field) -> f64 {
        self.0.get(field as usize).copied().unwrap_or(f64::NAN)
    }

    /// The same; `None` for nothing.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<f64> {
        Some(self.of(field)).filter(|number| !number.is_nan())
    }

    /// Puts this into a field.
    pub fn set(&mut self, field: Field, number: f64) {
        if let Some(slot) = self.0.get_mut(field as usize) {
            *slot = number;
        }
    }

    /// How the task is going.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::ALL.get(word_index(self.of(Field::Status))).copied().unwrap_or_default()
    }

    /// When it is executed.
    #[must_use]
    pub fn execute_type(&self) -> ExecuteType {
        ExecuteType::ALL.get(word_index(self.of(Field::ExecuteType))).copied().unwrap_or_default()
    }
}

/// A length or a number of elements; nothing has none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn length(number: f64) -> usize {
    number as usize
}

/// A place among words; what is none is behind all of them.
fn word_index(number: f64) -> usize {
    if number >= 0.0 { length(number) } else { usize::MAX }
}
