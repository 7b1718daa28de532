//! The table says what tasks mean, row by row: what a row leaves out is absent in the answer
//! (`policy`), 0 (counts), 11:00 on 2 January 2026 (`now`) or never (`next`: when the verdict
//! changes with time alone). The rest of the answer is the clean one.

use std::collections::HashSet;

use iot_upgrade_task::domain::assess::{Assessment, assess};
use iot_upgrade_task::domain::number::GREATEST_SAFE;
use iot_upgrade_task::domain::plain::ToPlain;
use iot_upgrade_task::domain::reason::ReasonCode;
use iot_upgrade_task::domain::task::{ExecuteType, StaResult, Status, Task};
use iot_upgrade_task::domain::timestamp::Timestamp;
use iot_upgrade_task::domain::verdict::{Verdict, next_change_ms};
use serde_json::{Map, Value, json};

use super::support::{BASE, plain, task};

const TABLE: &str = include_str!("assessments.json");
const NOW: &str = "2026-01-02T11:00:00.000Z";

fn rows() -> Vec<Value> {
    serde_json::from_str(TABLE).expect("a list")
}

#[test]
fn every_row_of_the_table() {
    for row in rows() {
        let (body, now) = (body(&row), moment(row["now"].as_str().unwrap_or(NOW)));
        let task = task(&body);
        let assessment = plain(&assess(&task, now).to_plain());
        assert_eq!(assessment.to_string(), expected(&row["expect"]).to_string(), "{row}");
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
    for code in ReasonCode::ALL {
        assert!(codes.contains(code.word()), "{code:?}");
    }
    assert_eq!((verdicts.len(), codes.len()), (Verdict::ALL.len(), ReasonCode::ALL.len()));
}

/// The clean answer with what the row says instead.
fn body(row: &Value) -> String {
    let mut answer: Value = serde_json::from_str(BASE).expect("JSON");
    answer["status"] = row["status"].clone();
    answer["policy"] = row["policy"].clone();
    answer["staResult"] = match &row["counts"] {
        Value::Object(counts) => {
            let names = ["total", "wait", "processing", "success", "fail", "stop", "timeout"];
            over(names.map(|name| (name, json!(0))), counts)
        }
        absent => absent.clone(),
    };
    answer.to_string()
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
    let expect = expect.as_object().expect("an object");
    let mut whole = over(names.map(|name| (name, json!(0))), expect);
    for ratio in ["finishedRatio", "successRatio"] {
        whole[ratio] = plain(&expect[ratio].as_f64().into());
    }
    let reasons = expect["reasons"].as_object().expect("an object");
    whole["reasons"] =
        reasons.iter().map(|(code, params)| json!({ "code": code, "params": params })).collect();
    whole
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
pub fn in_a_window() -> Task<'static> {
    let mut task = task(BASE);
    task.status = Status::Wait;
    task.sta_result = StaResult { total: Some(10), wait: Some(10), ..StaResult::default() };
    task.policy.execute_type = ExecuteType::Custom;
    task.policy.start_time = Timestamp::from_epoch_ms(1_000.0);
    task.policy.end_time = Timestamp::from_epoch_ms(3_000.0);
    task
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
fn counts_that_no_answer_holds_are_as_absent() {
    let task = in_a_window();
    let absent = assess(&Task { sta_result: StaResult::default(), ..task.clone() }, 2_000.0);
    for odd in [-1, i64::MIN, GREATEST_SAFE + 1, i64::MAX] {
        let [total, wait, processing, success, fail, stop, timeout] = [Some(odd); 7];
        let sta_result = StaResult { total, wait, processing, success, fail, stop, timeout };
        assert_eq!(assess(&Task { sta_result, ..task.clone() }, 2_000.0), absent, "{odd}");
    }
}

#[test]
fn retries_that_no_number_can_hold_are_none() {
    let mut task = in_a_window();
    (task.status, task.policy.retry_type) = (Status::Failed, true);
    for (times, expected) in
        [(-1, false), (0, false), (1, true), (GREATEST_SAFE, true), (GREATEST_SAFE + 1, false)]
    {
        task.policy.retry_times = Some(times);
        let codes = codes(&assess(&task, 2_000.0));
        assert_eq!(codes.contains(&ReasonCode::MayBeRetried), expected, "{times}");
    }
}

pub fn codes(assessment: &Assessment) -> Vec<ReasonCode> {
    assessment.reasons.iter().map(|reason| reason.code).collect()
}
