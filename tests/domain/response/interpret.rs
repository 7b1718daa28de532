use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::issue::{IssueCode, ValidationIssue};
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::retry_after::RetryAfter;
use iot_upgrade_task::domain::response::{Body, ParseContext, RawResponse, interpret};

use crate::support::{
    BASE, NOW_MS, context, failed, failure, missing, ok, task, violation, with, without,
};

const OTHER_SERVER: &str = "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page.";
const ASK_ABOUT_IT: &str = "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this response.";
const SEE_ISSUES: &str =
    "See the issues of this error, or use validation \"tolerant\" to get the rest of the response.";

#[track_caller]
fn invalid_json(body: &[u8], message: &str) {
    let expected = Failure::new(ErrorCode::InvalidJson, message, OTHER_SERVER);
    let response = RawResponse { status: None, ..ok(body) };
    assert_eq!(failed(response, &context(&Secrets::default())), expected);
    let expected = Failure { http_status: Some(200), ..*expected };
    assert_eq!(*failed(ok(body), &context(&Secrets::default())), expected);
}

#[test]
fn a_syntax_error_is_reported_with_its_position() {
    invalid_json(b"", "The response is not JSON: it is empty.");
    invalid_json(b" \n", "The response is not JSON: expected a value at byte 2.");
    invalid_json(b"<html>", "The response is not JSON: expected a value at byte 0.");
    invalid_json(b"\xEF\xBB\xBF", "The response is not JSON: expected a value at byte 3.");
    invalid_json(b"{} {}", "The response is not JSON: expected the end at byte 3.");
    invalid_json(b"{\"a\" 1}", "The response is not JSON: expected a colon at byte 5.");
    let message = "The response is not JSON: expected a text in double quotes at byte 1.";
    invalid_json(b"{a:1}", message);
    let message = "The response is not JSON: expected a comma or a closing brace at byte 6.";
    invalid_json(b"{\"a\":1", message);
    let message = "The response is not JSON: expected a comma or a closing bracket at byte 2.";
    invalid_json(b"[1", message);
    invalid_json(b"{\"a", "The response is not JSON: expected a closing quote at byte 3.");
    invalid_json(b"{\"a\\x", "The response is not JSON: expected a JSON escape at byte 3.");
    let message =
        "The response is not JSON: expected an escape instead of a control character at byte 3.";
    invalid_json(b"{\"a\n", message);
    let message = "The response is not JSON: expected a number that a double can hold at byte 5.";
    invalid_json(b"{\"a\":1e309}", message);
    let message = "The response is not JSON: expected nesting of at most 128 at byte 128.";
    invalid_json("[".repeat(129).as_bytes(), message);
}

#[track_caller]
fn unusable(body: &str, message: &str, issues: &[ValidationIssue]) {
    let expected = Failure {
        http_status: Some(200),
        issues: issues.into(),
        ..*Failure::new(ErrorCode::InvalidResponse, message, ASK_ABOUT_IT)
    };
    assert_eq!(*failure(200, body), expected);
}

#[test]
fn json_that_is_no_object_is_quoted() {
    for json in ["null", "true", "7", "\"t\"", "[]", "[{\"error_code\":\"123009\"}]"] {
        let message = format!("The response is JSON, but not an object; received {json}.");
        unusable(&format!(" {json} "), &message, &[]);
    }
    let (long, cut) = (format!("\"{}\"", "x".repeat(200)), format!("\"{}", "x".repeat(119)));
    unusable(&long, &format!("The response is JSON, but not an object; received {cut}."), &[]);
}

#[test]
fn a_response_without_an_id_or_a_status_is_no_task() {
    for (path, sentence) in [
        ("operationId", "`operationId` should be a text that is not empty; it is missing."),
        ("status", "`status` should be wait, processing, failed, success or stop; it is missing."),
    ] {
        let message = format!("The response is not a usable upgrade task: {sentence}");
        for body in [without(&[path]), with(&[(path, "null")])] {
            unusable(&body, &message, &[missing(path, sentence)]);
        }
    }
    for raw in ["\"\"", "true", "[]", "{}"] {
        let sentence = format!("`operationId` should be a text that is not empty; received {raw}.");
        let issue = violation(IssueCode::WrongType, "operationId", raw, &sentence);
        let message = format!("The response is not a usable upgrade task: {sentence}");
        unusable(&with(&[("operationId", raw)]), &message, &[issue]);
    }
}

