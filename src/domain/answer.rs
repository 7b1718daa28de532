//! What an answer means: the whole flow from status, header and body to a task or a failure.
//!
//! The body is read before the status, because this platform sends error bodies with any
//! status, 200 included (wire contract, "Errors").

use super::error::{ErrorCode, Failure};
use super::issue::ValidationIssue;
use super::json::NotJson;
use super::normalize;
use super::options::Validation;
use super::platform_error;
use super::report::{Report, quote};
use super::retry::{self, RetryAfter};
use super::rules;
use super::secrets::Secrets;
use super::task::Task;
use super::wire::{Unreadable, Wire};

/// An answer to make sense of.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The HTTP status; `None` for a saved answer.
    pub status: Option<u16>,
    /// The `Retry-After` header, where it can be read.
    pub retry_after: Option<RetryAfter<'a>>,
    /// The body.
    pub body: Body<'a>,
}

/// The body of an answer.
#[derive(Debug, Clone, Copy)]
pub enum Body<'a> {
    /// All of it.
    Whole(&'a [u8]),
    /// More than this many bytes.
    LongerThan(u32),
}

/// What else is known when an answer is read.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'q> {
    /// The task that was asked for, where one was.
    pub operation_id: Option<&'q str>,
    /// Whether any issue makes the answer unusable.
    pub validation: Validation,
    /// What must not show.
    pub secrets: &'q Secrets,
    /// Milliseconds since the epoch.
    pub now_ms: f64,
}

/// Reads an answer.
///
/// # Errors
/// Whatever it is instead of a usable task.
pub fn read(answer: Answer<'_>, asked: &Asked<'_>) -> Result<Task, Box<Failure>> {
    let wire = match answer.body {
        Body::Whole(bytes) => {
            Wire::read(bytes).map_err(|why| unreadable(why, bytes, asked.secrets))
        }
        Body::LongerThan(limit) => Err(too_long(limit)),
    };
    let platform_error =
        wire.as_ref().ok().and_then(|wire| platform_error::of(wire, answer.status, asked.secrets));
    let bad_status = answer.status.filter(|status| !(200..300).contains(status));
    let failure = match (platform_error, bad_status) {
        (Some(failure), _) => failure,
        (None, Some(status)) => platform_error::of_status(status),
        (None, None) => match wire.and_then(|wire| task(&wire, asked)) {
            Ok(task) => return Ok(task),
            Err(failure) => failure,
        },
    };
    Err(told(failure, answer, asked))
}

/// Adds what is known of every failed answer.
fn told(mut failure: Box<Failure>, answer: Answer<'_>, asked: &Asked<'_>) -> Box<Failure> {
    failure.http_status = answer.status;
    if failure.retryable {
        let after = answer.retry_after;
        failure.retry_after_ms =
            after.and_then(|header| retry::retry_after_ms(header, asked.now_ms));
    }
    if failure.code == ErrorCode::Throttled && failure.retry_after_ms.is_none() {
        failure.retry_after_ms = Some(retry::to_end_of_minute_ms(asked.now_ms));
    }
    failure
}

fn task(wire: &Wire<'_>, asked: &Asked<'_>) -> Result<Task, Box<Failure>> {
    let mut report = Report::new(asked.secrets);
    let mut task = match normalize::task(wire, &mut report) {
        Ok(task) => task,
        Err(field) => {
            let issues = report.into_issues();
            let cause = issues.iter().find(|issue| issue.path == field.row().path);
            let cause = cause.map(|issue| issue.message.as_str()).unwrap_or_default();
            let mut failure = unusable(format!("The answer is not a usable upgrade task: {cause}"));
            failure.issues = issues;
            return Err(failure);
        }
    };
    rules::check(&task, wire, asked.operation_id, &mut report);
    task.issues = report.into_issues();
    match (asked.validation, task.issues.first()) {
        (Validation::Strict, Some(first)) => Err(strict(first, &task.issues)),
        _ => Ok(task),
    }
}

fn strict(first: &ValidationIssue, issues: &[ValidationIssue]) -> Box<Failure> {
    let message = match issues.len() {
        1 => format!("The answer has an issue: {}", first.message),
        count => format!("The answer has {count} issues, the first being: {}", first.message),
    };
    let hint =
        "See the issues of this error, or use validation \"tolerant\" to get the rest of the task.";
    let mut failure = Failure::new(ErrorCode::InvalidResponse, message, hint);
    failure.issues = issues.to_vec();
    failure
}

fn unreadable(why: Unreadable<'_>, body: &[u8], secrets: &Secrets) -> Box<Failure> {
    let message = match why {
        Unreadable::NotAnObject(value) => {
            let received = quote(value, secrets);
            return unusable(format!(
                "The answer is JSON, but not an object; received {received}."
            ));
        }
        Unreadable::NotJson(_) if body.is_empty() => "The answer is not JSON: it is empty.".into(),
        Unreadable::NotJson(NotJson { at, expected }) => {
            format!("The answer is not JSON: expected {expected} at byte {at}.")
        }
    };
    let hint = "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page.";
    Failure::new(ErrorCode::InvalidJson, message, hint)
}

fn unusable(message: String) -> Box<Failure> {
    let hint = "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this answer.";
    Failure::new(ErrorCode::InvalidResponse, message, hint)
}

fn too_long(limit: u32) -> Box<Failure> {
    let message = format!("The answer is longer than `maxResponseBytes`, {limit} bytes.");
    let hint = "Check that the base URL leads to the platform's northbound API, or raise maxResponseBytes.";
    Failure::new(ErrorCode::InvalidResponse, message, hint)
}
