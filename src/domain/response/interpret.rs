//! The whole way from the status, headers and body of a response to a task, a page of subtasks, or a
//! failure.
//!
//! The body is read before the status, because this platform sends error bodies with any
//! status, 200 included (wire contract, "Errors").

use super::field::Field;
use super::issue_collector::{IssueCollector, missing, quote};
use super::platform_error;
use super::raw_fields::{RawFields, Unreadable};
use super::retry_after::{self, RetryAfter};
use super::sub_task_page::{self, SubTaskPage};
use super::task::Task;
use super::task_reader;
use crate::domain::error::{ErrorCode, Failure};
use crate::domain::issue::ValidationIssue;
use crate::domain::json::number::digits;
use crate::domain::json::scanner::SyntaxError;
use crate::domain::request::secrets::Secrets;
use crate::domain::request::validation::Validation;

/// A response as it was received, or saved.
#[derive(Debug, Clone, Copy)]
pub struct RawResponse<'a> {
    /// The HTTP status; `None` for a saved response.
    pub status: Option<u16>,
    /// The `Retry-After` header, where it can be read.
    pub retry_after: Option<RetryAfter<'a>>,
    /// The body.
    pub body: Body<'a>,
}

/// The body of a response.
#[derive(Debug, Clone, Copy)]
pub enum Body<'a> {
    /// All of it.
    Whole(&'a [u8]),
    /// More than this many bytes.
    TooLarge(u32),
}

/// What else the interpretation depends on.
#[derive(Debug, Clone, Copy)]
pub struct ParseContext<'q> {
    /// The requested task, where one was requested.
    pub operation_id: Option<&'q str>,
    /// Whether issues are failures.
    pub validation: Validation,
    /// What must not appear in messages.
    pub secrets: &'q Secrets,
    /// Milliseconds since the epoch.
    pub now_ms: f64,
}

/// Interprets a response to the query of a task.
///
/// # Errors
/// The failure that the response is instead of a usable task.
pub fn interpret(
    response: RawResponse<'_>,
    context: &ParseContext<'_>,
) -> Result<Box<Task>, Box<Failure>> {
    let read = |raw: &RawFields<'_>, collector: &mut IssueCollector<'_>| {
        task_reader::read(raw, context.operation_id, collector)
    };
    let (mut task, issues) = interpret_as("upgrade task", read, &response, context)?;
    task.issues = issues;
    Ok(task)
}

/// Interprets a response to the query of a page of subtasks.
///
/// # Errors
/// The failure that the response is instead of a usable page.
pub fn interpret_page(
    response: RawResponse<'_>,
    context: &ParseContext<'_>,
) -> Result<Box<SubTaskPage>, Box<Failure>> {
    let what = "page of devices";
    let (mut page, issues) = interpret_as(what, sub_task_page::read, &response, context)?;
    page.issues = issues;
    Ok(page)
}

/// `read` reads what the fields hold, or returns the one without which the response is unusable.
fn interpret_as<T>(
    what: &str,
    read: impl FnOnce(&RawFields<'_>, &mut IssueCollector<'_>) -> Result<T, Field>,
    response: &RawResponse<'_>,
    context: &ParseContext<'_>,
) -> Result<(T, Vec<ValidationIssue>), Box<Failure>> {
    let mut raw = RawFields::default();
    let result = read_fields(&mut raw, response, context).and_then(|()| {
        let mut collector = IssueCollector::new(context.secrets);
        match read(&raw, &mut collector) {
            Ok(value) => accepted(collector, context.validation).map(|issues| (value, issues)),
            Err(field) => Err(unusable_without(field, what, collector)),
        }
    });
    result.map_err(|failure| with_http_context(failure, response, context))
}

/// Reads the fields of the body, or returns the failure that the response is instead.
fn read_fields<'a>(
    raw: &mut RawFields<'a>,
    response: &RawResponse<'a>,
    context: &ParseContext<'_>,
) -> Result<(), Box<Failure>> {
    let outcome = match response.body {
        Body::Whole(bytes) => raw
            .read(bytes)
            .map_err(|error| unreadable(error, bytes, response.status, context.secrets)),
        Body::TooLarge(limit) => Err(too_large(limit)),
    };
    if outcome.is_ok()
        && let Some(failure) = platform_error::from_body(raw, response.status, context.secrets)
    {
        return Err(failure);
    }
    match response.status {
        Some(status @ (..200 | 300..)) => Err(platform_error::from_status(status)),
        _ => outcome,
    }
}

