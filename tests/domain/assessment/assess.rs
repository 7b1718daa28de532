//! The table has the expected assessments, row by row: what a row leaves out is absent in the response
//! (`policy`), 0 (counts), 11:00 on 2 January 2026 (`now`) or never (`next`: when the verdict
//! changes with time alone). The rest of the response is the clean one.

use std::collections::HashSet;

use iot_upgrade_task::domain::assessment::input::AssessmentInput;
use iot_upgrade_task::domain::assessment::verdict::{Verdict, next_change_ms};
use iot_upgrade_task::domain::assessment::{Assessment, assess};
use iot_upgrade_task::domain::json::number::MAX_SAFE_INTEGER;
use iot_upgrade_task::domain::response::task::{Policy, StaResult};
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, Status};
use iot_upgrade_task::domain::timestamp::Timestamp;
use serde_json::{Map, Value, json};

use crate::support::{BASE, task};

const TABLE: &str = include_str!("../assessments.json");
/// In the order in which an assessment has them.
pub const REASON_CODES: [&str; 11] = [
    "starts_at",
    "window_ended_at",
    "devices_failed",
    "devices_timed_out",
    "devices_stopped",
    "may_be_retried",
    "devices_waiting",
    "window_ends_at",
    "counts_unaccounted",
    "counts_exceed_total",
    "answer_has_issues",
];
const NOW: &str = "2026-01-02T11:00:00.000Z";

fn rows() -> Vec<Value> {
    serde_json::from_str(TABLE).expect("a list")
}

#[test]
fn every_row_of_the_table() {
    for row in rows() {
        let (body, now) = (body(&row), moment(row["now"].as_str().unwrap_or(NOW)));
        let task = AssessmentInput::from(&task(&body));
        let assessment = serde_json::to_value(assess(&task, now)).expect("JSON");
        assert_eq!(doubles(&assessment), expected(&row["expect"]), "{row}");
        assert_eq!(next_change_ms(&task, now), row["next"].as_str().map(moment), "{row}");
    }
}

#[test]
fn the_table_has_every_verdict_and_every_reason() {
    let rows = rows();
    let verdicts: HashSet<&Value> = rows.iter().map(|row| &row["expect"]["verdict"]).collect();
    for verdict in Verdict::ALL {
        assert!(verdicts.contains(&json!(verdict.word())), "{verdict:?}");
    }
    let reasons = rows.iter().filter_map(|row| row["expect"]["reasons"].as_object());
    let codes: HashSet<&str> = reasons.flat_map(Map::keys).map(String::as_str).collect();
    for code in REASON_CODES {
        assert!(codes.contains(code), "{code}");
    }
    assert_eq!((verdicts.len(), codes.len()), (Verdict::ALL.len(), REASON_CODES.len()));
}

/// The clean response with the values of the row.
fn body(row: &Value) -> String {
    let mut response: Value = serde_json::from_str(BASE).expect("JSON");
    response["status"] = row["status"].clone();
    response["policy"] = row["policy"].clone();
    response["staResult"] = match &row["counts"] {
        Value::Object(counts) => {
            let names = ["total", "wait", "processing", "success", "fail", "stop", "timeout"];
            over(names.map(|name| (name, json!(0))), counts)
        }
        absent => absent.clone(),
    };
    response.to_string()
}

/// The whole assessment that a row means.
fn expected(expect: &Value) -> Value {
    let names = [
        "verdict",
        "terminal",
        "total",
        "finished",
        "succeeded",
        "failed",
        "timedOut",
        "stopped",
        "inProgress",
        "waiting",
        "unaccounted",
        "finishedRatio",
        "successRatio",
        "reasons",
    ];
    let mut all = over(names.map(|name| (name, json!(0))), expect.as_object().expect("an object"));
    let reasons = all["reasons"].as_object().into_iter().flatten();
    all["reasons"] =
        reasons.map(|(code, params)| json!({ "code": code, "params": params })).collect();
    doubles(&all)
}

