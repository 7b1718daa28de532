use iot_upgrade_task::domain::issue::{IssueCode, Severity};
use iot_upgrade_task::domain::json::scanner::{Scanner, Value};
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::issue_collector::{IssueCollector, MAX_ISSUES, quote};

use crate::support::{coerced, missing, violation};

#[track_caller]
fn value(json: &str) -> Value<'_> {
    Scanner::of_text(json).value().expect("JSON")
}

fn secrets() -> Secrets {
    Secrets::new(&["t0k/3n-01", "47114711"])
}

#[track_caller]
fn quotes(json: &str, quoted: &str) {
    assert_eq!(quote(value(json), &secrets()), quoted);
}

#[test]
fn each_kind_of_report_is_a_sentence() {
    let none = Secrets::default();
    let mut collector = IssueCollector::new(&none);
    collector.missing(Field::Total);
    collector.missing_because(Field::Targets, "should hold something; it is empty");
    collector.invalid(Field::Model, IssueCode::WrongType, Severity::Violation, value("[ 1 ]"));
    collector.invalid(Field::Model, IssueCode::WrongType, Severity::Coerced, value("7"));
    collector.invalid_element(Field::Devices, 12, "a text", Severity::Violation, value("null"));
    collector.invalid(Field::Fail, IssueCode::UnsafeInteger, Severity::Violation, value("1e99"));
    collector.unsafe_integer_below(Field::ExtendPara, "extendPara.a[1]", "9007199254740993");
    collector.inconsistent(Field::StopTime, value("\"now\""), "should not be before `startTime`");
    let wrong_type = IssueCode::WrongType;
    let expected = [
        missing(
            "staResult.total",
            "`staResult.total` should be a whole number of at least 0; it is missing.",
        ),
        missing("targets", "`targets` should hold something; it is empty."),
        violation(
            wrong_type,
            "targets.model",
            "[1]",
            "`targets.model` should be a text; received [1].",
        ),
        coerced(
            wrong_type,
            "targets.model",
            "7",
            "`targets.model` should be a text; received 7, which was understood.",
        ),
        violation(
            wrong_type,
            "targets.devices[12]",
            "null",
            "`targets.devices[12]` should be a text; received null.",
        ),
        violation(
            IssueCode::UnsafeInteger,
            "staResult.fail",
            "1e99",
            "`staResult.fail` should be a whole number within ±9007199254740991, as JavaScript holds it exactly; received 1e99.",
        ),
        coerced(
            IssueCode::UnsafeInteger,
            "extendPara.a[1]",
            "9007199254740993",
            "`extendPara.a[1]` should be a whole number within ±9007199254740991, as JavaScript holds it exactly; received 9007199254740993, which is kept as a text.",
        ),
        violation(
            IssueCode::Inconsistent,
            "stopTime",
            "\"now\"",
            "`stopTime` should not be before `startTime`; received \"now\".",
        ),
    ];
    assert_eq!(collector.into_issues(), expected);
}

#[test]
fn issues_are_forgotten_by_their_number_those_beyond_the_limit_too() {
    let none = Secrets::default();
    let paths_left = |count: usize, forgotten: &[(usize, usize)], more: usize| {
        let mut collector = IssueCollector::new(&none);
        let push = |collector: &mut IssueCollector<'_>, path: String| {
            collector.unsafe_integer_below(Field::ExtendPara, &path, "9007199254740993");
        };
        (0..count).for_each(|index| push(&mut collector, index.to_string()));
        for (start, end) in forgotten {
            collector.forget(*start..*end);
        }
        (0..more).for_each(|index| push(&mut collector, format!("more{index}")));
        let total = collector.count();
        let paths: Vec<_> = collector.into_issues().into_iter().map(|issue| issue.path).collect();
        (total, paths)
    };
    assert_eq!(paths_left(4, &[(1, 3)], 0), (2, vec!["0".into(), "3".into()]));
    assert_eq!(paths_left(4, &[(1, 3), (0, 1)], 1), (2, vec!["3".into(), "more0".into()]));
    assert_eq!(paths_left(2, &[(2, 2)], 0), (2, vec!["0".into(), "1".into()]));

    // Those of the second half were beyond the limit: all are forgotten, and there is room again.
    let (total, paths) = paths_left(2 * MAX_ISSUES, &[(1, 2 * MAX_ISSUES)], 1);
    assert_eq!((total, paths), (2, vec!["0".into(), "more0".into()]));
    // While some are left out, those that come later are, too: the kept ones are always the first.
    let (total, paths) = paths_left(MAX_ISSUES + 1, &[(0, 1)], 1);
    assert_eq!((total, paths.len()), (MAX_ISSUES + 1, MAX_ISSUES - 1));
    assert_eq!(paths.last().map(String::as_str), Some("999"));
}