#[test]
fn a_response_that_is_no_task_reports_all_invalid_fields() {
    let found = failure(200, "{}");
    let paths: Vec<&str> = found.issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(paths, ["operationId", "operateType", "targets", "status", "staResult"]);
    assert!(found.issues.iter().all(|issue| issue.code == IssueCode::Missing));
    let message = "The response is not a usable upgrade task: `operationId` should be a text that is not empty; it is missing.";
    assert_eq!(found.message, message);
}

fn strictly(secrets: &Secrets) -> ParseContext<'_> {
    ParseContext { validation: Validation::Strict, ..context(secrets) }
}

#[test]
fn strict_makes_a_failure_of_any_issue() {
    let none = Secrets::default();
    let body = with(&[("status", "\"x\"")]);
    let expected = Failure {
        http_status: Some(200),
        issues: task(&body).issues,
        ..*Failure::new(
            ErrorCode::InvalidResponse,
            "The response has an issue: `status` should be wait, processing, failed, success or stop; received \"x\".",
            SEE_ISSUES,
        )
    };
    assert_eq!(*failed(ok(body.as_bytes()), &strictly(&none)), expected);

    let body = with(&[("status", "\"x\""), ("createTime", "\"\""), ("stopTime", "7")]);
    let found = failed(ok(body.as_bytes()), &strictly(&none));
    let message = "The response has 3 issues, the first being: `createTime` should be a time in the form yyyyMMdd'T'HHmmss'Z'; received \"\", which counts as absent.";
    assert_eq!(found.message, message);
    assert_eq!(found.issues, task(&body).issues);
    assert_eq!(interpret(ok(BASE.as_bytes()), &strictly(&none)), Ok(Box::new(task(BASE))));
}

#[test]
fn a_response_over_the_limit_is_not_read() {
    let message = "The response is larger than `maxResponseBytes`, 1048576 bytes.";
    let hint = "Check that the base URL leads to the platform's northbound API, or raise maxResponseBytes.";
    let none = Secrets::default();
    let response = |status| RawResponse {
        status: Some(status),
        retry_after: None,
        body: Body::TooLarge(1_048_576),
    };
    let expected = Failure {
        http_status: Some(200),
        ..*Failure::new(ErrorCode::InvalidResponse, message, hint)
    };
    assert_eq!(*failed(response(200), &context(&none)), expected);
    assert_eq!(failed(response(502), &context(&none)), failure(502, "<html>"));
}

#[test]
fn every_2xx_status_may_carry_a_task() {
    let none = Secrets::default();
    for status in [None, Some(200), Some(203), Some(299)] {
        let response = RawResponse { status, ..ok(BASE.as_bytes()) };
        assert_eq!(interpret(response, &context(&none)), Ok(Box::new(task(BASE))));
    }
    for status in [199, 300, 404] {
        assert_eq!(failure(status, BASE).code, ErrorCode::HttpError);
    }
    assert_eq!(failure(204, "").message, "The response is not JSON: it is empty.");
}

