//! What differs between two responses about a task, field by field.

use super::transitions;
use crate::domain::issue::ValidationIssue;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::task::Task;

/// The differences between two tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The paths of the fields that differ, in their order, each with a line break behind it.
    /// (`issues` do not count, and `extendPara` stands for its members other than `fileVersion`.)
    pub paths: String,
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
