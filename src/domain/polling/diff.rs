//! What differs between two responses about a task, field by field.

use super::transitions;
use crate::domain::issue::ValidationIssue;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::field::Field;
use crate::domain::response::task::Task;

/// The differences between two tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The fields that differ, in their order. (`issues` are no part of the task, and what `extendPara`
    /// holds does not include `fileVersion`.)
    pub fields: Vec<Field>,
    /// One issue for each invalid transition among them.
    pub issues: Vec<ValidationIssue>,
}

/// The changes from one task to the next; issues are free of these secrets.
#[must_use]
pub fn diff(before: &Task, after: &Task, secrets: &Secrets) -> Changes {
    let mut changes = Changes::default();
    let mut after = after.fields();
    for from in before.fields() {
        if let Some(to) = after.next()
            && !from.same_value(&to)
        {
            changes.fields.push(to.field);
            changes.issues.extend(transitions::invalid_transition(
                &from,
                &to,
                before.status(),
                secrets,
            ));
        }
    }
    changes
}
