use iot_upgrade_task::domain::issue::IssueCode::{BadTimestamp, Inconsistent, WrongType};
use iot_upgrade_task::domain::issue::ValidationIssue;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::{ParseContext, interpret};
use proptest::prelude::*;

use crate::support::{coerced, context, issues, missing, ok, task, violation, with, without};

const GROUPS: &str = include_str!("../../fixtures/responses/base-groups.json");

#[track_caller]
fn breaks(changes: &[(&str, &str)], expected: &[ValidationIssue]) {
    assert_eq!(issues(&with(changes)), expected, "{changes:?}");
}

#[track_caller]
fn keeps(changes: &[(&str, &str)]) {
    breaks(changes, &[]);
}

#[test]
fn clean_responses_break_no_rule() {
    keeps(&[]);
    assert_eq!(issues(GROUPS), []);
}

#[test]
fn either_devices_or_groups() {
    let message = "`targets` should hold either `deviceGroups` or `devices`; it holds neither.";
    let neither = [missing("targets", message)];
    for empty in ["null", "[]"] {
        breaks(&[("targets.devices", empty), ("targets.deviceGroups", "[]")], &neither);
    }
    breaks(&[("targets", "{}")], &neither);

    let targets = r#"{"devices":["d1"],"deviceGroups":["g1"],"deviceType":"t","model":"m","manufacturerName":"n"}"#;
    let message = r#"`targets` should hold either `deviceGroups` or `devices`, not both; received {"devices":["d1"],"deviceGroups":["g1"],"deviceType":"t","model":"m","manufacturerName":"n"}."#;
    breaks(&[("targets", targets)], &[violation(Inconsistent, "targets", targets, message)]);
    keeps(&[("targets.deviceGroups", "[]")]);
}

#[test]
fn an_invalid_list_has_no_other_issue() {
    let message = "`targets.devices` should be a list of at most 256 texts; received \"d1\".";
    breaks(
        &[("targets.devices", "\"d1\"")],
        &[violation(WrongType, "targets.devices", "\"d1\"", message)],
    );
    let message = "`targets.deviceGroups[0]` should be a text; received null.";
    breaks(
        &[("targets.devices", "[]"), ("targets.deviceGroups", "[null]")],
        &[violation(WrongType, "targets.deviceGroups[0]", "null", message)],
    );
}

