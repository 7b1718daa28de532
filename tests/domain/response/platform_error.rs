use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::request::secrets::Secrets;

use crate::support::{context, failed, failure, ok, task, with};

const CHECK_OPERATION_ID: &str = "Check whether the operationId carried in the request is correct.";
const CHECK_FORMAT: &str =
    "Check whether the format of the operationId carried in the request is correct.";
const SIGN_IN: &str = "A server in front of the platform, such as a proxy or a gateway, wants a login: sign in there, or exempt the platform's path from it.";
const PASS_THE_GATEWAY: &str = "A login page or a gateway answers in front of the platform: sign in there, or check that the base URL and the proxy lead to the platform itself.";
const CHECK_TOKEN: &str = "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform.";
const CHECK_HEADER: &str = "Check that the header with the app key (app_key, or as set by appKeyHeader) reaches the platform: nginx drops it unless underscores_in_headers is on.";
const CALL_LESS: &str = "Contact the IoT platform's maintenance personnel to adjust the flow control threshold, or call the API less often.";
const LOOK_UP: &str = "Look up the code in the platform's documentation, or ask the platform's maintenance personnel.";
const CHECK_WAY: &str =
    "Check that the base URL leads to the platform, and the proxies on the way to it.";

/// At 23 seconds before the end of a minute; of these failures the throttled one alone can pass.
#[track_caller]
fn means(
    status: u16,
    body: &str,
    code: ErrorCode,
    message: &str,
    hint: &'static str,
) -> Box<Failure> {
    let failure = failure(status, body);
    let throttled = code == ErrorCode::Throttled;
    let expected = Failure {
        http_status: Some(status),
        platform_code: failure.platform_code.clone(),
        platform_message: failure.platform_message.clone(),
        retryable: throttled,
        retry_after_ms: throttled.then_some(23_000),
        ..*Failure::new(code, message, hint)
    };
    assert_eq!(*failure, expected, "{body}");
    failure
}

