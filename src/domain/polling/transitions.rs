//! What cannot happen to a task between two answers. Where it did, the platform changed its
//! answer, and an issue tells both values.
//!
//! By the documentation a task is of one type, is created, started and stopped once, and has
//! one window; a status that is an end stays; the devices do not become fewer, and one that
//! was upgraded stays upgraded. What is merely unusual is no issue: when devices are tried
//! again, `fail` and `timeout` fall and `processing` rises; when a group gets more devices,
//! `total` rises; when devices go offline, a task may wait again. A value that is no longer
//! told contradicts nothing. The rest of `policy` is left out: it has defaults, so nobody can
//! tell whether the platform told it.

use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::number;
use crate::domain::json::text;
use crate::domain::request::secrets::Secrets;
use crate::domain::response::field::Field;
use crate::domain::response::field_view::{FieldValue, FieldView};
use crate::domain::response::task_enums::Status;
use crate::domain::timestamp::Timestamp;
use crate::domain::truncate::truncate;

/// What a field should not do.
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

/// The issue of a change, where it is an impossible move. The status before decides whether
/// there may be another; answers may repeat these secrets.
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
    Some(issue(field.spec().path, verb, &from, &to))
}

/// A value as the platform writes it, free of secrets; `None` where there is none.
fn json(value: FieldValue<'_>, secrets: &Secrets) -> Option<String> {
    let mut json = String::new();
    match value {
        FieldValue::Integer(number) => json = number::format_integer(number),
        FieldValue::Text(text) => text::write(&secrets.scrub(text), &mut json),
        FieldValue::Time(ms) => {
            text::write(&format!("{}", Timestamp::from_epoch_ms(ms)?), &mut json);
        }
        FieldValue::Word(word) => text::write(word?, &mut json),
        _ => return None,
    }
    Some(secrets.scrub(&json))
}

fn issue(path: &str, verb: &str, from: &str, to: &str) -> ValidationIssue {
    let (from, to) = (truncate(from), truncate(to));
    ValidationIssue {
        path: path.into(),
        code: IssueCode::Inconsistent,
        severity: Severity::Violation,
        message: format!("`{path}` should not {verb} from {from}; received {to}."),
        received: Some(to.into()),
    }
}
