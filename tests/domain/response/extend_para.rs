//! What `extendPara` may be: rules N10 and N11.

use std::slice::from_ref;

use iot_upgrade_task::domain::issue::{IssueCode, ValidationIssue};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{BASE, coerced, issues_json, task, to_json, violation, with, without};

/// What becomes of `extendPara`, as JSON, and of nothing else.
#[track_caller]
pub fn becomes(body: &str, expected: &str, issues: &[ValidationIssue]) {
    let mut clean = to_json(&task(BASE));
    let mut task = to_json(&task(body));
    assert_eq!(task["extendPara"].to_string(), expected, "{body}");
    assert_eq!(task["issues"], issues_json(issues), "{body}");
    for json in [&mut task, &mut clean] {
        json["extendPara"].take();
        json["issues"].take();
    }
    assert_eq!(task, clean);
}

#[track_caller]
fn reads(raw: &str, expected: &str) {
    becomes(&with(&[("extendPara", raw)]), expected, &[]);
    let text = json!(raw).to_string();
    becomes(&with(&[("extendPara", &text)]), expected, &[]);
}

#[test]
fn n10_an_object_is_kept_whether_sent_as_such_or_as_a_text() {
    reads("{}", r#"{"fileVersion":null}"#);
    reads(r#"{"fileVersion":"V1"}"#, r#"{"fileVersion":"V1"}"#);
    reads(r#"{"fileVersion":""}"#, r#"{"fileVersion":""}"#);
    reads(" \r\n\t{ \"fileVersion\" : \"V1\" }\n", r#"{"fileVersion":"V1"}"#);
    reads(r#"{"file\u0056ersion":"\u0056\ud83d\ude00"}"#, r#"{"fileVersion":"V😀"}"#);
    reads(r#"{"fileVersion":"V\ud800"}"#, "{\"fileVersion\":\"V\u{FFFD}\"}");
}

#[test]
fn n10_unknown_keys_follow_the_version() {
    reads(
        r#"{"size":12,"note":null,"list":[1,[true]],"deep":{"fileVersion":"in"},"fileVersion":"V1","":""}"#,
        r#"{"fileVersion":"V1","size":12,"note":null,"list":[1,[true]],"deep":{"fileVersion":"in"},"":""}"#,
    );
    reads(r#"{"__proto__":{"a":1}}"#, r#"{"fileVersion":null,"__proto__":{"a":1}}"#);
    reads(r#"{"fileversion":"V1"}"#, r#"{"fileVersion":null,"fileversion":"V1"}"#);
    reads(r#"{"\u0022a\\":"\n\u00e9\/"}"#, r#"{"fileVersion":null,"\"a\\":"\né/"}"#);
}

#[test]
fn n14_of_a_repeated_key_the_last_wins() {
    reads(r#"{"fileVersion":7,"fileVersion":"V1"}"#, r#"{"fileVersion":"V1"}"#);
    reads(r#"{"fileVersion":"V1","fileVersion":null}"#, r#"{"fileVersion":null}"#);
    reads(r#"{"a":1,"a":2}"#, r#"{"fileVersion":null,"a":2}"#);
}

#[test]
fn a_version_is_a_text_or_a_number() {
    let path = "extendPara.fileVersion";
    for (raw, received, expected) in [("7", "7", "7"), ("1.10", "1.10", "1.10")] {
        let message = format!(
            "`extendPara.fileVersion` should be a text; received {received}, which was understood."
        );
        let issue = coerced(IssueCode::WrongType, path, received, &message);
        let expected = format!(r#"{{"fileVersion":"{expected}","a":1}}"#);
        for whole in [
            format!(r#"{{"fileVersion":{raw},"a":1}}"#),
            format!(r#""{{\"fileVersion\":{raw},\"a\":1}}""#),
        ] {
            becomes(&with(&[("extendPara", &whole)]), &expected, from_ref(&issue));
        }
    }
    for (raw, message) in [
        ("true", "`extendPara.fileVersion` should be a text; received true."),
        ("[1]", "`extendPara.fileVersion` should be a text; received [1]."),
        ("{}", "`extendPara.fileVersion` should be a text; received {}."),
    ] {
        let issue = violation(IssueCode::WrongType, path, raw, message);
        becomes(&with(&[(path, raw)]), r#"{"fileVersion":null}"#, &[issue]);
    }
}

#[test]
fn n11_anything_else_is_none() {
    for raw in [
        "true",
        "7",
        "[]",
        r#"[{"fileVersion":"V1"}]"#,
        r#"" ""#,
        r#""V1.1.10""#,
        r#""null""#,
        r#""7""#,
        r#""[]""#,
        r#""{""#,
        r#""{} x""#,
        r#""{\"a\":1e999}""#,
        r#""{\"a\":1,}""#,
        r#""\"{}\"""#,
        "\"\u{FEFF}{}\"",
    ] {
        let message = format!("`extendPara` should be an object; received {raw}.");
        let issue = violation(IssueCode::WrongType, "extendPara", raw, &message);
        becomes(&with(&[("extendPara", raw)]), r#"{"fileVersion":null}"#, &[issue]);
    }
}

#[test]
fn n11_nothing_is_no_issue() {
    for nothing in ["null", r#""""#] {
        becomes(&with(&[("extendPara", nothing)]), r#"{"fileVersion":null}"#, &[]);
    }
    becomes(&without(&["extendPara"]), r#"{"fileVersion":null}"#, &[]);
}

proptest! {
    #[test]
    fn every_key_and_text_is_kept(members in prop::collection::hash_map("\\PC{0,4}|[\\x00-\\x1f\"\\\\]{1,2}", any::<String>(), 0..5)) {
        let raw = json!(members).to_string();
        for raw in [json!(raw).to_string(), raw] {
            let body = with(&[("extendPara", &raw)]);
            let task = to_json(&task(&body));
            let mut expected = json!({ "fileVersion": null });
            for (key, text) in &members {
                expected[key] = json!(text);
            }
            prop_assert_eq!(&task["extendPara"], &expected);
        }
    }
}
