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

use crate::domain::cut::cut;
use crate::domain::field::Field;
use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::secrets::Secrets;
use crate::domain::task::{OperateType, Status, Task};
use crate::domain::text;
use crate::domain::timestamp::Timestamp;

/// One issue for each impossible move, in the order of the fields. Answers may repeat these
/// secrets.
#[must_use]
pub fn impossible_moves(from: &Task<'_>, to: &Task<'_>, secrets: &Secrets) -> Vec<ValidationIssue> {
    let mut moves = Moves { secrets, issues: Vec::new() };
    moves.operation_id(&from.operation_id, &to.operation_id);
    moves.time(Field::CreateTime, from.create_time, to.create_time);
    moves.time(Field::StartTime, from.start_time, to.start_time);
    moves.time(Field::StopTime, from.stop_time, to.stop_time);
    let words = OperateType::WORDS;
    moves.word(Field::OperateType, words, from.operate_type as usize, to.operate_type as usize);
    moves.time(Field::WindowStart, from.policy.start_time, to.policy.start_time);
    moves.time(Field::WindowEnd, from.policy.end_time, to.policy.end_time);
    if matches!(from.status, Status::Failed | Status::Success | Status::Stop) {
        moves.word(Field::Status, Status::WORDS, from.status as usize, to.status as usize);
    }
    moves.count(Field::Total, "shrink", from.sta_result.total, to.sta_result.total);
    moves.count(Field::Success, "fall", from.sta_result.success, to.sta_result.success);
    moves.issues
}

struct Moves<'s> {
    secrets: &'s Secrets,
    issues: Vec<ValidationIssue>,
}

impl Moves<'_> {
    fn operation_id(&mut self, from: &str, to: &str) {
        if from != to {
            self.push(Field::OperationId, "change", &self.json(from), &self.json(to));
        }
    }

    fn time(&mut self, field: Field, from: Option<Timestamp>, to: Option<Timestamp>) {
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            self.push(field, "move", &format!("\"{from}\""), &format!("\"{to}\""));
        }
    }

    /// Two documented words: the variant after them stands for any other.
    fn word(&mut self, field: Field, words: &[&str], from: usize, to: usize) {
        if let (Some(from), Some(to)) = (words.get(from), words.get(to))
            && from != to
        {
            self.push(field, "change", &format!("\"{from}\""), &format!("\"{to}\""));
        }
    }

    fn count(&mut self, field: Field, verb: &str, from: Option<i64>, to: Option<i64>) {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.push(
                field,
                verb,
                &from.unsigned_abs().to_string(),
                &to.unsigned_abs().to_string(),
            );
        }
    }

    fn json(&self, text: &str) -> String {
        let mut json = String::new();
        text::write(&self.secrets.scrub(text), &mut json);
        json
    }

    /// Both values are JSON; like every issue's, they are scrubbed and cut.
    fn push(&mut self, field: Field, verb: &str, from: &str, to: &str) {
        let (path, from, to) = (field.row().path, self.secrets.scrub(from), self.secrets.scrub(to));
        let (from, to) = (cut(&from), cut(&to));
        self.issues.push(ValidationIssue {
            path: path.into(),
            code: IssueCode::Inconsistent,
            severity: Severity::Violation,
            message: format!("`{path}` should not {verb} from {from}; received {to}."),
            received: Some(to.into()),
        });
    }
}
