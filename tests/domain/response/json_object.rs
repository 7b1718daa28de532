//! What is kept of an object such as `extendPara`: rules N10a and N14.

use iot_upgrade_task::domain::issue::{IssueCode, ValidationIssue};
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::field_view::FieldValue;
use iot_upgrade_task::domain::response::interpret;
use serde_json::json;

use super::extend_para::becomes;
use crate::support::{coerced, context, ok, task, to_json, with};

/// The members but for the version, as they are kept.
fn others(raw: &str) -> String {
    let task = task(&with(&[("extendPara", raw)]));
    assert_eq!(task.issues, []);
    let view = task.fields().find(|view| view.field == Field::ExtendPara);
    match view.map(|view| view.value()) {
        Some(FieldValue::Json(json)) => json.into(),
        value => format!("{value:?}"),
    }
}

#[test]
fn what_is_kept_is_written_as_it_was_sent() {
    let raw = r#"{ "a" : 1.10, "fileVersion":"V1", "b": [ true , { } ] }"#;
    assert_eq!(others(raw), r#"{"a":1.10,"b":[true,{}]}"#);
    assert_eq!(others("{}"), "Some(Absent)");
}

fn unsafe_integer(path: &str, number: &str) -> ValidationIssue {
    let message = format!(
        "`{path}` should be a whole number within ±9007199254740991, as JavaScript holds it exactly; received {number}, which is kept as a text."
    );
    coerced(IssueCode::UnsafeInteger, path, number, &message)
}

#[track_caller]
fn keeps_exactly(raw: &str, expected: &str, unsafe_integers: &[(&str, &str)]) {
    let issues = unsafe_integers.iter().map(|(path, number)| unsafe_integer(path, number));
    let issues: Vec<_> = issues.collect();
    becomes(&with(&[("extendPara", raw)]), expected, &issues);
    becomes(&with(&[("extendPara", &json!(raw).to_string())]), expected, &issues);
}

#[test]
fn n10a_an_unsafe_integer_is_kept_as_a_text_at_any_depth() {
    let id = "1735812309183881217";
    keeps_exactly(
        r#"{"packageId":1735812309183881217,"fileVersion":"V1"}"#,
        r#"{"fileVersion":"V1","packageId":"1735812309183881217"}"#,
        &[("extendPara.packageId", id)],
    );
    keeps_exactly(
        r#"{"a":[0,{"b c":[[-1735812309183881217]]},1],"":9007199254740992}"#,
        r#"{"fileVersion":null,"a":[0,{"b c":[["-1735812309183881217"]]},1],"":"9007199254740992"}"#,
        &[
            ("extendPara.a[1].b c[0][0]", "-1735812309183881217"),
            ("extendPara.", "9007199254740992"),
        ],
    );
    let (deep, end) = ("[".repeat(126), "]".repeat(126));
    keeps_exactly(
        &format!(r#"{{"a":{deep}{id}{end}}}"#),
        &format!(r#"{{"fileVersion":null,"a":{deep}"{id}"{end}}}"#),
        &[(&format!("extendPara.a{}", "[0]".repeat(126)), id)],
    );
}

#[test]
fn n10a_every_form_of_an_integer_and_no_other_number() {
    let safe = r#"{"a":9007199254740991,"b":-9007199254740991,"c":9007199254740991.0}"#;
    assert_eq!(others(safe), safe);
    let none = r#"{"a":9007199254740993.5,"b":"9007199254740993","c":1e-30}"#;
    assert_eq!(others(none), none);
    for number in ["9007199254740992", "9007199254740992.0", "1e20", "-90071992547409920e-1"] {
        keeps_exactly(
            &format!(r#"{{"a":{number}}}"#),
            &format!(r#"{{"fileVersion":null,"a":"{number}"}}"#),
            &[("extendPara.a", number)],
        );
    }
}

#[test]
fn n10a_of_a_repeated_key_the_last_value_counts_and_its_issues() {
    let big = "9007199254740993";
    for (value, kept) in [("1", "1"), ("[]", "[]"), ("{}", "{}")] {
        keeps_exactly(
            &format!(r#"{{"a":{{"b":{big},"c":[{big},{big}]}},"a":{value}}}"#),
            &format!(r#"{{"fileVersion":null,"a":{kept}}}"#),
            &[],
        );
    }
    keeps_exactly(
        &format!(r#"{{"a":{big},"b":{big},"\u0061":[{big}],"a.b":{big},"A":{big}}}"#),
        &format!(r#"{{"fileVersion":null,"a":["{big}"],"b":"{big}","a.b":"{big}","A":"{big}"}}"#),
        &[
            ("extendPara.b", big),
            ("extendPara.a[0]", big),
            ("extendPara.a.b", big),
            ("extendPara.A", big),
        ],
    );
    keeps_exactly(
        &format!(r#"{{"o":{{"a":{big},"a":{big},"a":2}},"a":1}}"#),
        r#"{"fileVersion":null,"o":{"a":2},"a":1}"#,
        &[],
    );
}

#[test]
fn n10a_after_an_object_or_a_list_the_path_is_that_of_what_is_around() {
    let big = "9007199254740993";
    keeps_exactly(
        &format!(r#"{{"a":{{"b":{{"c":[1]}},"d":{big},"e":[[{{}}],{big}]}}}}"#),
        &format!(
            r#"{{"fileVersion":null,"a":{{"b":{{"c":[1]}},"d":"{big}","e":[[{{}}],"{big}"]}}}}"#
        ),
        &[("extendPara.a.d", big), ("extendPara.a.e[1]", big)],
    );
}

#[test]
fn n10a_a_key_that_only_looks_the_same_is_another_one() {
    let big = "9007199254740993";
    keeps_exactly(
        &format!(r#"{{"a.b":{big},"a[0]":{big},"a":1}}"#),
        &format!(r#"{{"fileVersion":null,"a.b":"{big}","a[0]":"{big}","a":1}}"#),
        &[("extendPara.a.b", big), ("extendPara.a[0]", big)],
    );
    keeps_exactly(
        &format!(r#"{{"a":{{"b":{big}}},"a.b":1}}"#),
        &format!(r#"{{"fileVersion":null,"a":{{"b":"{big}"}},"a.b":1}}"#),
        &[("extendPara.a.b", big)],
    );
    let key = "k".repeat(120);
    keeps_exactly(
        &format!(r#"{{"{key}1":{big},"{key}2":1}}"#),
        &format!(r#"{{"fileVersion":null,"{key}1":"{big}","{key}2":1}}"#),
        &[(&format!("extendPara.{key}"), big)],
    );
}

#[test]
fn n10a_the_issues_of_repeated_keys_are_theirs_alone() {
    let big = "9007199254740993";
    keeps_exactly(
        &format!(
            r#"{{"x":{big},"a":[{big},{big}],"b":{{"c":{big}}},"n":0,"a":{big},"b":{{}},"x":{big}}}"#
        ),
        &format!(r#"{{"fileVersion":null,"x":"{big}","a":"{big}","b":{{}},"n":0}}"#),
        &[("extendPara.a", big), ("extendPara.x", big)],
    );
}

#[test]
fn n10a_holds_for_a_thousand_paths_and_keys_of_any_length() {
    let key = "k".repeat(100_000);
    let numbers = vec!["9007199254740993"; 70_000].join(",");
    let task = task(&with(&[("extendPara", &format!(r#"{{"{key}":[{numbers}]}}"#))]));
    assert_eq!(task.issues.len(), 1_000);
    for (index, issue) in task.issues.iter().enumerate() {
        assert_eq!(issue.path, format!("extendPara.{}[{index}]", "k".repeat(120)));
    }
    let last = &task.issues[999].message;
    assert!(last.ends_with("which is kept as a text. Further issues left out: 69000."), "{last}");
    let kept = to_json(&task)["extendPara"][&key].as_array().map(Vec::len);
    assert_eq!(kept, Some(70_000));
}

#[test]
fn n10a_beyond_the_limit_the_issues_of_each_value_of_a_repeated_key_are_counted() {
    let numbers = vec!["9007199254740993"; 1_000].join(",");
    let raw = format!(r#"{{"l":[{numbers}],"a":9007199254740993,"a":9007199254740993,"a":1}}"#);
    let task = task(&with(&[("extendPara", &raw)]));
    assert_eq!(task.issues.len(), 1_000);
    let last = &task.issues[999].message;
    assert!(last.ends_with("which is kept as a text. Further issues left out: 2."), "{last}");
    assert_eq!(to_json(&task)["extendPara"]["a"], 1);
}

/// How often memory is allocated while members are read whose keys are written with an escape: such a
/// key is decoded, into a text of its own, each time that it is compared.
fn allocations(count: usize, value: &str) -> u64 {
    let members: Vec<_> = (0..count).map(|index| format!(r#""\u006b{index}":{value}"#)).collect();
    let body = with(&[("extendPara", &format!("{{{}}}", members.join(",")))]);
    allocation_counter::measure(|| drop(task(&body))).count_total
}

#[test]
fn a_key_is_compared_with_no_more_keys_however_many_came_before() {
    for value in ["1", "9007199254740993"] {
        let of_a_hundred = |before| allocations(before + 100, value) - allocations(before, value);
        let (early, late) = (of_a_hundred(1_000), of_a_hundred(1_500));
        // A growing buffer adds a few.
        assert!(early.abs_diff(late) < 100, "{value}: {early}, then {late}");
    }
}

#[test]
fn n10a_no_path_holds_a_secret() {
    let token = "t0k3n-that-is-long";
    let secrets = Secrets::new(&[token]);
    let key = format!("{}{token}", "x".repeat(110));
    let raw = format!(r#"{{"{token}":[9007199254740993],"{key}":9007199254740993}}"#);
    let body = with(&[("extendPara", &raw)]);
    let task = interpret(ok(body.as_bytes()), &context(&secrets)).expect("a task");
    let paths: Vec<_> = task.issues.iter().map(|issue| issue.path.as_str()).collect();
    let long = format!("extendPara.{}[redacted]", "x".repeat(110));
    assert_eq!(paths, ["extendPara.[redacted][0]", &long]);
}
