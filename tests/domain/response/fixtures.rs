//! The corpora of response bodies: what each of them means.

use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::RawResponse;
use serde_json::{Value, json};

use super::corpus::{CORPUS, Case, Outcome, SUB_TASKS};
use crate::support::{failure_json, issues_json};

/// What differs from the expectation.
fn differences(expect: &Value, outcome: &Outcome) -> Vec<String> {
    match (expect.get("error"), outcome) {
        (Some(error), Err(failure)) => unlike(error, &failure_json(failure)),
        (None, Ok(result)) => {
            let expected = expect.get("task").or(expect.get("page")).and_then(Value::as_object);
            let fields = expected.into_iter().flatten().flat_map(|(path, value)| {
                let found =
                    path.split('.').fold(result.clone(), |value, key| property(&value, key));
                different(path, value, &found)
            });
            let none = json!([]);
            let issues = expect.get("issues").unwrap_or(&none);
            fields.chain(issues_unlike(issues, &result["issues"])).collect()
        }
        (_, outcome) => vec![format!("{outcome:?}")],
    }
}

/// As JavaScript has it.
fn property(value: &Value, key: &str) -> Value {
    match (value, key.parse::<usize>()) {
        (Value::Array(list), Ok(index)) => list.get(index).cloned().unwrap_or_default(),
        (Value::Array(list), _) if key == "length" => list.len().into(),
        _ => value[key].clone(),
    }
}

fn unlike(expected: &Value, found: &Value) -> Vec<String> {
    let expected = expected.as_object().into_iter().flatten();
    let properties = expected.flat_map(|(key, value)| match key.as_str() {
        "issues" => issues_unlike(value, &found[key]),
        key => different(key, value, &found[key]),
    });
    properties.collect()
}

/// By their text, since the order of keys counts.
fn different(path: &str, expected: &Value, found: &Value) -> Vec<String> {
    let same = stringified(expected) == stringified(found);
    if same { Vec::new() } else { vec![format!("{path}: {found} instead of {expected}")] }
}

fn stringified(value: &Value) -> String {
    in_javascript(value).to_string()
}

/// What becomes of a value there: numbers are doubles, and keys that are indexes come first.
fn in_javascript(value: &Value) -> Value {
    let index = |key: &str| key.parse().ok().filter(|index: &u32| index.to_string() == key);
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(list) => list.iter().map(in_javascript).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(key, _)| (index(key).is_none(), index(key)));
            members.into_iter().map(|(key, value)| (key.clone(), in_javascript(value))).collect()
        }
        other => other.clone(),
    }
}

/// In any order.
fn issues_unlike(expected: &Value, found: &Value) -> Vec<String> {
    let mut left = found.as_array().cloned().unwrap_or_default();
    let mut differences = Vec::new();
    for issue in expected.as_array().into_iter().flatten() {
        match left.iter().position(|candidate| unlike(issue, candidate).is_empty()) {
            Some(at) => _ = left.remove(at),
            None => differences.push(format!("no issue {issue}")),
        }
    }
    differences.extend(left.iter().map(|issue| format!("unexpected issue {issue}")));
    differences
}

#[track_caller]
fn all_agree(differences: impl Fn(&Case) -> Vec<String>) {
    let all = CORPUS.iter().chain(SUB_TASKS.iter()).flat_map(|case| {
        differences(case).into_iter().map(|difference| format!("{}: {difference}", case.name))
    });
    assert_eq!(all.collect::<Vec<_>>(), Vec::<String>::new());
    assert!(CORPUS.len() > 700, "only {} cases of tasks", CORPUS.len());
    assert!(SUB_TASKS.len() > 250, "only {} cases of pages", SUB_TASKS.len());
}

#[test]
fn every_case_means_what_the_corpus_says() {
    all_agree(|case| differences(&case.expect, &case.read(case.response(), Validation::Tolerant)));
}

#[test]
fn without_status_and_headers_a_body_means_the_same() {
    all_agree(|case| {
        let response = RawResponse { status: None, ..case.response() };
        match (case.status, &case.retry_after) {
            (200, None) => differences(&case.expect, &case.read(response, Validation::Tolerant)),
            _ => Vec::new(),
        }
    });
}

#[test]
fn strict_turns_issues_into_a_failure_and_changes_nothing_else() {
    all_agree(|case| {
        let strict = case.read(case.response(), Validation::Strict);
        let tolerant = case.read(case.response(), Validation::Tolerant);
        let same = match (&tolerant, &strict) {
            (Ok(result), Err(failure)) => {
                failure.code == ErrorCode::InvalidResponse
                    && issues_json(&failure.issues) == result["issues"]
                    && !failure.issues.is_empty()
            }
            (Ok(result), _) => result["issues"] == json!([]) && tolerant == strict,
            (Err(_), _) => tolerant == strict,
        };
        if same { Vec::new() } else { vec![format!("{tolerant:?}, but when strict {strict:?}")] }
    });
}
