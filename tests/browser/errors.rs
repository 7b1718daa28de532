//! Failures as JavaScript catches them.

use js_sys::Error;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    ANSWER, answering, get, json, object, options, parse, query, rejecting, text,
};

#[wasm_bindgen_test]
fn a_failure_is_an_error_with_every_property() {
    let error = parse(r#"{"error_code":-123009,"error_desc":"gone"}"#).unwrap_err();
    assert!(error.is_instance_of::<Error>());
    assert_eq!(text(&error, "name"), "UpgradeTaskError");
    assert_eq!(
        text(&error, "message"),
        "The platform knows no such upgrade task (code 123009: gone)."
    );
    assert_eq!(
        json(&error),
        r#"{"code":"task_not_found","httpStatus":null,"platformCode":"123009","platformMessage":"gone","retryable":false,"retryAfterMs":null,"hint":"Check whether the operationId carried in the request is correct.","operationId":null,"issues":[]}"#
    );
}

#[wasm_bindgen_test]
async fn a_failed_query_names_the_task_and_the_status() {
    let fetch = answering(502, "<h1>Bad gateway</h1>");
    let error = query("token", options(&fetch, &[])).await.unwrap_err();
    assert_eq!(text(&error, "code"), "http_error");
    assert_eq!(get(&error, "httpStatus"), 502);
    assert_eq!(text(&error, "operationId"), "op-1");
    assert_eq!(get(&error, "retryable"), true);
}

#[wasm_bindgen_test]
async fn whatever_fetch_rejects_with_is_the_cause() {
    for reason in [JsValue::from("left"), JsValue::NULL, object(&[]), Error::new("x").into()] {
        let fetch = rejecting(&reason);
        let error = query("token", options(&fetch, &[])).await.unwrap_err();
        assert_eq!(text(&error, "code"), "network");
        assert_eq!(get(&error, "cause"), reason);
    }
}

#[wasm_bindgen_test]
async fn a_cause_that_tells_a_secret_is_replaced() {
    let fetch = rejecting(&Error::new("Bearer token-0815 and key-4711 refused").into());
    let error = query("token-0815", options(&fetch, &[])).await.unwrap_err();
    assert_eq!(text(&error, "cause.message"), "Bearer [redacted] and [redacted] refused");
}

#[wasm_bindgen_test]
async fn options_are_refused_by_name_before_anything_is_sent() {
    let fetch = answering(200, ANSWER);
    let refused = [
        (
            "timeoutMs",
            f64::NAN.into(),
            "`timeoutMs` must be a whole number from 1 to 2147483647; received NaN.",
        ),
        (
            "timeoutMs",
            JsValue::NULL,
            "`timeoutMs` must be a whole number from 1 to 2147483647; received null.",
        ),
        (
            "maxAttempts",
            "5".into(),
            "`maxAttempts` must be a whole number from 1 to 100; received \"5\".",
        ),
        ("fetch", object(&[]), "`fetch` must be a function; received an object."),
        (
            "validation",
            true.into(),
            "`validation` must be \"tolerant\" or \"strict\"; received true.",
        ),
        (
            "interval",
            5.into(),
            "There is no option \"interval\"; known: baseUrl, appKey, appKeyHeader, timeoutMs, maxAttempts, requestsPerMinute, maxResponseBytes, validation, allowInsecure, fetch.",
        ),
        (
            "baseUrl",
            "//evil.example".into(),
            "`baseUrl` must not lead away from the page's own origin when it is relative; received \"//evil.example\".",
        ),
    ];
    for (option, value, message) in refused {
        let error = query("token", options(&fetch, &[(option, value)])).await.unwrap_err();
        assert_eq!(text(&error, "message"), message);
        assert_eq!(text(&error, "code"), "invalid_argument");
    }
    assert_eq!(json(&get(&fetch, "requests")), "[]");
}
