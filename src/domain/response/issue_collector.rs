//! Where the oddities of one answer are written down, in sentences, free of secrets.

use super::field::Field;
use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::scanner::Value;
use crate::domain::request::secrets::Secrets;
use crate::domain::truncate::truncate;

/// The issues of one answer.
#[derive(Debug)]
pub struct IssueCollector<'s> {
    issues: Vec<ValidationIssue>,
    secrets: &'s Secrets,
}

impl<'s> IssueCollector<'s> {
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
        self.issues.iter().any(|issue| issue.path == field.spec().path)
    }

    /// Whether something was reported at this field or at an element of it.
    #[must_use]
    pub fn has_within(&self, field: Field) -> bool {
        self.issues.iter().any(|issue| issue.path.starts_with(field.spec().path))
    }

    /// A field that should be there is not.
    pub fn missing(&mut self, field: Field) {
        self.missing_because(
            field,
            &format!("should be {}; it is missing", field.spec().kind.description()),
        );
    }

    /// What a field should hold is not there; the sentence tells what.
    pub fn missing_because(&mut self, field: Field, why: &str) {
        let path = field.spec().path;
        let message = format!("`{path}` {why}.");
        self.push(path.into(), IssueCode::Missing, Severity::Violation, message, None);
    }

    /// A field holds something else than it should.
    pub fn invalid(&mut self, field: Field, code: IssueCode, severity: Severity, value: Value<'_>) {
        self.invalid_at(
            field.spec().path.into(),
            field.spec().kind.description(),
            code,
            severity,
            value,
        );
    }

    /// An element of a list is no text.
    pub fn invalid_element(
        &mut self,
        field: Field,
        index: usize,
        severity: Severity,
        value: Value<'_>,
    ) {
        let path = format!("{}[{index}]", field.spec().path);
        self.invalid_at(path, "a text", IssueCode::WrongType, severity, value);
    }

    /// The same for a path that is no row of the table.
    pub fn invalid_at(
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
        let path = field.spec().path;
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
    truncate(&secrets.scrub(&json)).into()
}
