//! What differs between two answers about a task, field by field.

use crate::domain::field::Field;
use crate::domain::task::Task;

/// The fields that differ from one answer to the next, in their order. (`issues` are no part
/// of the task, and `fileVersion` is none of what `extendPara` holds beside it.)
#[must_use]
pub fn changes(from: &Task, to: &Task) -> Vec<Field> {
    let mut changes = Vec::new();
    for (from, to) in from.parts().zip(to.parts()) {
        if !from.is(&to) {
            changes.push(to.field);
        }
    }
    changes
}
