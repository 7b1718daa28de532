//! A response that differs from the clean one in one field, and what becomes of that.

use iot_upgrade_task::domain::issue::IssueCode::{self, WrongType};
use iot_upgrade_task::domain::issue::ValidationIssue;

use crate::support::{
    BASE, at, coerced, issues_json, missing, task, to_json, violation, with, without,
};

pub const TIMES: [&str; 5] =
    ["createTime", "startTime", "stopTime", "policy.startTime", "policy.endTime"];
pub const COUNTS: [&str; 7] = [
    "staResult.total",
    "staResult.wait",
    "staResult.processing",
    "staResult.success",
    "staResult.fail",
    "staResult.stop",
    "staResult.timeout",
];
pub const TEXTS: [&str; 3] = ["targets.deviceType", "targets.model", "targets.manufacturerName"];
pub const LISTS: [&str; 2] = ["targets.devices", "targets.deviceGroups"];

pub const TIME: &str = "a time in the form yyyyMMdd'T'HHmmss'Z'";
pub const COUNT: &str = "a whole number of at least 0";
pub const RETRIES: &str = "a whole number from 1 to 5";
pub const FLAG: &str = "true or false";
pub const LIST: &str = "a list of at most 256 texts";

/// A response that means the clean task but for one value, with these issues.
#[track_caller]
pub fn becomes(body: &str, path: &str, meant: &str, issues: &[ValidationIssue]) {
    let mut expected = to_json(&task(BASE));
    *at(&mut expected, path) = serde_json::from_str(meant).expect("JSON");
    expected["issues"] = issues_json(issues);
    assert_eq!(to_json(&task(body)), expected, "{body}");
}

#[track_caller]
pub fn reads(path: &str, raw: &str, meant: &str) {
    becomes(&with(&[(path, raw)]), path, meant, &[]);
}

/// A value that is understood, although it has another form.
#[track_caller]
pub fn understood(code: IssueCode, path: &str, raw: &str, meant: &str, expects: &str) {
    let message = format!("`{path}` should be {expects}; received {raw}, which was understood.");
    becomes(&with(&[(path, raw)]), path, meant, &[coerced(code, path, raw, &message)]);
}

/// An empty text for a value of another kind.
#[track_caller]
pub fn counts_as_absent(path: &str, meant: &str, expects: &str) {
    let message = format!("`{path}` should be {expects}; received \"\", which counts as absent.");
    let raw = r#""""#;
    becomes(&with(&[(path, raw)]), path, meant, &[coerced(WrongType, path, raw, &message)]);
}

#[track_caller]
pub fn violates(code: IssueCode, path: &str, raw: &str, meant: &str, expects: &str) {
    let message = format!("`{path}` should be {expects}; received {raw}.");
    becomes(&with(&[(path, raw)]), path, meant, &[violation(code, path, raw, &message)]);
}

/// A value whose absence is an issue.
#[track_caller]
pub fn required(path: &str, meant: &str, expects: &str) {
    let issues = [missing(path, &format!("`{path}` should be {expects}; it is missing."))];
    becomes(&with(&[(path, "null")]), path, meant, &issues);
    becomes(&without(&[path]), path, meant, &issues);
}
