//! What has the right type and is still wrong: rules N5–N9.

use iot_upgrade_task::domain::issue::IssueCode::{
    BadTimestamp, OutOfRange, TooMany, UnsafeInteger, WrongType,
};
use serde_json::json;

use super::one_field::{
    COUNT, COUNTS, LIST, LISTS, RETRIES, TIME, TIMES, becomes, reads, understood, violates,
};
use crate::support::{at, coerced, issues_json, task, to_json, violation, with};

#[test]
fn n5_a_time_that_does_not_exist_or_has_another_form_is_absent() {
    for path in TIMES {
        for raw in [
            r#""20150230T000000Z""#,
            r#""20151301T000000Z""#,
            r#""20151212T240000Z""#,
            r#""20151212T235960Z""#,
            r#""2015-12-12T12:12:12Z""#,
            r#""20151212T121212""#,
            r#""20151212T121212Z\n""#,
            r#"" ""#,
        ] {
            violates(BadTimestamp, path, raw, "null", TIME);
        }
    }
    reads("createTime", r#""\u00320151212T121212Z""#, r#""2015-12-12T12:12:12.000Z""#);
}

#[test]
fn n5_spaces_around_a_time_are_trimmed() {
    let meant = r#""2015-12-12T12:12:12.000Z""#;
    for raw in [r#"" 20151212T121212Z""#, r#""20151212T121212Z  ""#] {
        understood(BadTimestamp, "createTime", raw, meant, TIME);
    }
}

#[test]
fn n6_a_negative_count_is_dropped() {
    for path in COUNTS {
        violates(OutOfRange, path, "-1", "null", COUNT);
    }
    violates(OutOfRange, "staResult.total", "-1.0", "null", COUNT);
    violates(OutOfRange, "staResult.total", "-9007199254740991", "null", COUNT);
}

#[test]
fn n6_retry_times_are_kept_outside_their_range() {
    for raw in ["0", "6", "-1", "9007199254740991"] {
        violates(OutOfRange, "policy.retryTimes", raw, raw, RETRIES);
    }
    for raw in ["1", "5"] {
        reads("policy.retryTimes", raw, raw);
    }
    let unretried = |raw| with(&[("policy.retryType", "false"), ("policy.retryTimes", raw)]);
    assert_eq!(task(&unretried("0")).issues, []);
    let message = "`policy.retryTimes` should be a whole number from 1 to 5; received 6.";
    let issue = violation(OutOfRange, "policy.retryTimes", "6", message);
    assert_eq!(task(&unretried("6")).issues, [issue]);
}

#[test]
fn n2_and_n6_a_text_may_be_out_of_range_too() {
    let (path, raw) = ("staResult.timeout", r#"" -1 ""#);
    let message = "`staResult.timeout` should be a whole number of at least 0; received \" -1 \"";
    let issues = [
        coerced(WrongType, path, raw, &format!("{message}, which was understood.")),
        violation(OutOfRange, path, raw, &format!("{message}.")),
    ];
    becomes(&with(&[(path, raw)]), path, "null", &issues);
}

#[test]
fn n7_an_integer_that_javascript_cannot_hold_is_absent() {
    let safe = "a whole number within ±9007199254740991, as JavaScript holds it exactly";
    for raw in ["9007199254740992", "-9007199254740992", "18446744073709551616", "1e308"] {
        violates(UnsafeInteger, "staResult.timeout", raw, "null", safe);
        violates(UnsafeInteger, "policy.retryTimes", raw, "null", safe);
    }
    reads("staResult.timeout", "9007199254740991", "9007199254740991");
}

#[test]
fn n8_a_list_that_is_too_long_is_kept() {
    for path in LISTS {
        let other_list = LISTS.into_iter().find(|list| *list != path).unwrap_or_default();
        let list = |length| json!(vec!["x"; length]).to_string();
        let read = |length| to_json(&task(&with(&[(path, &list(length)), (other_list, "null")])));
        assert_eq!(read(256)["issues"], json!([]));
        let received = &list(257)[..120];
        let message = format!("`{path}` should be {LIST}; received {received}.");
        let mut long = read(257);
        assert_eq!(long["issues"], issues_json(&[violation(TooMany, path, received, &message)]));
        assert_eq!(at(&mut long, path).to_string(), list(257));
    }
}

#[test]
fn n9_an_element_is_turned_to_text_or_dropped() {
    for path in LISTS {
        let other_list = LISTS.into_iter().find(|list| *list != path).unwrap_or_default();
        let list = r#"["d0",1.0,null,"",true,[ 1 ],{ "a" : 2 },"d7"]"#;
        let sentence =
            |at, received| format!("`{path}[{at}]` should be a text; received {received}");
        let dropped = |at, received| {
            let message = format!("{}.", sentence(at, received));
            violation(WrongType, &format!("{path}[{at}]"), received, &message)
        };
        let message = format!("{}, which was understood.", sentence(1, "1.0"));
        let issues = [
            coerced(WrongType, &format!("{path}[1]"), "1.0", &message),
            dropped(2, "null"),
            dropped(4, "true"),
            dropped(5, "[1]"),
            dropped(6, r#"{"a":2}"#),
        ];
        let mut task = to_json(&task(&with(&[(path, list), (other_list, "null")])));
        assert_eq!(*at(&mut task, path), json!(["d0", "1.0", "", "d7"]));
        assert_eq!(task["issues"], issues_json(&issues));
    }
}
