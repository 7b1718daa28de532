//! Where the oddities of one answer are written down, in sentences, free of secrets.

use super::field::Field;
use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::scanner::Value;
use crate::domain::request::secrets::Secrets;
use crate::domain::truncate::cut;

/// The issues of one answer.
#[derive(Debug)]
pub struct Report<'s> {
    issues: Vec<ValidationIssue>,
    secrets: &'s Secrets,
}

impl<'s> Report<'s> {
    /// An empty report on an answer that may repeat these secrets.
    #[must_use]
    pub fn new(secrets: &'s Secrets) -> Self {
        Self { issues: Vec::new(), secrets }
    }

    /// What was reported.
    #[must_use]
    pub fn into_issues(self) -> Vec<ValidationIssue> {
        self.issues
    }

    /// Whether something was reported at exactly this field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.issues.iter().any(|issue| issue.path == field.row().path)
    }

    /// Whether something was reported at this field or at an element of it.
    #[must_use]
    pub fn has_in(&self, field: Field) -> bool {
        self.issues.iter().any(|issue| issue.path.starts_with(field.row().path))
    }

    /// A field that should be there is not.
    pub fn missing(&mut self, field: Field) {
        self.lacking(field, &format!("should be {}; it is missing", field.row().kind.expects()));
    }

    /// What a field should hold is not there; the sentence tells what.
    pub fn lacking(&mut self, field: Field, why: &str) {
        let path = field.row().path;
        let message = format!("`{path}` {why}.");
        self.push(path.into(), IssueCode::Missing, Severity::Violation, message, None);
    }

    /// A field holds something else than it should.
    pub fn odd(&mut self, field: Field, code: IssueCode, severity: Severity, value: Value<'_>) {
        self.odd_at(field.row().path.into(), field.row().kind.expects(), code, severity, value);
    }

    /// An element of a list is no text.
    pub fn element(&mut self, field: Field, index: usize, severity: Severity, value: Value<'_>) {
        let path = format!("{}[{index}]", field.row().path);
        self.odd_at(path, "a text", IssueCode::WrongType, severity, value);
    }

    /// The same for a path that is no row of the table.
    pub fn odd_at(
        &mut self,
        path: String,
        expects: &str,
        code: IssueCode,
        severity: Severity,
        value: Value<'_>,
    ) {
        let received = quote(value, self.secrets);
        let outcome = match severity {
            Severity::Coerced => ", which was understood",
            Severity::Violation => "",
        };
        let message = format!("`{path}` should be {expects}; received {received}{outcome}.");
        self.push(path, code, severity, message, Some(received));
    }

    /// A field contradicts another; the sentence tells how.
    pub fn inconsistent(&mut self, field: Field, value: Value<'_>, why: &str) {
        let received = quote(value, self.secrets);
        let path = field.row().path;
        let message = format!("`{path}` {why}; received {received}.");
        let (code, severity) = (IssueCode::Inconsistent, Severity::Violation);
        self.push(path.into(), code, severity, message, Some(received));
    }

    fn push(
        &mut self,
        path: String,
        code: IssueCode,
        severity: Severity,
        message: String,
        received: Option<String>,
    ) {
        self.issues.push(ValidationIssue { path, code, severity, message, received });
    }
}

/// A value as compact JSON, free of secrets and cut.
#[must_use]
pub fn quote(value: Value<'_>, secrets: &Secrets) -> String {
    let mut json = String::new();
    value.write(&mut json, &|text| secrets.scrub(text));
    cut(&secrets.scrub(&json)).into()
}
