use iot_upgrade_task::domain::issue::{IssueCode, ValidationIssue};
use iot_upgrade_task::domain::polling::diff::diff;
use iot_upgrade_task::domain::request::secrets::Secrets;
use proptest::prelude::*;

use crate::support::{task, violation, with};

fn issues(from: &[(&str, &str)], to: &[(&str, &str)]) -> Vec<ValidationIssue> {
    issues_between(&with(from), &with(to), &Secrets::default())
}

fn issues_between(from: &str, to: &str, secrets: &Secrets) -> Vec<ValidationIssue> {
    diff(&task(from), &task(to), secrets).issues
}

/// A field's path, two values as they are sent, and the verb of an issue.
const INVALID: [(&str, &str, &str, &str); 13] = [
    ("operationId", r#""op-1""#, r#""op-2""#, "change"),
    ("createTime", r#""20240301T080000Z""#, r#""20240301T075959Z""#, "move"),
    ("startTime", r#""20240301T080500Z""#, r#""20240301T080501Z""#, "move"),
    ("stopTime", r#""20240301T093000Z""#, r#""20240302T093000Z""#, "move"),
    ("operateType", r#""firmware_upgrade""#, r#""software_upgrade""#, "change"),
    ("policy.startTime", r#""20240301T080200Z""#, r#""20240301T080300Z""#, "move"),
    ("policy.endTime", r#""20240301T200000Z""#, r#""20240301T190000Z""#, "move"),
    ("status", r#""success""#, r#""processing""#, "change"),
    ("status", r#""failed""#, r#""success""#, "change"),
    ("status", r#""stop""#, r#""wait""#, "change"),
    ("staResult.total", "250", "249", "shrink"),
    ("staResult.success", "120", "119", "fall"),
    ("staResult.success", "9007199254740991", "0", "fall"),
];

fn expected((path, from, to, verb): (&str, &str, &str, &str)) -> ValidationIssue {
    let message = format!("`{path}` should not {verb} from {from}; received {to}.");
    violation(IssueCode::Inconsistent, path, to, &message)
}

#[test]
fn an_invalid_transition_is_reported_with_both_values() {
    for row @ (path, from, to, _) in INVALID {
        assert_eq!(issues(&[(path, from)], &[(path, to)]), [expected(row)]);
    }
}

#[test]
fn what_is_unusual_is_not_invalid() {
    for (path, from, to) in [
        ("staResult.total", "250", "251"),
        ("staResult.success", "119", "120"),
        ("staResult.fail", "5", "0"),
        ("staResult.timeout", "5", "0"),
        ("staResult.stop", "5", "0"),
        ("staResult.wait", "0", "5"),
        ("staResult.processing", "0", "5"),
        ("status", r#""wait""#, r#""processing""#),
        ("status", r#""processing""#, r#""wait""#),
        ("status", r#""processing""#, r#""failed""#),
        ("status", r#""wait""#, r#""stop""#),
        ("policy.executeType", r#""custom""#, r#""now""#),
        ("policy.retryType", "true", "false"),
        ("policy.retryTimes", "3", "2"),
        ("targets.deviceGroups", r#"["g1"]"#, r#"["g2"]"#),
        ("targets.deviceType", r#""a""#, r#""b""#),
        ("targets.model", r#""a""#, r#""b""#),
        ("targets.manufacturerName", r#""a""#, r#""b""#),
        ("targets.devices", r#"["d1"]"#, r#"["d2"]"#),
        ("extendPara.fileVersion", r#""V1""#, r#""V2""#),
        ("extendPara", r#"{"a":1}"#, r#"{"a":2}"#),
    ] {
        assert_eq!(issues(&[(path, from)], &[(path, to)]), [], "{path} from {from} to {to}");
    }
}

#[test]
fn what_is_not_reported_contradicts_nothing() {
    for (path, value, _, _) in INVALID {
        for not_reported in ["null", r#""""#, r#""?""#, "[]"] {
            // Without these two there is no task at all.
            if path == "operationId" || (path == "status" && not_reported == "null") {
                continue;
            }
            assert_eq!(
                issues(&[(path, value)], &[(path, not_reported)]),
                [],
                "{path} to {not_reported}"
            );
            assert_eq!(
                issues(&[(path, not_reported)], &[(path, value)]),
                [],
                "{path} from {not_reported}"
            );
        }
    }
}

#[test]
fn no_secret_shows() {
    let secrets = Secrets::new(&["t0k3n", "a\"b"]);
    let (from, to) =
        (with(&[("operationId", r#""-t0k3n-""#)]), with(&[("operationId", r#""a\"b""#)]));
    let message = "`operationId` should not change from \"-[redacted]-\"; received \"[redacted]\".";
    assert_eq!(
        issues_between(&from, &to, &secrets),
        [violation(IssueCode::Inconsistent, "operationId", "\"[redacted]\"", message)]
    );
}

#[test]
fn a_long_text_is_cut() {
    let (long, cut) = ("9".repeat(200), format!("\"{}", "9".repeat(119)));
    let message = format!("`operationId` should not change from \"op-1\"; received {cut}.");
    assert_eq!(
        issues(&[], &[("operationId", &format!("\"{long}\""))]),
        [violation(IssueCode::Inconsistent, "operationId", &cut, &message)]
    );
}

proptest! {
    #[test]
    fn every_invalid_transition_is_reported_in_the_order_of_the_fields(
        rows in prop::sample::subsequence(INVALID.to_vec(), 0..=INVALID.len()),
    ) {
        let mut rows = rows;
        rows.dedup_by_key(|(path, ..)| *path);
        let from: Vec<_> = rows.iter().map(|(path, from, ..)| (*path, *from)).collect();
        let to: Vec<_> = rows.iter().map(|(path, _, to, _)| (*path, *to)).collect();
        let found = issues(&from, &to);
        let changes = diff(&task(&with(&from)), &task(&with(&to)), &Secrets::default());
        let changed: Vec<_> = changes.fields.iter().map(|field| field.path()).collect();
        let paths: Vec<_> = found.iter().map(|issue| issue.path.as_str()).collect();
        prop_assert_eq!(&paths, &changed);
        prop_assert_eq!(found, rows.into_iter().map(expected).collect::<Vec<_>>());
    }
}
