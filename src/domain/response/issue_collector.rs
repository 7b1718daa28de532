//! Collects the issues of one response: whole sentences, free of secrets.

use std::ops::Range;

use super::field::{FIELDS, Field};
use crate::domain::issue::{IssueCode, Severity, ValidationIssue};
use crate::domain::json::number::{digits, push_digits};
use crate::domain::json::scanner::Value;
use crate::domain::request::secrets::Secrets;
use crate::domain::truncate::truncate;

/// How many issues are kept: a megabyte of invalid elements must not freeze a page.
pub const MAX_ISSUES: usize = 1_000;

/// What an unsafe integer should be.
const SAFE: &str = "a whole number within ±9007199254740991, as JavaScript holds it exactly";

/// The issues of one response.
#[derive(Debug)]
pub struct IssueCollector<'s> {
    /// The first ones of them, up to the limit.
    issues: Vec<ValidationIssue>,
    /// How many there are.
    count: usize,
    /// Whether each field of the object has an issue, or an element of it has one.
    invalid_fields: [bool; FIELDS.len()],
    secrets: &'s Secrets,
    /// The path of the object whose fields are read, with a dot; empty for the response itself.
    object: String,
}

impl<'s> IssueCollector<'s> {
    /// No issues yet, of a response that may contain these secrets.
    #[must_use]
    pub fn new(secrets: &'s Secrets) -> Self {
        let invalid_fields = [false; FIELDS.len()];
        Self { issues: Vec::new(), count: 0, invalid_fields, secrets, object: String::new() }
    }

    /// From now on, fields are those of the object at this path, which ends with a dot or is empty.
    pub fn enter(&mut self, object: String) {
        self.object = object;
        self.invalid_fields = [false; FIELDS.len()];
    }

    /// The path of a field from the top.
    #[must_use]
    pub fn path(&self, field: Field) -> String {
        format!("{}{}", self.object, field.path())
    }

    /// What must not appear in an issue.
    #[must_use]
    pub fn secrets(&self) -> &'s Secrets {
        self.secrets
    }

    /// How many issues there are, with those beyond the limit.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The issues up to the limit; the last one says how many are left out. (Beyond the limit, those of
    /// each value of a repeated key count: to find such a key again would take a hash table.)
    #[must_use]
    pub fn into_issues(mut self) -> Vec<ValidationIssue> {
        let left_out = self.count - self.issues.len();
        if left_out > 0
            && let Some(last) = self.issues.last_mut()
        {
            let left_out = digits(left_out as u64);
            last.message = format!("{} Further issues left out: {left_out}.", last.message);
        }
        self.issues
    }

    /// Whether this field or an element of it has an issue.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.invalid_fields.get(field as usize).copied().unwrap_or_default()
    }

    /// A required field is missing.
    pub fn missing(&mut self, field: Field) {
        self.missing_because(field, &missing(field));
    }

    /// Something that a field requires is missing; `why` completes the sentence.
    pub fn missing_because(&mut self, field: Field, why: &str) {
        if self.record(field) {
            let path = self.path(field);
            let message = format!("`{path}` {why}.");
            self.push(path, IssueCode::Missing, Severity::Violation, message, None);
        }
    }

    /// A field has an invalid value.
    pub fn invalid(&mut self, field: Field, code: IssueCode, severity: Severity, value: Value<'_>) {
        if self.record(field) {
            let expected = match code {
                IssueCode::UnsafeInteger => SAFE,
                _ => field.spec().kind.description(),
            };
            self.invalid_at(self.path(field), expected, code, severity, value);
        }
    }

    /// An element of a list is not as expected.
    pub fn invalid_element(
        &mut self,
        field: Field,
        index: usize,
        expected: &str,
        severity: Severity,
        value: Value<'_>,
    ) {
        if self.record(field) {
            let mut path = self.path(field);
            push_index(&mut path, index);
            self.invalid_at(path, expected, IssueCode::WrongType, severity, value);
        }
    }

    /// An unsafe integer below a field became a text; the path is free of secrets.
    pub fn unsafe_integer_below(&mut self, field: Field, path: &str, number: &str) {
        if self.record(field) {
            let (code, value) = (IssueCode::UnsafeInteger, Value::Number(number));
            self.invalid_at(path.into(), SAFE, code, Severity::Coerced, value);
        }
    }

    /// Forgets these issues, which are counted in the order in which they came.
    pub fn forget(&mut self, forgotten: Range<usize>) {
        let mut at = 0..;
        self.issues.retain(|_| !at.next().is_some_and(|at| forgotten.contains(&at)));
        self.count -= forgotten.len();
    }

    /// A field contradicts another; `why` completes the sentence.
    pub fn inconsistent(&mut self, field: Field, value: Value<'_>, why: &str) {
        if self.record(field) {
            let received = quote(value, self.secrets);
            let path = self.path(field);
            let message = format!("`{path}` {why}; received {received}.");
            let (code, severity) = (IssueCode::Inconsistent, Severity::Violation);
            self.push(path, code, severity, message, Some(received));
        }
    }

    /// Counts an issue of a field; returns whether it is kept.
    fn record(&mut self, field: Field) -> bool {
        if let Some(invalid) = self.invalid_fields.get_mut(field as usize) {
            *invalid = true;
        }
        let has_room = self.issues.len() == self.count && self.count < MAX_ISSUES;
        self.count += 1;
        has_room
    }

    fn invalid_at(
        &mut self,
        path: String,
        expected: &str,
        code: IssueCode,
        severity: Severity,
        value: Value<'_>,
    ) {
        let received = quote(value, self.secrets);
        let outcome = match (severity, code) {
            (Severity::Coerced, IssueCode::UnsafeInteger) => ", which is kept as a text",
            (Severity::Coerced, _) if received == "\"\"" => ", which counts as absent",
            (Severity::Coerced, _) => ", which was understood",
            (Severity::Violation, _) => "",
        };
        let message = format!("`{path}` should be {expected}; received {received}{outcome}.");
        self.push(path, code, severity, message, Some(received));
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

/// Appends the index of an element to the path of its list.
pub fn push_index(path: &mut String, index: usize) {
    path.push('[');
    push_digits(index as u64, 1, path);
    path.push(']');
}

/// That a required field is missing, as the rest of a sentence.
#[must_use]
pub fn missing(field: Field) -> String {
    format!("should be {}; it is missing", field.spec().kind.description())
}

/// A value as compact JSON, free of secrets and truncated.
#[must_use]
pub fn quote(value: Value<'_>, secrets: &Secrets) -> String {
    let mut json = String::new();
    value.write(&mut json, &|text| secrets.scrub(text));
    truncate(&secrets.scrub(&json)).into()
}
