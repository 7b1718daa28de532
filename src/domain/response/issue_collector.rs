//! Collects the issues of one response: whole sentences, free of secrets.

use super::field::Field;
use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::scanner::Value;
use crate::domain::request::secrets::Secrets;
use crate::domain::truncate::truncate;

/// The issues of one response.
#[derive(Debug)]
pub struct IssueCollector<'s> {
    issues: Vec<ValidationIssue>,
    secrets: &'s Secrets,
}

impl<'s> IssueCollector<'s> {
    /// No issues yet, of a response that may contain these secrets.
    #[must_use]
    pub fn new(secrets: &'s Secrets) -> Self {
        Self { issues: Vec::new(), secrets }
    }

    /// The issues.
    #[must_use]
    pub fn into_issues(self) -> Vec<ValidationIssue> {
        self.issues
    }

    /// Whether this field has an issue.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.issues.iter().any(|issue| issue.path == field.spec().path)
    }

    /// Whether this field or an element of it has an issue.
    #[must_use]
    pub fn has_within(&self, field: Field) -> bool {
        self.issues.iter().any(|issue| issue.path.starts_with(field.spec().path))
    }

    /// A required field is missing.
    pub fn missing(&mut self, field: Field) {
        let expected = field.spec().kind.description();
        self.missing_because(field, &format!("should be {expected}; it is missing"));
    }

    /// Something that a field requires is missing; `why` completes the sentence.
    pub fn missing_because(&mut self, field: Field, why: &str) {
        let path = field.spec().path;
        let message = format!("`{path}` {why}.");
        self.push(path.into(), IssueCode::Missing, Severity::Violation, message, None);
    }

    /// A field has an invalid value.
    pub fn invalid(&mut self, field: Field, code: IssueCode, severity: Severity, value: Value<'_>) {
        let spec = field.spec();
        self.invalid_at(spec.path.into(), spec.kind.description(), code, severity, value);
    }

    /// An element of a list is not a text.
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

    /// A value is invalid at a path that is not in the table, or is not as `expected` describes.
    pub fn invalid_at(
        &mut self,
        path: String,
        expected: &str,
        code: IssueCode,
        severity: Severity,
        value: Value<'_>,
    ) {
        let received = quote(value, self.secrets);
        let outcome = match severity {
            Severity::Coerced => ", which was understood",
            Severity::Violation => "",
        };
        let message = format!("`{path}` should be {expected}; received {received}{outcome}.");
        self.push(path, code, severity, message, Some(received));
    }

    /// A field contradicts another; `why` completes the sentence.
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

/// A value as compact JSON, free of secrets and truncated.
#[must_use]
pub fn quote(value: Value<'_>, secrets: &Secrets) -> String {
    let mut json = String::new();
    value.write(&mut json, &|text| secrets.scrub(text));
    truncate(&secrets.scrub(&json)).into()
}
