//! Transitions of a task between two responses that contradict the documentation: each is an
//! issue that quotes both values.
//!
//! By the documentation a task is of one type, is created, started and stopped once, and has
//! one window; a terminal status is final; the devices do not become fewer, and one that was
//! upgraded stays upgraded. What is merely unusual is valid: when devices are retried, `fail` and
//! `timeout` fall and `processing` rises; when a group gets more devices, `total` rises; when
//! devices go offline, a task may wait again. A value that is no longer reported contradicts
//! nothing. The rest of `policy` is left out: its defaults cannot be distinguished from values
//! that the platform reported.

use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::number;
use crate::domain::json::text;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::field::Field;
use crate::domain::response::field_view::{FieldValue, FieldView};
use crate::domain::response::task_enums::Status;
use crate::domain::timestamp::Timestamp;
use crate::domain::truncate::truncate;

/// The fields that must not change, or not so, and the verb of an issue.
static TRANSITIONS: [(Field, &str); 10] = [
    (Field::OperationId, "change"),
    (Field::CreateTime, "move"),
    (Field::StartTime, "move"),
    (Field::StopTime, "move"),
    (Field::OperateType, "change"),
    (Field::WindowStart, "move"),
    (Field::WindowEnd, "move"),
    (Field::Status, "change"),
    (Field::Total, "shrink"),
    (Field::Success, "fall"),
];

/// The issue of a change that is an invalid transition, free of these secrets. `before` is the
/// status from which a status changes.
pub(super) fn invalid_transition(
    from: &FieldView<'_>,
    to: &FieldView<'_>,
    before: Status,
    secrets: &Secrets,
) -> Option<ValidationIssue> {
    let (field, verb) = TRANSITIONS.iter().find(|(field, _)| *field == to.field)?;
    let is_valid = match (from.value(), to.value()) {
        (FieldValue::Integer(from), FieldValue::Integer(to)) => to > from,
        _ => *field == Field::Status && !before.is_terminal(),
    };
    if is_valid {
        return None;
    }
    let (from, to) = (json(from.value(), secrets)?, json(to.value(), secrets)?);
    Some(issue(field.path(), verb, &from, &to))
}

/// A value as the platform writes it, free of secrets; `None` where there is none.
fn json(value: FieldValue<'_>, secrets: &Secrets) -> Option<String> {
    let mut json = String::new();
    match value {
        FieldValue::Integer(number) => json = number::format_integer(number),
        FieldValue::Text(text) => text::write(&secrets.scrub(text), &mut json),
        FieldValue::Time(ms) => text::write(&Timestamp::from_epoch_ms(ms)?.text(), &mut json),
        FieldValue::Word(word) => text::write(word?, &mut json),
        _ => return None,
    }
    Some(secrets.scrub(&json))
}

fn issue(path: String, verb: &str, from: &str, to: &str) -> ValidationIssue {
    let (from, to) = (truncate(from), truncate(to));
    let message = format!("`{path}` should not {verb} from {from}; received {to}.");
    let (code, severity) = (IssueCode::Inconsistent, Severity::Violation);
    ValidationIssue { path, code, severity, message, received: Some(to.into()) }
}
