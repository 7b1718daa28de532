//! A query's effects: the request, the token, the abort, the time.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use super::support::{
    ANSWER, answering, begin_query, get, json, options, query, silent, text, tokens,
};

const REJECTED: &str = r#"{"resultcode":"1010005","resultmsg":"Invalid access token or appId."}"#;

#[wasm_bindgen_test]
async fn the_request_is_what_the_platform_documents() {
    let fetch = answering(200, ANSWER);
    query("token-0815", options(&fetch, &[])).await.unwrap();
    assert_eq!(
        json(&get(&fetch, "requests")),
        r#"[{"method":"GET","path":"/iodm/northbound/v1.5.0/operations/op-1","headers":{"accept":"application/json","app_key":"key-4711","authorization":"Bearer token-0815"},"settings":["no-store","omit","error","no-referrer"]}]"#
    );
}

#[wasm_bindgen_test]
async fn a_token_function_is_asked_once_more_when_its_token_is_rejected() {
    let fetch = answering(403, REJECTED);
    let source = tokens(vec!["old".into(), "new".into()]);
    let error = query(source.clone(), options(&fetch, &[])).await.unwrap_err();
    assert_eq!(text(&error, "code"), "unauthorized");
    assert_eq!(json(&get(&source, "reasons")), r#"["first","rejected"]"#);
    let sent = |index| text(&get(&fetch, "requests"), &format!("{index}.headers.authorization"));
    assert_eq!([sent(0), sent(1)], ["Bearer old", "Bearer new"]);
}

#[wasm_bindgen_test]
async fn an_abort_rejects_with_the_callers_own_reason() {
    for reason in [JsValue::from("user left"), JsValue::NULL, 7.into()] {
        let controller = AbortController::new().unwrap();
        let signal = controller.signal().into();
        let query = begin_query("token", &options(&silent(), &[]), &signal).unwrap();
        controller.abort_with_reason(&reason);
        assert_eq!(JsFuture::from(query).await.unwrap_err(), reason);
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_never_comes_is_a_timeout() {
    let error = query("token", options(&silent(), &[("timeoutMs", 20.into())])).await.unwrap_err();
    assert_eq!(text(&error, "code"), "timeout");
    assert_eq!(text(&error, "message"), "No complete answer came in 20 ms.");
}

#[wasm_bindgen_test]
async fn an_answer_over_the_limit_is_refused() {
    let limit = |bytes: usize| [("maxResponseBytes", JsValue::from(u32::try_from(bytes).unwrap()))];
    let fetch = answering(200, ANSWER);
    query("token", options(&fetch, &limit(ANSWER.len()))).await.unwrap();
    let error = query("token", options(&fetch, &limit(ANSWER.len() - 1))).await.unwrap_err();
    assert_eq!(text(&error, "code"), "invalid_response");
}