/// Adds the status and when a retry may be sent.
fn with_http_context(
    mut failure: Box<Failure>,
    response: &RawResponse<'_>,
    context: &ParseContext<'_>,
) -> Box<Failure> {
    // 0 is no status: see `platform_error::from_status`.
    failure.http_status = response.status.filter(|status| *status != 0);
    if failure.retryable {
        let after = response.retry_after;
        failure.retry_after_ms =
            after.and_then(|header| retry_after::retry_after_ms(header, context.now_ms));
    }
    if failure.code == ErrorCode::Throttled && failure.retry_after_ms.is_none() {
        failure.retry_after_ms = Some(retry_after::to_end_of_minute_ms(context.now_ms));
    }
    failure
}

/// The issues of a usable response, or the failure that they are.
fn accepted(
    collector: IssueCollector<'_>,
    validation: Validation,
) -> Result<Vec<ValidationIssue>, Box<Failure>> {
    let count = collector.count();
    let issues = collector.into_issues();
    let first = match issues.first() {
        Some(first) if validation == Validation::Strict => &first.message,
        _ => return Ok(issues),
    };
    let message = match count {
        1 => format!("The response has an issue: {first}"),
        count => {
            let count = digits(count as u64);
            format!("The response has {count} issues, the first being: {first}")
        }
    };
    let hint = "See the issues of this error, or use validation \"tolerant\" to get the rest of the response.";
    let mut failure = Failure::new(ErrorCode::InvalidResponse, message, hint);
    failure.issues = issues;
    Err(failure)
}

fn unusable_without(field: Field, what: &str, collector: IssueCollector<'_>) -> Box<Failure> {
    let path = field.path();
    let issues = collector.into_issues();
    let cause = issues.iter().find(|issue| issue.path == path);
    // Beyond the limit of issues is only a missing one.
    let cause = cause
        .map_or_else(|| format!("`{path}` {}.", missing(field)), |issue| issue.message.clone());
    let mut failure = unusable(format!("The response is not a usable {what}: {cause}"));
    failure.issues = issues;
    failure
}

fn unreadable(
    error: Unreadable<'_>,
    body: &[u8],
    status: Option<u16>,
    secrets: &Secrets,
) -> Box<Failure> {
    // With a byte order mark, or without.
    let is_utf_16 =
        matches!(body, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, b'{', ..] | [b'{', 0, ..]);
    let hint = if status.is_none() && (is_utf_16 || std::str::from_utf8(body).is_err()) {
        "Save the response as UTF-8: PowerShell writes another encoding unless it is told otherwise."
    } else {
        "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page."
    };
    let invalid_json = |message: String| Failure::new(ErrorCode::InvalidJson, message, hint);
    match error {
        Unreadable::NotAnObject(value) => {
            let received = quote(value, secrets);
            unusable(format!("The response is JSON, but not an object; received {received}."))
        }
        _ if body.is_empty() => invalid_json("The response is not JSON: it is empty.".into()),
        _ if is_utf_16 => invalid_json("The response is not JSON in UTF-8: it is UTF-16.".into()),
        Unreadable::NotJson(SyntaxError { at, expected }) => {
            let at = digits(at as u64);
            invalid_json(format!("The response is not JSON: expected {expected} at byte {at}."))
        }
    }
}

fn unusable(message: String) -> Box<Failure> {
    let hint = "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this response.";
    Failure::new(ErrorCode::InvalidResponse, message, hint)
}

fn too_large(limit: u32) -> Box<Failure> {
    let limit = digits(limit.into());
    let message = format!("The response is larger than `maxResponseBytes`, {limit} bytes.");
    let hint = "Check that the base URL leads to the platform's northbound API, or raise maxResponseBytes.";
    Failure::new(ErrorCode::InvalidResponse, message, hint)
}