#[test]
fn groups_are_of_one_device_model() {
    let message = |path: &str| format!("`{path}` should be a text; it is missing.");
    let path = ["targets.deviceType", "targets.model", "targets.manufacturerName"];
    let groups = ("targets", r#"{"deviceGroups":["g1"]}"#);
    breaks(&[groups], &path.map(|path| missing(path, &message(path))));
    keeps(&[(
        "targets",
        r#"{"deviceGroups":["g1"],"deviceType":"","model":"","manufacturerName":""}"#,
    )]);
    keeps(&[("targets", r#"{"devices":["d1"]}"#)]);
    let refused = r#"{"deviceGroups":["g1"],"deviceType":"t","model":[],"manufacturerName":"n"}"#;
    let message = "`targets.model` should be a text; received [].";
    breaks(&[("targets", refused)], &[violation(WrongType, "targets.model", "[]", message)]);
}

#[test]
fn a_custom_task_has_a_window() {
    let message = |path| {
        format!("`{path}` should be a time in the form yyyyMMdd'T'HHmmss'Z'; it is missing.")
    };
    let window = ["policy.startTime", "policy.endTime"];
    let issues = window.map(|path| missing(path, &message(path)));
    breaks(&[("policy", r#"{"executeType":"custom"}"#)], &issues);
    assert_eq!(crate::support::issues(&without(&window)), issues);
    keeps(&[("policy", r#"{"executeType":"device_online"}"#)]);
    keeps(&[("policy", "{}")]);
    let message =
        "`policy.endTime` should be a time in the form yyyyMMdd'T'HHmmss'Z'; received \"soon\".";
    breaks(
        &[("policy.endTime", "\"soon\"")],
        &[violation(BadTimestamp, "policy.endTime", "\"soon\"", message)],
    );
}

#[test]
fn retrying_has_a_number_of_times() {
    let message = "`policy.retryTimes` should be a whole number from 1 to 5; it is missing.";
    breaks(&[("policy.retryTimes", "null")], &[missing("policy.retryTimes", message)]);
    keeps(&[("policy.retryTimes", "null"), ("policy.retryType", "false")]);
}

#[test]
fn times_follow_each_other() {
    let earlier = "\"20240101T000000Z\"";
    for (path, message) in [
        (
            "policy.endTime",
            "`policy.endTime` should not be before `policy.startTime`; received \"20240101T000000Z\".",
        ),
        ("stopTime", "`stopTime` should not be before `startTime`; received \"20240101T000000Z\"."),
        (
            "startTime",
            "`startTime` should not be before `createTime`; received \"20240101T000000Z\".",
        ),
    ] {
        breaks(&[(path, earlier)], &[violation(Inconsistent, path, earlier, message)]);
    }
    let same = "\"20240301T080000Z\"";
    keeps(&[("createTime", same), ("startTime", same), ("stopTime", same)]);
    keeps(&[("policy.startTime", same), ("policy.endTime", same)]);
    keeps(&[("startTime", "null"), ("stopTime", earlier)]);
    keeps(&[("createTime", "null"), ("startTime", earlier)]);
}

#[test]
fn a_time_that_was_trimmed_is_not_reported_twice() {
    let received = "\" 20240101T000000Z\"";
    let message = "`stopTime` should be a time in the form yyyyMMdd'T'HHmmss'Z'; received \" 20240101T000000Z\", which was understood.";
    breaks(&[("stopTime", received)], &[coerced(BadTimestamp, "stopTime", received, message)]);
}

#[test]
fn results_are_not_more_than_their_total() {
    let counts = |total: &str, timeout: &str| {
        format!(
            r#"{{"total":{total},"wait":1,"processing":2,"success":3,"fail":4,"stop":5,"timeout":{timeout}}}"#
        )
    };
    keeps(&[("staResult", &counts("15", "99"))]);
    keeps(&[("staResult", &counts("16", "0"))]);
    let received = counts("14", "0");
    let message =
        format!("`staResult` should not count more results than `total`; received {received}.");
    breaks(
        &[("staResult", &received)],
        &[violation(Inconsistent, "staResult", &received, &message)],
    );
    let greatest = 9_007_199_254_740_991_u64;
    let received = format!(
        r#"{{"total":0,"wait":{greatest},"processing":0,"success":0,"fail":0,"stop":0,"timeout":0}}"#
    );
    let message =
        format!("`staResult` should not count more results than `total`; received {received}.");
    breaks(
        &[("staResult", &received)],
        &[violation(Inconsistent, "staResult", &received, &message)],
    );
}

#[track_caller]
fn requested(id: &str, body: &str) -> Vec<ValidationIssue> {
    let secrets = Secrets::default();
    let context = ParseContext { operation_id: Some(id), ..context(&secrets) };
    interpret(ok(body.as_bytes()), &context).expect("a task").issues
}

#[test]
fn the_response_is_about_the_requested_task() {
    assert_eq!(requested("op-1", &with(&[])), []);
    let message = "`operationId` should be the one that was asked for; received \"op-1\".";
    let expected = violation(Inconsistent, "operationId", "\"op-1\"", message);
    assert_eq!(requested("op-2", &with(&[])), [expected]);
    let message =
        "`operationId` should be a text that is not empty; received 7, which was understood.";
    let expected = coerced(WrongType, "operationId", "7", message);
    assert_eq!(requested("op-2", &with(&[("operationId", "7")])), [expected]);
}

proptest! {
    #[test]
    fn exactly_a_sum_above_the_total_is_inconsistent(counts in prop::array::uniform7(0..6_u32)) {
        let [total, wait, processing, success, fail, stop, timeout] = counts;
        let body = with(&[("staResult", &serde_json::json!({
            "total": total, "wait": wait, "processing": processing, "success": success,
            "fail": fail, "stop": stop, "timeout": timeout,
        }).to_string())]);
        let has_issue = !task(&body).issues.is_empty();
        prop_assert_eq!(has_issue, wait + processing + success + fail + stop > total);
    }
}
