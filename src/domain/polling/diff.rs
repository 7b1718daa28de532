//! What differs between two answers about a task, field by field.

use super::transitions;
use crate::domain::issue::ValidationIssue;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::task::Task;

/// What came of comparing two answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The paths of the fields that differ, in their order, each with a line break behind it.
    /// (`issues` are no part of the task, and `fileVersion` is none of what `extendPara` holds
    /// beside it.)
    pub paths: String,
    /// One issue for each impossible move among them.
    pub issues: Vec<ValidationIssue>,
}

/// The changes from one answer to the next, without these secrets.
#[must_use]
pub fn diff(before: &Task, after: &Task, secrets: &Secrets) -> Changes {
    let mut changes = Changes::default();
    let mut after = after.fields();
    for from in before.fields() {
        if let Some(to) = after.next()
            && !from.same_value(&to)
        {
            changes.paths.push_str(to.field.spec().path);
            changes.paths.push('\n');
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