#[test]
fn a_field_has_the_issues_of_its_elements() {
    let none = Secrets::default();
    let mut collector = IssueCollector::new(&none);
    collector.invalid_element(Field::DeviceGroups, 0, "a text", Severity::Violation, Value::Null);
    collector.missing(Field::Policy);
    let invalid: Vec<_> = Field::ALL.into_iter().filter(|field| collector.has(*field)).collect();
    assert_eq!(invalid, [Field::DeviceGroups, Field::Policy]);
}

#[test]
fn issues_beyond_the_limit_are_counted_in_the_last_message() {
    let none = Secrets::default();
    let kept = |count: usize| {
        let mut collector = IssueCollector::new(&none);
        for index in 0..count {
            collector.invalid_element(
                Field::Devices,
                index,
                "a text",
                Severity::Coerced,
                value("1"),
            );
        }
        collector.missing(Field::Total);
        assert!(collector.has(Field::Total));
        assert_eq!(collector.count(), count + 1);
        let issues = collector.into_issues();
        (issues.len(), issues.last().map(|issue| issue.message.clone()).expect("an issue"))
    };
    let total = "`staResult.total` should be a whole number of at least 0; it is missing.";
    assert_eq!(kept(MAX_ISSUES - 1), (MAX_ISSUES, total.into()));
    let element = "`targets.devices[999]` should be a text; received 1, which was understood.";
    let last = |left_out| format!("{element} Further issues left out: {left_out}.");
    assert_eq!(kept(MAX_ISSUES), (MAX_ISSUES, last(1)));
    assert_eq!(kept(70_000), (MAX_ISSUES, last(69_001)));
}

#[test]
fn a_quote_is_compact_json() {
    quotes("null", "null");
    quotes("\"a\\u0062\\n\"", "\"ab\\n\"");
    quotes("{ \"\\u0061\" : [ 1.10 , 1E+2 , -0 ] }", "{\"a\":[1.10,1E+2,-0]}");
}

#[test]
fn a_quote_is_free_of_secrets() {
    quotes("\"Bearer t0k/3n-01\"", "\"Bearer [redacted]\"");
    quotes("\"\\u00740k\\/3n-01\"", "\"[redacted]\"");
    quotes("\"t0k%2F3n-01\"", "\"[redacted]\"");
    quotes("47114711", "[redacted]");
    quotes(
        "[ 47114711, { \"t0k\\/3n-01\": [\"x47114711\"] } ]",
        "[[redacted],{\"[redacted]\":[\"x[redacted]\"]}]",
    );
    let quoted = Secrets::new(&["a\"b-----"]);
    assert_eq!(quote(value("[\"a\\\"b-----\"]"), &quoted), "[\"[redacted]\"]");
}

#[test]
fn a_secret_is_taken_out_before_a_quote_is_cut() {
    let long = format!("\"{}t0k/3n-01\"", "x".repeat(116));
    quotes(&long, &format!("\"{}[re", "x".repeat(116)));
    let digits = format!("{}47114711", "1".repeat(118));
    quotes(&digits, &format!("{}[r", "1".repeat(118)));
}

#[test]
fn a_quote_is_cut_at_120_utf_16_code_units() {
    quotes(&"1".repeat(300), &"1".repeat(120));
    quotes(&format!("\"{}\"", "x".repeat(300)), &format!("\"{}", "x".repeat(119)));
}

#[test]
fn within_an_object_paths_begin_with_its_own() {
    let none = Secrets::default();
    let mut collector = IssueCollector::new(&none);
    collector.enter("data[3].".into());
    collector.missing(Field::DeviceId);
    collector.inconsistent(Field::SubTaskStopped, value("\"now\""), "should not be now");
    assert_eq!(collector.path(Field::ExtendInfo), "data[3].extendInfo");
    assert!(collector.has(Field::DeviceId));
    collector.enter("data[4].".into());
    assert!(!collector.has(Field::DeviceId), "another object has issues of its own");
    collector.enter(String::new());
    collector.missing(Field::TotalCount);
    let (deviced, counted) = (
        "`data[3].deviceId` should be a text that is not empty; it is missing.",
        "`totalCount` should be a whole number of at least 0; it is missing.",
    );
    let expected = [
        missing("data[3].deviceId", deviced),
        violation(
            IssueCode::Inconsistent,
            "data[3].stopTime",
            "\"now\"",
            "`data[3].stopTime` should not be now; received \"now\".",
        ),
        missing("totalCount", counted),
    ];
    assert_eq!(collector.into_issues(), expected);
}
