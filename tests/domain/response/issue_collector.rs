use iot_upgrade_task::domain::issue::{IssueCode, Severity};
use iot_upgrade_task::domain::json::scanner::{Scanner, Value};
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::issue_collector::{IssueCollector, quote};

use crate::support::{coerced, missing, violation};

#[track_caller]
fn value(json: &str) -> Value<'_> {
    Scanner::of_text(json).value().expect("JSON")
}

fn secrets() -> Secrets {
    Secrets::new(&["t0k/3n", "4711"])
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
    collector.invalid_element(Field::Devices, 12, Severity::Violation, value("null"));
    let path = String::from("extendPara.fileVersion");
    collector.invalid_at(path, "a text", IssueCode::WrongType, Severity::Coerced, value("1.10"));
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
        coerced(
            wrong_type,
            "extendPara.fileVersion",
            "1.10",
            "`extendPara.fileVersion` should be a text; received 1.10, which was understood.",
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
fn a_report_knows_where_it_has_issues() {
    let none = Secrets::default();
    let mut collector = IssueCollector::new(&none);
    collector.invalid_element(Field::DeviceGroups, 0, Severity::Violation, Value::Null);
    collector.missing(Field::Policy);
    assert!(collector.has(Field::Policy));
    assert!(!collector.has(Field::DeviceGroups));
    assert!(collector.has_within(Field::DeviceGroups));
    assert!(!collector.has(Field::WindowStart));
    assert!(!collector.has_within(Field::WindowStart));
    assert!(!collector.has_within(Field::Devices));
}

#[test]
fn a_quote_is_compact_json() {
    quotes("null", "null");
    quotes("\"a\\u0062\\n\"", "\"ab\\n\"");
    quotes("{ \"\\u0061\" : [ 1.10 , 1E+2 , -0 ] }", "{\"a\":[1.10,1E+2,-0]}");
}

#[test]
fn a_quote_is_free_of_secrets() {
    quotes("\"Bearer t0k/3n\"", "\"Bearer [redacted]\"");
    quotes("\"\\u00740k\\/3n\"", "\"[redacted]\"");
    quotes("\"t0k%2F3n\"", "\"[redacted]\"");
    quotes("4711", "[redacted]");
    quotes(
        "[ 4711, { \"t0k\\/3n\": [\"x4711\"] } ]",
        "[[redacted],{\"[redacted]\":[\"x[redacted]\"]}]",
    );
    let quoted = Secrets::new(&["a\"b"]);
    assert_eq!(quote(value("[\"a\\\"b\"]"), &quoted), "[\"[redacted]\"]");
}

#[test]
fn a_secret_is_taken_out_before_a_quote_is_cut() {
    let long = format!("\"{}t0k/3n\"", "x".repeat(116));
    quotes(&long, &format!("\"{}[re", "x".repeat(116)));
    let digits = format!("{}4711", "1".repeat(118));
    quotes(&digits, &format!("{}[r", "1".repeat(118)));
}

#[test]
fn a_quote_is_cut_at_120_utf_16_code_units() {
    quotes(&"1".repeat(300), &"1".repeat(120));
    quotes(&format!("\"{}\"", "x".repeat(300)), &format!("\"{}", "x".repeat(119)));
}