#[test]
fn retry_after_is_kept_for_what_can_pass() {
    let none = Secrets::default();
    let header = |text, date_ms| Some(RetryAfter { text, date_ms });
    let (seven, soon) = (header("7", f64::NAN), header("soon", f64::NAN));
    let in_two_minutes = header("Fri, 01 Mar 2024 08:02:37 GMT", NOW_MS + 120_000.0);
    let a_second_ago = header("Fri, 01 Mar 2024 08:00:36 GMT", NOW_MS - 1_000.0);
    for (status, body, header, expected) in [
        (429, "", seven, Some(7_000)),
        (429, "", soon, Some(23_000)),
        (429, "", None, Some(23_000)),
        (403, r#"{"error_code":1010009}"#, in_two_minutes, Some(120_000)),
        (403, r#"{"error_code":1010009}"#, a_second_ago, Some(23_000)),
        (503, "", seven, Some(7_000)),
        (503, "", soon, None),
        (500, r#"{"error_code":50252}"#, seven, Some(7_000)),
        (404, "", seven, None),
        (403, r#"{"error_code":1010005}"#, seven, None),
        (200, "", seven, None),
    ] {
        let response =
            RawResponse { status: Some(status), retry_after: header, ..ok(body.as_bytes()) };
        assert_eq!(
            failed(response, &context(&none)).retry_after_ms,
            expected,
            "{status} {header:?}"
        );
    }
    let next_minute = ParseContext { now_ms: NOW_MS + 23_000.0, ..context(&none) };
    let response = RawResponse { status: Some(429), ..ok(b"") };
    assert_eq!(failed(response, &next_minute).retry_after_ms, Some(60_000));
}

#[test]
fn no_secret_is_repeated() {
    let secrets = Secrets::new(&["t0k3n", "key-4711"]);
    let body = with(&[
        ("status", r#""\u00740k3n""#),
        ("stopTime", r#"["key-4711"]"#),
        ("targets.devices", r#"[{"t0k3n":1}]"#),
        ("extendPara", r#""t0k3n""#),
    ]);
    let read = interpret(ok(body.as_bytes()), &context(&secrets)).expect("a task");
    let received: Vec<_> = read.issues.iter().map(|issue| issue.received.as_deref()).collect();
    let expected =
        [r#"["[redacted]"]"#, r#"{"[redacted]":1}"#, r#""[redacted]""#, r#""[redacted]""#];
    assert_eq!(received, expected.map(Some));
    let found = failed(ok(body.as_bytes()), &strictly(&secrets));
    let found =
        format!("{found:?}{:?}{:?}", read.issues, failed(ok(b"[\"t0k3n\"]"), &context(&secrets)));
    assert!(!found.contains("t0k3n") && !found.contains("4711"), "{found}");
}

#[test]
fn the_cause_of_a_failure_is_told_whatever_else_is_wrong() {
    let ones = vec!["1"; 5_000].join(",");
    let body = with(&[("targets.devices", &format!("[{ones}]")), ("status", "null")]);
    let failure = failure(200, &body);
    let message = "The response is not a usable upgrade task: `status` should be wait, processing, failed, success or stop; it is missing.";
    assert_eq!(failure.message, message);
    assert_eq!(failure.issues.len(), 1_000);
}

#[test]
fn utf_16_is_told_as_such() {
    let utf_16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| {
        format!("{mark}{BASE}").encode_utf16().flat_map(bytes).collect::<Vec<_>>()
    };
    for body in [
        utf_16("\u{feff}", u16::to_le_bytes),
        utf_16("\u{feff}", u16::to_be_bytes),
        utf_16("", u16::to_le_bytes),
        utf_16("", u16::to_be_bytes),
    ] {
        let saved = RawResponse { status: None, ..ok(&body) };
        let failure = failed(saved, &context(&Secrets::default()));
        assert_eq!(failure.code, ErrorCode::InvalidJson);
        assert_eq!(failure.message, "The response is not JSON in UTF-8: it is UTF-16.");
        assert_eq!(failure.hint, SAVE_AS_UTF_8);
        // Nobody saved what a server sent.
        let sent = failed(ok(&body), &context(&Secrets::default()));
        assert_eq!(sent.message, failure.message);
        assert!(sent.hint.starts_with("Check that the base URL leads to the platform's"));
    }
}

#[test]
fn another_encoding_of_a_saved_response_is_told_as_such() {
    // "é" in Latin-1, "设备" in GBK.
    for name in [&b"\xe9"[..], b"\xc9\xe8\xb1\xb8"] {
        let body = [br#"{"operationId":""#, name, br#"","status":"wait"}"#].concat();
        let saved = RawResponse { status: None, ..ok(&body) };
        let failure = failed(saved, &context(&Secrets::default()));
        assert_eq!(failure.code, ErrorCode::InvalidJson);
        assert_eq!(failure.message, "The response is not JSON: expected UTF-8 at byte 16.");
        assert_eq!(failure.hint, SAVE_AS_UTF_8);
        let sent = failed(ok(&body), &context(&Secrets::default()));
        assert!(sent.hint.starts_with("Check that the base URL leads to the platform's"));
    }
}

const SAVE_AS_UTF_8: &str =
    "Save the response as UTF-8: PowerShell writes another encoding unless it is told otherwise.";
