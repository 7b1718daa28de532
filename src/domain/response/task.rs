//! An upgrade task as this package hands it on: all its numbers in one array, all its texts
//! behind one another in one text. That is how a task crosses to JavaScript, so it is read,
//! compared and judged in this form, too: one loop over the table of fields does for all.

use super::field::{Field, Kind};
use super::task_enums::{ExecuteType, OperateType, Status};
use crate::domain::issue::ValidationIssue;

/// One upgrade task (`QueryUpgradeTaskOutDTO`).
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What its fields hold.
    pub numbers: Numbers,
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
        self.texts.get(..length(self.numbers.of(Field::OperationId))).unwrap_or_default()
    }

    /// What is in each field, in their order.
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        Parts { task: self, at: 0, text_at: 0, element_at: 0 }
    }
}

/// What is in each field of a task.
#[derive(Debug)]
pub struct Parts<'a> {
    task: &'a Task,
    at: usize,
    text_at: usize,
    element_at: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    // In one place, since all that looks at a task goes through here.
    #[inline(never)]
    fn next(&mut self) -> Option<Part<'a>> {
        let number = *self.task.numbers.0.get(self.at)?;
        let field = *Field::ALL.get(self.at)?;
        self.at += 1;
        let mut part = Part { field, number, texts: "", elements: &[] };
        let mut bytes = 0;
        match field.row().kind {
            Kind::Id | Kind::Text | Kind::Extension => bytes = length(number),
            Kind::List => {
                let from = self.element_at;
                self.element_at += length(number);
                part.elements = self.task.elements.get(from..self.element_at)?;
                bytes = part.elements.iter().map(|bytes| *bytes as usize).sum();
            }
            _ => {}
        }
        let from = self.text_at;
        self.text_at += bytes;
        part.texts = self.task.texts.get(from..self.text_at)?;
        Some(part)
    }
}

/// What is in one field.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The field.
    pub field: Field,
    /// Its number.
    pub number: f64,
    /// Its texts, one behind the other.
    pub texts: &'a str,
    /// How many bytes each of them takes, in a list.
    pub elements: &'a [u32],
}

impl Part<'_> {
    /// Whether the same is in it.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.number.to_bits() == other.number.to_bits()
            && self.texts == other.texts
            && self.elements == other.elements
    }

    /// Of a word, its place among the words of its kind.
    #[must_use]
    pub fn place(&self) -> usize {
        place(self.number)
    }
}

/// What each field of a task holds: a time as milliseconds since 1970; a count as it is; a
/// word as its place among the words of its kind, any other behind them; a flag as 0 or 1; a
/// text as its length in bytes; a list as how many elements it has. NaN: nothing.
#[derive(Debug, Clone, Copy)]
pub struct Numbers(pub [f64; Field::OF_TASK]);

/// Nothing is the same as nothing.
impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.0.map(f64::to_bits) == other.0.map(f64::to_bits)
    }
}

/// What a task holds where the answer says nothing (rule N12).
impl Default for Numbers {
    fn default() -> Self {
        let mut numbers = Self([f64::NAN; Field::OF_TASK]);
        numbers.set(Field::OperateType, f64::from(OperateType::Unknown as u8));
        numbers.set(Field::ExecuteType, f64::from(ExecuteType::Now as u8));
        numbers.set(Field::RetryType, 0.0);
        numbers
    }
}

impl Numbers {
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
        Status::ALL.get(place(self.of(Field::Status))).copied().unwrap_or_default()
    }

    /// When it is executed.
    #[must_use]
    pub fn execute_type(&self) -> ExecuteType {
        ExecuteType::ALL.get(place(self.of(Field::ExecuteType))).copied().unwrap_or_default()
    }
}

/// A length or a number of elements; nothing has none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn length(number: f64) -> usize {
    number as usize
}

/// A place among words; what is none is behind all of them.
fn place(number: f64) -> usize {
    if number >= 0.0 { length(number) } else { usize::MAX }
}
