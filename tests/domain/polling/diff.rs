use iot_upgrade_task::domain::polling::diff::diff;
use iot_upgrade_task::domain::request::secrets::Secrets;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{BASE, at, task, to_json, with, without};

/// Every field: its path, another value on the wire, and what that is.
fn fields() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("operationId", r#""op-2""#, json!("op-2")),
        ("createTime", "null", Value::Null),
        ("startTime", r#""x""#, Value::Null),
        ("stopTime", r#""20240301T093001Z""#, json!("2024-03-01T09:30:01.000Z")),
        ("operateType", r#""software_upgrade""#, json!("software_upgrade")),
        ("targets.deviceGroups", r#"["g1"]"#, json!(["g1"])),
        ("targets.deviceType", "7", json!("7")),
        ("targets.model", "null", Value::Null),
        ("targets.manufacturerName", r#""""#, json!("")),
        ("targets.devices", r#"["d2", "d1"]"#, json!(["d2", "d1"])),
        ("policy.executeType", "null", json!("now")),
        ("policy.startTime", "null", Value::Null),
        ("policy.endTime", r#""20240301T210000Z""#, json!("2024-03-01T21:00:00.000Z")),
        ("policy.retryType", "false", json!(false)),
        ("policy.retryTimes", "9", json!(9)),
        ("status", r#""paused""#, json!("unknown")),
        ("staResult.total", "null", Value::Null),
        ("staResult.wait", "1", json!(1)),
        ("staResult.processing", r#""2""#, json!(2)),
        ("staResult.success", "3", json!(3)),
        ("staResult.fail", "4", json!(4)),
        ("staResult.stop", "5", json!(5)),
        ("staResult.timeout", "9007199254740991", json!(9_007_199_254_740_991_u64)),
        ("extendPara.fileVersion", r#""V2""#, json!("V2")),
    ]
}

/// The paths that differ from one response to the other, and back.
fn changed_paths(from: &str, to: &str) -> Vec<String> {
    let paths = |from, to| -> Vec<_> {
        let changes = diff(&task(from), &task(to), &Secrets::default());
        changes.fields.iter().map(|field| field.path()).collect()
    };
    let there = paths(from, to);
    assert_eq!(there, paths(to, from));
    there
}

#[test]
fn equal_tasks_have_no_changes() {
    assert_eq!(changed_paths(BASE, BASE), [""; 0]);
}

#[test]
fn each_field_is_compared() {
    for (path, raw, meant) in fields() {
        let body = with(&[(path, raw)]);
        assert_eq!(changed_paths(BASE, &body), [path]);
        assert_eq!(*at(&mut to_json(&task(&body)), path), meant, "{path}");
    }
}

#[test]
fn where_a_list_is_cut_counts() {
    let one = with(&[("targets.devices", r#"["ab", "c"]"#)]);
    let other = with(&[("targets.devices", r#"["a", "bc"]"#)]);
    assert_eq!(changed_paths(&one, &other), ["targets.devices"]);
}

#[test]
fn a_longer_text_moves_no_other() {
    let longer = with(&[("operationId", r#""op-1-and-more""#)]);
    assert_eq!(changed_paths(BASE, &longer), ["operationId"]);
}

#[test]
fn issues_are_no_change() {
    let invalid = with(&[("staResult.total", r#""2""#)]);
    assert_ne!(task(&invalid).issues, []);
    assert_eq!(changed_paths(BASE, &invalid), [""; 0]);
}

#[test]
fn unknown_keys_are_distinguished_from_file_version() {
    let more = with(&[("extendPara", r#"{"retryInterval": 5, "fileVersion": "V1.1.10"}"#)]);
    assert_eq!(changed_paths(BASE, &more), ["extendPara"]);
    let version = with(&[("extendPara", r#"{"retryInterval": 5, "fileVersion": "V\"2"}"#)]);
    assert_eq!(changed_paths(&more, &version), ["extendPara.fileVersion"]);
    let none = without(&["extendPara"]);
    assert_eq!(changed_paths(&version, &none), ["extendPara.fileVersion", "extendPara"]);
}

proptest! {
    #[test]
    fn exactly_what_differs_is_listed_in_the_order_of_the_fields(
        differing in prop::sample::subsequence(fields(), 0..=fields().len()),
    ) {
        let patches: Vec<_> = differing.iter().map(|(path, raw, _)| (*path, *raw)).collect();
        let expected: Vec<_> = differing.iter().map(|(path, ..)| *path).collect();
        prop_assert_eq!(changed_paths(BASE, &with(&patches)), expected);
    }
}
