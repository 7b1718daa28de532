//! What differs between two answers about a task, field by field.

use crate::domain::task::{Part, Task};

/// A field that differs.
#[derive(Debug)]
pub struct Change<'a> {
    /// What was there.
    pub from: Part<'a>,
    /// What is there now.
    pub to: Part<'a>,
}

/// The changes from one answer to the next, in the order of the fields. (`issues` are no part
/// of the task, and `fileVersion` is none of what `extendPara` holds beside it.)
#[must_use]
pub fn changes<'a>(before: &'a Task, after: &'a Task) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    let mut after = after.parts();
    for from in before.parts() {
        if let Some(to) = after.next()
            && !from.is(&to)
        {
            changes.push(Change { from, to });
        }
    }
    changes
}