/// All numbers as doubles, as JavaScript has them.
fn doubles(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(list) => list.iter().map(doubles).collect(),
        Value::Object(members) => {
            members.iter().map(|(key, value)| (key.clone(), doubles(value))).collect()
        }
        other => other.clone(),
    }
}

fn over<const N: usize>(defaults: [(&str, Value); N], given: &Map<String, Value>) -> Value {
    let mut all: Map<String, Value> =
        defaults.into_iter().map(|(name, value)| (name.into(), value)).collect();
    for (name, value) in given {
        assert!(all.insert(name.clone(), value.clone()).is_some(), "{name} is no such name");
    }
    all.into()
}

/// A time as `toISOString` writes it.
fn moment(iso: &str) -> f64 {
    let (second, ms) = iso.trim_end_matches('Z').split_once('.').expect("milliseconds");
    let second = format!("{}Z", second.replace(['-', ':'], ""));
    let second = Timestamp::parse(&second).expect("a time");
    second.epoch_ms() + ms.parse::<f64>().expect("a number")
}

/// Ten devices that wait for a window from 1 to 3 seconds after 1970 began.
pub fn in_a_window() -> AssessmentInput {
    AssessmentInput {
        status: Status::Wait,
        policy: Policy {
            execute_type: ExecuteType::Custom,
            start_ms: Some(1_000.0),
            end_ms: Some(3_000.0),
            retry: true,
            retry_times: Some(3.0),
        },
        sta_result: StaResult {
            total: Some(10.0),
            wait: Some(10.0),
            processing: Some(0.0),
            success: Some(0.0),
            fail: Some(0.0),
            stop: Some(0.0),
            timeout: Some(0.0),
        },
        issue_count: 0,
    }
}

#[test]
fn a_fraction_of_a_millisecond_counts() {
    let task = in_a_window();
    let at = |now_ms| (assess(&task, now_ms).verdict, next_change_ms(&task, now_ms));
    assert_eq!(at(999.9), (Verdict::Scheduled, Some(1_000.0)));
    assert_eq!(at(1_000.1), (Verdict::Queued, Some(3_001.0)));
    assert_eq!(at(3_000.1), (Verdict::WindowClosed, None));
}

#[test]
fn at_no_time_there_is_no_window() {
    let task = in_a_window();
    let at = |now_ms| (assess(&task, now_ms).verdict, next_change_ms(&task, now_ms));
    assert_eq!(at(f64::NAN), (Verdict::Queued, None));
    assert_eq!(at(f64::NEG_INFINITY), (Verdict::Scheduled, Some(1_000.0)));
    assert_eq!(at(f64::INFINITY), (Verdict::WindowClosed, None));
}

#[test]
fn counts_that_no_response_holds_are_as_absent() {
    let all = |count| {
        let sta_result = StaResult {
            total: count,
            wait: count,
            processing: count,
            success: count,
            fail: count,
            stop: count,
            timeout: count,
        };
        assess(&AssessmentInput { sta_result, ..in_a_window() }, 2_000.0)
    };
    for count in [-1.0, 0.5, MAX_SAFE_INTEGER + 1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert_eq!(all(Some(count)), all(None), "{count}");
    }
}

#[test]
fn retries_that_no_number_can_hold_are_none() {
    for (times, expected) in [
        (-1.0, false),
        (0.0, false),
        (0.5, false),
        (1.0, true),
        (MAX_SAFE_INTEGER, true),
        (MAX_SAFE_INTEGER + 1.0, false),
    ] {
        let policy = Policy { retry_times: Some(times), ..in_a_window().policy };
        let task = AssessmentInput { status: Status::Failed, policy, ..in_a_window() };
        let codes = codes(&assess(&task, 2_000.0));
        assert_eq!(codes.contains(&"may_be_retried".into()), expected, "{times}");
    }
}

pub fn codes(assessment: &Assessment) -> Vec<String> {
    let code = |reason| serde_json::to_value(reason).expect("JSON")["code"].clone();
    let text = |code: Value| String::from(code.as_str().expect("a text"));
    assessment.reasons.iter().map(code).map(text).collect()
}
