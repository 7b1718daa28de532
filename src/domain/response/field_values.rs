//! What the fields of a response hold, each as one number.

use super::field::Field;
use super::task_enums::{ExecuteType, OperateType};
use crate::domain::sub_task_status::SubTaskStatus;

/// One number for each field: a time as milliseconds since 1970; a count as it is; a
/// word as its index among the words of its kind, any other behind them; a boolean as 0 or 1; a
/// text as its length in bytes; a list as the number of its elements. NaN: absent.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldValues(pub(super) [f64; Field::VALUE_COUNT]);

/// Absent equals absent.
impl PartialEq for FieldValues {
    fn eq(&self, other: &Self) -> bool {
        self.0.map(f64::to_bits) == other.0.map(f64::to_bits)
    }
}

/// What they hold where the response has nothing (rule N12).
impl Default for FieldValues {
    fn default() -> Self {
        let mut values = Self([f64::NAN; Field::VALUE_COUNT]);
        values.set(Field::OperateType, f64::from(OperateType::Unknown as u8));
        values.set(Field::ExecuteType, f64::from(ExecuteType::Now as u8));
        values.set(Field::RetryType, 0.0);
        values.set(Field::SubTaskStatus, f64::from(SubTaskStatus::Unknown as u8));
        values.set(Field::SubTaskType, f64::from(OperateType::Unknown as u8));
        values
    }
}

impl FieldValues {
    /// What a field holds; NaN where it is absent.
    pub(super) fn of(&self, field: Field) -> f64 {
        self.0.get(field as usize).copied().unwrap_or(f64::NAN)
    }

    /// The same; `None` where it is absent.
    pub(super) fn get(&self, field: Field) -> Option<f64> {
        Some(self.of(field)).filter(|number| !number.is_nan())
    }

    /// Those of a task, in their order.
    pub(super) fn of_task(&self) -> &[f64] {
        self.0.get(..Field::TASK_FIELD_COUNT).unwrap_or_default()
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
