//! What the fields of a response hold, as numbers.

use super::field::Field;
use super::task_enums::{ExecuteType, OperateType};
use crate::domain::sub_task_status::SubTaskStatus;

/// One number for each field: a time as milliseconds since 1970; a count as it is; a
/// word as its index among the words of its kind, any other after them; a boolean as 0 or 1; a
/// text as its length in bytes; a list as the number of its elements. NaN: absent.
/// They are followed by the length of each element of the lists, in bytes.
#[derive(Debug, Clone)]
pub(super) struct FieldValues(Vec<f64>);

/// What they hold where the response has nothing (rule N12).
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static DEFAULTS: [f64; Field::VALUE_COUNT] = {
    let mut numbers = [f64::NAN; Field::VALUE_COUNT];
    numbers[Field::OperateType as usize] = OperateType::Unknown as u8 as f64;
    numbers[Field::ExecuteType as usize] = ExecuteType::Now as u8 as f64;
    numbers[Field::RetryType as usize] = 0.0;
    numbers[Field::SubTaskStatus as usize] = SubTaskStatus::Unknown as u8 as f64;
    numbers[Field::SubTaskType as usize] = OperateType::Unknown as u8 as f64;
    numbers
};

/// Absent equals absent.
impl PartialEq for FieldValues {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&f64, &f64)| one.to_bits() == other.to_bits();
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

impl FieldValues {
    /// What they hold by default, and room for this many elements of lists: growing step by step takes as long as reading.
    pub(super) fn with_capacity(elements: usize) -> Self {
        let mut values = Self(Vec::with_capacity(Field::VALUE_COUNT + elements));
        values.clear();
        values
    }

    /// What they hold by default, and no elements.
    pub(super) fn clear(&mut self) {
        self.0.clear();
        self.0.extend_from_slice(&DEFAULTS);
    }

    /// All of them.
    pub(super) fn as_slice(&self) -> &[f64] {
        &self.0
    }

    /// Appends the lengths of elements.
    pub(super) fn push_elements(&mut self, lengths: &[u32]) {
        self.0.extend(lengths.iter().copied().map(f64::from));
    }

    /// What a field holds; NaN where it is absent.
    pub(super) fn of(&self, field: Field) -> f64 {
        self.0.get(field as usize).copied().unwrap_or(f64::NAN)
    }

    /// The same; `None` where it is absent.
    pub(super) fn get(&self, field: Field) -> Option<f64> {
        Some(self.of(field)).filter(|number| !number.is_nan())
    }

    /// What a field holds as a length, a number of elements or an index; 0 where it is absent.
    pub(super) fn as_usize(&self, field: Field) -> usize {
        as_usize(self.of(field))
    }

    /// Puts this into a field.
    pub(super) fn set(&mut self, field: Field, number: f64) {
        if let Some(slot) = self.0.get_mut(field as usize) {
            *slot = number;
        }
    }
}

/// A length, a number of elements or an index.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(super) fn as_usize(number: f64) -> usize {
    number as usize
}
