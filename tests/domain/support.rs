//! Short ways to an outcome; where there is another, they fail at the line of the caller.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::issue::{IssueCode, Severity, ValidationIssue};
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::field_view::{FieldValue, FieldView};
use iot_upgrade_task::domain::response::sub_task_page::SubTaskPage;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::{Body, ParseContext, RawResponse, interpret};
use iot_upgrade_task::domain::timestamp::Timestamp;
use serde_json::{Value, json};

/// A clean response.
pub const BASE: &str = include_str!("../fixtures/responses/base.json");
/// 2024-03-01T08:00:37Z, which leaves 23 seconds of the minute.
pub const NOW_MS: f64 = 1_709_280_037_000.0;

/// A response with HTTP 200.
pub fn ok(body: &[u8]) -> RawResponse<'_> {
    RawResponse { status: Some(200), retry_after: None, body: Body::Whole(body) }
}

/// Tolerant, without a requested task.
pub fn context(secrets: &Secrets) -> ParseContext<'_> {
    ParseContext { operation_id: None, validation: Validation::Tolerant, secrets, now_ms: NOW_MS }
}

#[track_caller]
pub fn task(body: &str) -> Task {
    match interpret(ok(body.as_bytes()), &context(&Secrets::default())) {
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
    let response = RawResponse { status: status.into(), ..ok(body.as_bytes()) };
    failed(response, &context(&Secrets::default()))
}

#[track_caller]
pub fn failed(response: RawResponse<'_>, context: &ParseContext<'_>) -> Box<Failure> {
    match interpret(response, context) {
        Ok(task) => panic!("no failure: {task:?}"),
        Err(failure) => failure,
    }
}

/// An argument or option that is refused so.
#[track_caller]
pub fn refused<T>(result: Result<T, Box<Failure>>, message: &str, hint: &'static str) {
    assert_eq!(result.err(), Some(Failure::invalid_argument(message, hint)));
}

/// The clean response with these raw values at these paths.
pub fn with(changes: &[(&str, &str)]) -> String {
    let mut response: Value = serde_json::from_str(BASE).expect("JSON");
    for (index, (path, _)) in changes.iter().enumerate() {
        *at(&mut response, path) = json!(format!("@{index}@"));
    }
    changes.iter().enumerate().fold(response.to_string(), |body, (index, (_, raw))| {
        body.replace(&format!("\"@{index}@\""), raw)
    })
}

/// The clean response without the fields at these paths.
pub fn without(paths: &[&str]) -> String {
    let mut response: Value = serde_json::from_str(BASE).expect("JSON");
    for path in paths {
        remove(&mut response, path);
    }
    response.to_string()
}

pub fn at<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    path.split('.').fold(value, |value, key| match key.parse::<usize>() {
        Ok(index) if value.is_array() => &mut value[index],
        _ => &mut value[key],
    })
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
    json!(issues)
}

/// A failure in its public shape.
pub fn failure_json(failure: &Failure) -> Value {
    json!(failure)
}

/// A task in its public shape, but with its times as texts.
pub fn to_json(task: &Task) -> Value {
    let mut json = json!({});
    for view in task.fields() {
        let path = &view.field.path();
        match view.field {
            Field::Targets | Field::Policy | Field::StaResult => *at(&mut json, path) = json!({}),
            Field::FileVersion => json["extendPara"] = json!({ "fileVersion": value(&view) }),
            Field::ExtendPara => {
                if let Value::Object(others) = value(&view) {
                    json["extendPara"].as_object_mut().expect("an object").extend(others);
                }
            }
            _ => *at(&mut json, path) = value(&view),
        }
    }
    json["issues"] = issues_json(&task.issues);
    json
}

/// A page of subtasks in its public shape, but with its times as texts.
pub fn page_to_json(page: &SubTaskPage) -> Value {
    let mut data: Value = serde_json::from_str(&page.data).expect("a JSON array");
    for sub_task in data.as_array_mut().expect("a list") {
        for name in ["createTime", "startTime", "stopTime"] {
            if let Some(ms) = sub_task[name].as_f64() {
                sub_task[name] = json!(iso(ms));
            }
        }
    }
    let SubTaskPage { page_no, page_size, total_count, .. } = page;
    json!({
        "data": data,
        "pageNo": page_no,
        "pageSize": page_size,
        "totalCount": total_count,
        "issues": issues_json(&page.issues),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "is whole")]
fn value(view: &FieldView<'_>) -> Value {
    match view.value() {
        FieldValue::Absent => Value::Null,
        FieldValue::Text(text) => json!(text),
        FieldValue::Time(ms) => json!(iso(ms)),
        FieldValue::Word(word) => json!(word.unwrap_or("unknown")),
        FieldValue::Integer(number) => json!(number as i64),
        FieldValue::Boolean(boolean) => json!(boolean),
        FieldValue::List(mut texts, elements) => {
            let elements = elements.iter().map(|length| {
                let (text, rest) = texts.split_at(*length as usize);
                texts = rest.strip_prefix("\",\"").unwrap_or(rest);
                text
            });
            json!(elements.collect::<Vec<_>>())
        }
        FieldValue::Json(json) => serde_json::from_str(json).expect("a JSON object"),
    }
}

pub fn iso(time_ms: f64) -> String {
    let time = Timestamp::from_epoch_ms(time_ms).expect("a time").text();
    let [year, month, day, hour, minute, second] =
        [0..4, 4..6, 6..8, 9..11, 11..13, 13..15].map(|digits| &time[digits]);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}.000Z")
}

/// Numbers from 0 to 1 that look random and are the same in every run.
pub fn random(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }
}