#[test]
fn the_documented_codes_in_both_shapes() {
    for (status, code, meaning, what, hint) in [
        (
            400,
            "120015",
            ErrorCode::BadRequest,
            "The platform calls the request malformed",
            CHECK_FORMAT,
        ),
        (
            403,
            "1010009",
            ErrorCode::Throttled,
            "The application asks more often than the platform allows",
            CALL_LESS,
        ),
        (
            403,
            "1010005",
            ErrorCode::Unauthorized,
            "The platform does not accept the access token or the app key",
            CHECK_TOKEN,
        ),
        (
            404,
            "123009",
            ErrorCode::TaskNotFound,
            "The platform knows no such upgrade task",
            CHECK_OPERATION_ID,
        ),
    ] {
        let message = format!("{what} (HTTP {status}, code {code}: Words.).");
        for body in [
            format!(r#"{{"error_code":"{code}","error_desc":"Words."}}"#),
            format!(r#"{{"resultcode":{code},"resultmsg":"Words."}}"#),
            format!(r#"{{"resultcode":"-{code}","error_msg":"Words."}}"#),
        ] {
            let failure = means(status, &body, meaning, &message, hint);
            assert_eq!(failure.platform_code.as_deref(), Some(code));
            assert_eq!(failure.platform_message.as_deref(), Some("Words."));
        }
        for status in [None, Some(200), Some(400), Some(404), Some(500), Some(503)] {
            let failure = failure(status, &format!(r#"{{"error_code":{code}}}"#));
            assert_eq!(failure.code, meaning, "{code}, {status:?}");
            assert_eq!(failure.retryable, meaning == ErrorCode::Throttled, "{code}, {status:?}");
        }
    }
}

#[test]
fn any_other_code_is_an_error_of_the_platform() {
    let body = r#"{"error_code":"IOTDA.000006"}"#;
    let message = "The platform reports an error (HTTP 400, code IOTDA.000006).";
    let found = means(400, body, ErrorCode::PlatformError, message, LOOK_UP);
    assert_eq!(found.platform_code.as_deref(), Some("IOTDA.000006"));
    assert_eq!(found.platform_message, None);
    for (status, retryable) in [
        (200, false),
        (400, false),
        (403, false),
        (499, false),
        (500, true),
        (504, true),
        (599, true),
    ] {
        let failure = failure(status, body);
        assert_eq!(
            (failure.code, failure.retryable),
            (ErrorCode::PlatformError, retryable),
            "{status}"
        );
        assert_eq!(failure.retry_after_ms, None);
    }
}

#[test]
fn a_saved_error_has_no_status() {
    let expected = Failure {
        platform_code: Some("123009".into()),
        platform_message: Some("gone".into()),
        ..*Failure::new(
            ErrorCode::TaskNotFound,
            "The platform knows no such upgrade task (code 123009: gone).",
            CHECK_OPERATION_ID,
        )
    };
    assert_eq!(*failure(None, r#"{"error_code":"123009","error_desc":"gone"}"#), expected);
    assert!(!failure(None, r#"{"error_code":"50252"}"#).retryable);
}

#[test]
fn http_401_is_unauthorized_whatever_its_code() {
    let what = "The platform does not accept the access token or the app key";
    for code in ["100208", "1010009", "123009", "120015"] {
        let message = format!("{what} (HTTP 401, code {code}).");
        let body = format!(r#"{{"error_code":"{code}"}}"#);
        means(401, &body, ErrorCode::Unauthorized, &message, CHECK_TOKEN);
    }
}

#[test]
fn http_401_without_a_code_is_not_told_as_the_platforms() {
    let message = "The response is an HTTP error without a code of the platform (HTTP 401).";
    let found = means(401, "<html>", ErrorCode::Unauthorized, message, SIGN_IN);
    assert_eq!((found.platform_code, found.platform_message), (None, None));
}

#[test]
fn a_redirect_is_an_http_error_of_something_in_front_of_the_platform() {
    for status in [301, 302, 303, 307, 308] {
        let message = format!("The response is a redirect, which is not followed (HTTP {status}).");
        means(status, "", ErrorCode::HttpError, &message, PASS_THE_GATEWAY);
    }
}

#[test]
fn the_status_of_a_redirect_that_the_browser_hides_is_not_told() {
    let failure = failure(0, "");
    assert_eq!(failure.message, "The response is a redirect, which is not followed.");
    assert_eq!((failure.code, failure.hint), (ErrorCode::HttpError, PASS_THE_GATEWAY));
}

#[test]
fn a_page_beyond_the_limit_has_a_hint_about_its_options() {
    let body = r#"{"error_code":"123029"}"#;
    let message = "The platform calls the request malformed (HTTP 400, code 123029).";
    let hint = "Check the pageNo and the pageSize carried in the request.";
    means(400, body, ErrorCode::BadRequest, message, hint);
}

#[test]
fn a_missing_app_key_has_a_hint_about_its_header() {
    let body = r#"{"error_code":"100025"}"#;
    let message =
        "The platform does not accept the access token or the app key (HTTP 401, code 100025).";
    means(401, body, ErrorCode::Unauthorized, message, CHECK_HEADER);
    let message = "The platform reports an error (HTTP 403, code 100025).";
    means(403, body, ErrorCode::PlatformError, message, CHECK_HEADER);
}

#[test]
fn http_429_is_throttled() {
    let what = "The application asks more often than the platform allows";
    means(429, "", ErrorCode::Throttled, &format!("{what} (HTTP 429)."), CALL_LESS);
    let message = format!("{what} (HTTP 429, code 7).");
    means(429, r#"{"error_code":7}"#, ErrorCode::Throttled, &message, CALL_LESS);
}

#[test]
fn a_proxy_that_does_not_reach_the_platform_keeps_the_reason_to_itself() {
    for status in [502, 504] {
        let hint = failure(status, "<html>Bad Gateway</html>").hint;
        assert_eq!(
            hint,
            "A proxy in front of the platform does not reach it: the cause, such as a certificate, is in its error log."
        );
    }
}

#[test]
fn another_status_without_a_code_is_an_http_error() {
    let html = "<html>502 Bad Gateway</html>";
    for status in [100, 304, 400, 403, 404, 407, 409, 426, 501, 505, 511] {
        let message = format!(
            "The response is an HTTP error without a code of the platform (HTTP {status})."
        );
        means(status, html, ErrorCode::HttpError, &message, CHECK_WAY);
    }
    for status in [408, 425, 500, 502, 503, 504] {
        for body in ["", html, "{}", "[]", r#"{"error_code":0}"#, &with(&[])] {
            let failure = failure(status, body);
            assert_eq!((failure.code, failure.retryable), (ErrorCode::HttpError, true), "{status}");
            assert_eq!((failure.http_status, failure.retry_after_ms), (Some(status), None));
            assert_eq!((failure.platform_code, failure.platform_message), (None, None));
        }
    }
}

#[track_caller]
fn has_code(body: &str, expected: &str) {
    assert_eq!(failure(400, body).platform_code.as_deref(), Some(expected), "{body}");
}

#[test]
fn a_code_is_a_number_or_a_text_without_its_sign() {
    has_code(r#"{"error_code":100203}"#, "100203");
    has_code(r#"{"error_code":-100203}"#, "100203");
    has_code(r#"{"error_code":1002.03e2}"#, "100203");
    has_code(r#"{"error_code":-2.5}"#, "2.5");
    has_code(r#"{"error_code":-99999999999999999999}"#, "99999999999999999999");
    has_code(r#"{"error_code":"+7"}"#, "7");
    has_code(r#"{"error_code":" -7 "}"#, "7");
    has_code(r#"{"error_\u0063ode":"\u0037"}"#, "7");
    has_code(r#"{"resultcode":"1","error_code":"2"}"#, "2");
    for none in ["null", "0", "-0", "0.0", "\"\"", "\"0\"", "\"-0\"", "\" \"", "true", "[7]", "{}"]
    {
        has_code(&format!(r#"{{"error_code":{none},"resultcode":7}}"#), "7");
    }
}

#[test]
fn without_a_code_it_is_no_error_body() {
    for none in ["null", "0", "-0", "0.0", "\"\"", "\"0\"", "\"-0\"", "\" \"", "true", "[7]", "{}"]
    {
        let body = with(&[("error_code", none), ("resultcode", none), ("error_desc", "\"words\"")]);
        assert_eq!(task(&body), task(&with(&[])), "{none}");
    }
    let body = with(&[("extendPara.error_code", "\"123009\""), ("x", r#"{"error_code":1}"#)]);
    assert_eq!(task(&body).issues, []);
}

#[track_caller]
fn has_message(members: &str, expected: Option<&str>) {
    let body = format!(r#"{{"error_code":7,{members}}}"#);
    assert_eq!(failure(400, &body).platform_message.as_deref(), expected, "{members}");
}

#[test]
fn the_message_is_the_first_that_is_not_empty() {
    has_message(r#""error_msg":"c","resultmsg":"b","error_desc":"a""#, Some("a"));
    has_message(r#""error_msg":"c","resultmsg":"b","error_desc":null"#, Some("b"));
    has_message(r#""error_msg":"c","resultmsg":"","error_desc":["a"]"#, Some("c"));
    has_message(r#""error_desc":404"#, Some("404"));
    has_message(r#""error_desc":"a\ud800<b>""#, Some("a\u{FFFD}<b>"));
    has_message(r#""error_msg":{}"#, None);
    let words = r#"{"error_code":7,"error_desc":"app throttle exceed. Invalid access token"}"#;
    assert_eq!(failure(403, words).code, ErrorCode::PlatformError);
}

#[test]
fn long_words_are_cut_in_the_sentence_alone() {
    let (code, words) = ("7".repeat(200), "w".repeat(200));
    let found = failure(400, &format!(r#"{{"error_code":"{code}","error_desc":"{words}"}}"#));
    let (cut_code, cut_words) = ("7".repeat(120), "w".repeat(120));
    let message =
        format!("The platform reports an error (HTTP 400, code {cut_code}: {cut_words}).");
    assert_eq!(found.message, message);
    assert_eq!((found.platform_code, found.platform_message), (Some(code), Some(words)));
}

#[test]
fn no_secret_is_repeated() {
    let secrets = Secrets::new(&["t0k3n", "23"]);
    let body = br#"{"error_code":"E\u002dt0k3n","error_desc":"\u00740k3n of 23 is not right"}"#;
    let found = failed(ok(body), &context(&secrets));
    assert_eq!(found.platform_code.as_deref(), Some("E-[redacted]"));
    assert_eq!(found.platform_message.as_deref(), Some("[redacted] of [redacted] is not right"));
    let message = "The platform reports an error (HTTP 200, code E-[redacted]: [redacted] of [redacted] is not right).";
    assert_eq!(found.message, message);
}

#[test]
fn a_secret_that_looks_like_a_code_does_not_change_its_meaning() {
    let secrets = Secrets::new(&["123009"]);
    let found = failed(ok(br#"{"error_code":"123009"}"#), &context(&secrets));
    assert_eq!(found.code, ErrorCode::TaskNotFound);
    assert_eq!(found.platform_code.as_deref(), Some("[redacted]"));
}
