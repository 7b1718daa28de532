//! Short ways to an outcome; where there is another, they fail at the line that asked.

use iot_upgrade_task::domain::answer::{self, Answer, Asked, Body};
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::field::{Field, Kind};
use iot_upgrade_task::domain::issue::{IssueCode, Severity, ValidationIssue};
use iot_upgrade_task::domain::options::Validation;
use iot_upgrade_task::domain::secrets::Secrets;
use iot_upgrade_task::domain::task::{Part, Task};
use iot_upgrade_task::domain::timestamp::Timestamp;
use serde_json::{Value, json};

/// A clean answer.
pub const BASE: &str = include_str!("../fixtures/responses/base.json");
/// 2024-03-01T08:00:37Z, which leaves 23 seconds of the minute.
pub const NOW_MS: f64 = 1_709_280_037_000.0;

/// An answer with HTTP 200.
pub fn ok(body: &[u8]) -> Answer<'_> {
    Answer { status: Some(200), retry_after: None, body: Body::Whole(body) }
}

/// A tolerant question for no task in particular.
pub fn asked(secrets: &Secrets) -> Asked<'_> {
    Asked { operation_id: None, validation: Validation::Tolerant, secrets, now_ms: NOW_MS }
}

#[track_caller]
pub fn task(body: &str) -> Task {
    match answer::read(ok(body.as_bytes()), &asked(&Secrets::default())) {
        Ok(task) => *task,
        Err(failure) => panic!("no task: {failure:?}"),
    }
}

#[track_caller]
pub fn issues(body: &str) -> Vec<ValidationIssue> {
    task(body).issues
}

#[track_caller]
pub fn failure(status: impl Into<Option<u16>>, body: &str) -> Box<Failure> {
    let answer = Answer { status: status.into(), ..ok(body.as_bytes()) };
    failed(answer, &asked(&Secrets::default()))
}

#[track_caller]
pub fn failed(answer: Answer<'_>, asked: &Asked<'_>) -> Box<Failure> {
    match answer::read(answer, asked) {
        Ok(task) => panic!("no failure: {task:?}"),
        Err(failure) => failure,
    }
}

/// The clean answer with these raw values at these paths.
pub fn with(changes: &[(&str, &str)]) -> String {
    let mut answer: Value = serde_json::from_str(BASE).expect("JSON");
    for (index, (path, _)) in changes.iter().enumerate() {
        *at(&mut answer, path) = json!(format!("@{index}@"));
    }
    changes.iter().enumerate().fold(answer.to_string(), |body, (index, (_, raw))| {
        body.replace(&format!("\"@{index}@\""), raw)
    })
}

/// The clean answer without the fields at these paths.
pub fn without(paths: &[&str]) -> String {
    let mut answer: Value = serde_json::from_str(BASE).expect("JSON");
    for path in paths {
        remove(&mut answer, path);
    }
    answer.to_string()
}

pub fn at<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    path.split('.').fold(value, |value, key| &mut value[key])
}

#[track_caller]
pub fn remove(value: &mut Value, path: &str) {
    let (place, name) = match path.rsplit_once('.') {
        Some((place, name)) => (at(value, place), name),
        None => (value, path),
    };
    let removed = place.as_object_mut().and_then(|object| object.shift_remove(name));
    assert!(removed.is_some(), "nothing at {path}");
}

pub fn missing(path: &str, message: &str) -> ValidationIssue {
    ValidationIssue { received: None, ..violation(IssueCode::Missing, path, "", message) }
}

pub fn violation(code: IssueCode, path: &str, received: &str, message: &str) -> ValidationIssue {
    ValidationIssue {
        path: path.into(),
        code,
        severity: Severity::Violation,
        message: message.into(),
        received: Some(received.into()),
    }
}

pub fn coerced(code: IssueCode, path: &str, received: &str, message: &str) -> ValidationIssue {
    let severity = Severity::Coerced;
    ValidationIssue { severity, ..violation(code, path, received, message) }
}

pub fn issues_json(issues: &[ValidationIssue]) -> Value {
    let issue = |issue: &ValidationIssue| {
        let [path, code, severity, message, received] = issue.texts();
        json!({ "path": path, "code": code, "severity": severity, "message": message, "received": received })
    };
    issues.iter().map(issue).collect()
}

/// A failure in its public shape.
pub fn failure_json(failure: &Failure) -> Value {
    let [code, message, platform_code, platform_message, hint, operation_id] = failure.texts();
    json!({
        "code": code,
        "message": message,
        "httpStatus": failure.http_status,
        "platformCode": platform_code,
        "platformMessage": platform_message,
        "retryable": failure.retryable,
        "retryAfterMs": failure.retry_after_ms,
        "hint": hint,
        "operationId": operation_id,
        "issues": issues_json(&failure.issues),
    })
}

/// A task that holds this, too.
pub fn holding<const N: usize>(mut task: Task, numbers: [(Field, f64); N]) -> Task {
    for (field, number) in numbers {
        task.numbers.set(field, number);
    }
    task
}

/// A task in its public shape, but with its times as texts.
pub fn to_json(task: &Task) -> Value {
    let mut json = json!({});
    for part in task.parts() {
        let path = part.field.row().path;
        match part.field {
            Field::Targets | Field::Policy | Field::StaResult => *at(&mut json, path) = json!({}),
            Field::FileVersion => json["extendPara"] = json!({ "fileVersion": value(&part) }),
            Field::ExtendPara => {
                if let Value::Object(others) = value(&part) {
                    json["extendPara"].as_object_mut().expect("an object").extend(others);
                }
            }
            _ => *at(&mut json, path) = value(&part),
        }
    }
    json["issues"] = issues_json(&task.issues);
    json
}

#[expect(clippy::cast_possible_truncation, reason = "is whole")]
fn value(part: &Part<'_>) -> Value {
    let kind = part.field.row().kind;
    match kind {
        Kind::OperateType | Kind::Status | Kind::ExecuteType => {
            json!(kind.words().get(part.place()).copied().unwrap_or("unknown"))
        }
        _ if part.number.is_nan() => Value::Null,
        Kind::Id | Kind::Text => json!(part.texts),
        Kind::Extension => serde_json::from_str(part.texts).expect("a JSON object"),
        Kind::Time => json!(iso(part.number)),
        Kind::Flag => json!(part.number > 0.0),
        Kind::List => {
            let mut texts = part.texts;
            let elements = part.elements.iter().map(|length| {
                let (text, rest) = texts.split_at(*length as usize);
                texts = rest;
                text
            });
            json!(elements.collect::<Vec<_>>())
        }
        _ => json!(part.number as i64),
    }
}

fn iso(time_ms: f64) -> String {
    let time = Timestamp::from_epoch_ms(time_ms).expect("a time").to_string();
    let [year, month, day, hour, minute, second] =
        [0..4, 4..6, 6..8, 9..11, 11..13, 13..15].map(|digits| &time[digits]);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}.000Z")
}
