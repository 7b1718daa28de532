//! What is absent, of another type or another word: rules N1–N4, N12 and N14.

use iot_upgrade_task::domain::issue::IssueCode::{UnknownValue, WrongType};
use serde_json::{Value, json};

use super::one_field::{
    COUNT, COUNTS, FLAG, LIST, LISTS, RETRIES, TEXTS, TIME, TIMES, becomes, counts_as_absent,
    reads, required, understood, violates,
};
use crate::support::{BASE, task, to_json, with, without};

const WORDS: [(&str, &str, &[&str]); 3] = [
    (
        "operateType",
        "firmware_upgrade or software_upgrade",
        &["firmware_upgrade", "software_upgrade"],
    ),
    ("policy.executeType", "now, device_online or custom", &["now", "device_online", "custom"]),
    (
        "status",
        "wait, processing, failed, success or stop",
        &["wait", "processing", "failed", "success", "stop"],
    ),
];

fn all_null(object: &Value) -> String {
    let keys = object.as_object().into_iter().flatten();
    Value::Object(keys.map(|(key, _)| (key.clone(), Value::Null)).collect()).to_string()
}

#[test]
fn n1_null_and_absent_are_the_same() {
    for path in ["createTime", "startTime", "stopTime", "targets.model", "targets.deviceGroups"] {
        reads(path, "null", "null");
        becomes(&without(&[path]), path, "null", &[]);
    }
    required("operateType", "\"unknown\"", "firmware_upgrade or software_upgrade");
    for path in COUNTS {
        required(path, "null", COUNT);
    }
}

#[test]
fn n1_and_n3_where_an_object_is_none_the_one_issue_is_at_the_object() {
    let clean = to_json(&task(BASE));
    for path in ["targets", "staResult"] {
        let nothing = all_null(&clean[path]);
        required(path, &nothing, "an object");
        for raw in ["[]", "true", "7", "\"\"", "\"{}\""] {
            violates(WrongType, path, raw, &nothing, "an object");
        }
    }
}

#[test]
fn n12_a_policy_has_defaults() {
    let defaults = r#"{"executeType":"now","startTime":null,"endTime":null,"retryType":false,"retryTimes":null}"#;
    reads("policy", "null", defaults);
    reads("policy", "{}", defaults);
    becomes(&without(&["policy"]), "policy", defaults, &[]);
    for raw in ["[]", "true", "7", "\"\"", "\"now\""] {
        violates(WrongType, "policy", raw, defaults, "an object");
    }
    for (path, default) in [("policy.executeType", "\"now\""), ("policy.retryType", "false")] {
        reads(path, "null", default);
        becomes(&without(&[path]), path, default, &[]);
    }
}

#[test]
fn n2_a_number_as_text_is_understood() {
    for (raw, meant) in [
        (r#""2""#, "2"),
        (r#""  2 ""#, "2"),
        (r#""007""#, "7"),
        (r#""-0""#, "0"),
        (r#""9007199254740991""#, "9007199254740991"),
    ] {
        understood(WrongType, "staResult.timeout", raw, meant, COUNT);
    }
    understood(WrongType, "policy.retryTimes", r#"" 3""#, "3", RETRIES);
}

#[test]
fn n2_a_boolean_as_text_or_number_is_understood() {
    for raw in [r#""true""#, r#""TRUE""#, r#""tRuE""#, "1", "1.0", "10e-1"] {
        understood(WrongType, "policy.retryType", raw, "true", FLAG);
    }
    for raw in [r#""false""#, r#""FALSE""#, "0", "-0"] {
        understood(WrongType, "policy.retryType", raw, "false", FLAG);
    }
}

#[test]
fn n2_a_text_as_number_keeps_its_digits() {
    for number in ["7", "1.10", "1E+2", "-0", "12345678901234567890"] {
        let meant = json!(number).to_string();
        for path in TEXTS {
            understood(WrongType, path, number, &meant, "a text");
        }
        understood(WrongType, "operationId", number, &meant, "a text that is not empty");
    }
}

#[test]
fn n2_an_empty_text_is_absent() {
    for path in TIMES {
        counts_as_absent(path, "null", TIME);
    }
    for path in COUNTS {
        counts_as_absent(path, "null", COUNT);
    }
    counts_as_absent("policy.retryTimes", "null", RETRIES);
    counts_as_absent("policy.retryType", "false", FLAG);
    for path in TEXTS {
        reads(path, r#""""#, r#""""#);
    }
}

#[test]
fn n3_another_type_is_absent() {
    for path in TIMES {
        for raw in ["1545000000000", "0", "true", "[]", "{}"] {
            violates(WrongType, path, raw, "null", TIME);
        }
    }
    for raw in ["2.5", "25e-1", "true", "[2]", "{}", r#""1e3""#, r#""2.0""#, r#""+2""#, r#"" ""#] {
        violates(WrongType, "staResult.total", raw, "null", COUNT);
        violates(WrongType, "policy.retryTimes", raw, "null", RETRIES);
    }
    for raw in [r#""- 2""#, r#""1 0""#, r#""--2""#, r#""x""#, r#""２""#, "\"2\u{A0}\"", r#""\t2""#]
    {
        violates(WrongType, "staResult.total", raw, "null", COUNT);
    }
    for raw in ["2", "-1", "0.5", r#""1""#, r#"" true""#, r#""yes""#, "[]", "{}"] {
        violates(WrongType, "policy.retryType", raw, "false", FLAG);
    }
    for raw in ["true", "[]", "{}"] {
        for path in TEXTS {
            violates(WrongType, path, raw, "null", "a text");
        }
    }
    for raw in [r#""d1""#, r#""""#, "7", "true", "{}"] {
        for path in LISTS {
            violates(WrongType, path, raw, "null", LIST);
        }
    }
}

#[test]
fn n3_an_integer_may_be_written_with_a_point_or_an_exponent() {
    for (raw, meant) in [("2.0", "2"), ("1e3", "1000"), ("20e-1", "2"), ("-0.0", "0")] {
        reads("staResult.timeout", raw, meant);
    }
}

#[test]
fn n4_a_word_that_is_not_documented_is_unknown() {
    for (path, expects, words) in WORDS {
        for word in words {
            let word = json!(word).to_string();
            reads(path, &word, &word);
        }
        for raw in [r#""fail""#, r#""NOW""#, r#""unknown""#, r#""""#, "7", "true", "[]", "{}"] {
            violates(UnknownValue, path, raw, "\"unknown\"", expects);
        }
        let spaced = format!("\" {}\"", words[0]);
        violates(UnknownValue, path, &spaced, "\"unknown\"", expects);
    }
}

#[test]
fn n14_unknown_fields_are_skipped_and_of_a_repeated_key_the_last_wins() {
    let with_first = |first: &str| BASE.replacen('{', &format!("{{{first},"), 1);
    for first in [
        r#""status":"bogus""#,
        r#""st\u0061tus":7"#,
        r#""targets":{"deviceGroups":["g1"],"devices":[7]}"#,
        r#""policy":{"retryTimes":99},"staResult":{"total":-1}"#,
        r#""staResult":"x","createTime":"x""#,
        r#""Status":"stop","status ":1,"staResult.total":7,"total":1,"__proto__":{"status":7}"#,
    ] {
        assert_eq!(to_json(&task(&with_first(first))), to_json(&task(BASE)), "{first}");
    }
    for (path, raw) in [("targets.x", "[7]"), ("policy.total", "-1"), ("staResult.status", "{}")] {
        assert_eq!(task(&with(&[(path, raw)])), task(BASE), "{path}");
    }
}
