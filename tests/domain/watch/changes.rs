use iot_upgrade_task::domain::timestamp::Timestamp;
use iot_upgrade_task::domain::watch::changes::{Change, Seen, changes};
use proptest::prelude::*;

use crate::support::{BASE, task, with, without};

fn time(text: &str) -> Seen {
    Timestamp::parse(text).map_or(Seen::Nothing, Seen::Time)
}

fn text(text: &str) -> Seen {
    Seen::Text(text.into())
}

fn list<const N: usize>(texts: [&str; N]) -> Seen {
    Seen::List(texts.map(String::from).into())
}

fn json(json: &str) -> Seen {
    Seen::Json(json.into())
}

/// Every field: its path, what the clean answer has there, another value on the wire, and
/// what that is.
fn fields() -> Vec<(&'static str, Seen, &'static str, Seen)> {
    let number = Seen::Number;
    vec![
        ("operationId", text("op-1"), r#""op-2""#, text("op-2")),
        ("createTime", time("20240301T080000Z"), "null", Seen::Nothing),
        ("startTime", time("20240301T080500Z"), r#""x""#, Seen::Nothing),
        ("stopTime", time("20240301T093000Z"), r#""20240301T093001Z""#, time("20240301T093001Z")),
        (
            "operateType",
            text("firmware_upgrade"),
            r#""software_upgrade""#,
            text("software_upgrade"),
        ),
        ("targets.deviceGroups", Seen::Nothing, r#"["g1"]"#, list(["g1"])),
        ("targets.deviceType", text("WaterMeter"), "7", text("7")),
        ("targets.model", text("WM-2"), "null", Seen::Nothing),
        ("targets.manufacturerName", text("Example"), r#""""#, text("")),
        ("targets.devices", list(["d1", "d2"]), r#"["d2", "d1"]"#, list(["d2", "d1"])),
        ("policy.executeType", text("custom"), "null", text("now")),
        ("policy.startTime", time("20240301T080200Z"), "null", Seen::Nothing),
        (
            "policy.endTime",
            time("20240301T200000Z"),
            r#""20240301T210000Z""#,
            time("20240301T210000Z"),
        ),
        ("policy.retryType", Seen::Flag(true), "false", Seen::Flag(false)),
        ("policy.retryTimes", number(3), "9", number(9)),
        ("status", text("success"), r#""paused""#, text("unknown")),
        ("staResult.total", number(2), "null", Seen::Nothing),
        ("staResult.wait", number(0), "1", number(1)),
        ("staResult.processing", number(0), r#""2""#, number(2)),
        ("staResult.success", number(2), "3", number(3)),
        ("staResult.fail", number(0), "4", number(4)),
        ("staResult.stop", number(0), "5", number(5)),
        ("staResult.timeout", number(0), "9007199254740991", number(9_007_199_254_740_991)),
        ("extendPara.fileVersion", text("V1.1.10"), r#""V2""#, text("V2")),
    ]
}

#[test]
fn equal_tasks_have_no_changes() {
    assert_eq!(changes(&task(BASE), &task(BASE)), []);
}

#[test]
fn each_field_is_told_with_both_values() {
    for (path, before, raw, after) in fields() {
        let body = with(&[(path, raw)]);
        let (old, new) = (task(BASE), task(&body));
        let there = Change { path, from: before.clone(), to: after.clone() };
        let back = Change { path, from: after, to: before };
        assert_eq!(changes(&old, &new), [there]);
        assert_eq!(changes(&new, &old), [back]);
    }
}

#[test]
fn issues_are_no_change() {
    let odd = with(&[("staResult.total", r#""2""#)]);
    assert_ne!(task(&odd).issues, []);
    assert_eq!(changes(&task(BASE), &task(&odd)), []);
}

#[test]
fn unknown_keys_are_told_with_the_whole_of_extend_para() {
    let more = with(&[("extendPara", r#"{"retryInterval": 5, "fileVersion": "V1.1.10"}"#)]);
    assert_eq!(
        changes(&task(BASE), &task(&more)),
        [Change {
            path: "extendPara",
            from: json(r#"{"fileVersion":"V1.1.10"}"#),
            to: json(r#"{"fileVersion":"V1.1.10","retryInterval":5}"#),
        }]
    );
    let version = with(&[("extendPara", r#"{"retryInterval": 5, "fileVersion": "V\"2"}"#)]);
    assert_eq!(
        changes(&task(&more), &task(&version)),
        [Change { path: "extendPara.fileVersion", from: text("V1.1.10"), to: text("V\"2") }]
    );
    let none = without(&["extendPara"]);
    assert_eq!(
        changes(&task(&version), &task(&none)),
        [
            Change { path: "extendPara.fileVersion", from: text("V\"2"), to: Seen::Nothing },
            Change {
                path: "extendPara",
                from: json(r#"{"fileVersion":"V\"2","retryInterval":5}"#),
                to: json(r#"{"fileVersion":null}"#),
            },
        ]
    );
}

proptest! {
    #[test]
    fn exactly_what_differs_is_told_in_the_order_of_the_fields(
        differing in prop::sample::subsequence(fields(), 0..=fields().len()),
    ) {
        let patches: Vec<_> = differing.iter().map(|(path, _, raw, _)| (*path, *raw)).collect();
        let body = with(&patches);
        let told = changes(&task(BASE), &task(&body));
        let expected: Vec<_> =
            differing.into_iter().map(|(path, from, _, to)| Change { path, from, to }).collect();
        prop_assert_eq!(told, expected);
    }
}
