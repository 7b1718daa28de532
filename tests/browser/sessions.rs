//! A query and a watch as `client/driver.js` runs them: events in, plain objects out, and the
//! exchange between them.

use iot_upgrade_task::bindings::event::EventKind;
use iot_upgrade_task::bindings::session::Session;
use js_sys::Date;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    TASK, arguments, attempt, get, json, next, object, reject, request_sent, respond,
    respond_with_used_body, text,
};

fn query(options: &[(&str, &str)]) -> Session {
    Session::query(&arguments(options)).unwrap()
}

fn respond_with(status: u16, body: &str) {
    respond(status, body, &object(&[]));
}

#[wasm_bindgen_test]
async fn a_query_is_a_permit_a_request_and_a_task() {
    respond_with(200, TASK);
    let mut session = query(&[]);
    assert_eq!(
        json(&next(&mut session, EventKind::Wake)),
        r#"{"kind":"acquire_permit","timeoutMs":null,"budget":3022222205677782,"requestsPerMinute":100,"leaseMs":30000}"#
    );
    let send = next(&mut session, EventKind::Permit);
    assert_eq!((text(&send, "kind").as_str(), get(&send, "timeoutMs")), ("send", 30_000.into()));
    let command = attempt(&mut session).await;
    assert_eq!(text(&command, "kind"), "return");
    assert_eq!(text(&command, "value.operationId"), "op-1");
    assert!(get(&command, "value.createTime").is_instance_of::<Date>());
    assert_eq!(text(&next(&mut session, EventKind::Wake), "kind"), "done");
}

#[wasm_bindgen_test]
async fn the_request_is_what_the_platform_documents() {
    respond_with(200, TASK);
    attempt(&mut query(&[])).await;
    assert_eq!(
        json(&request_sent()),
        r#"{"method":"GET","url":"https://h.example/x/iodm/northbound/v1.5.0/operations/op-1","headers":{"accept":"application/json","app_key":"key-4711","authorization":"Bearer token-0815"},"cache":"no-store","credentials":"same-origin","redirect":"manual","referrerPolicy":"no-referrer"}"#
    );
}

#[wasm_bindgen_test]
async fn a_failure_is_thrown_as_a_plain_object_with_every_property() {
    respond_with(404, r#"{"error_code":"123009","error_desc":"gone"}"#);
    let command = attempt(&mut query(&[])).await;
    assert_eq!(text(&command, "kind"), "throw");
    assert_eq!(
        json(&get(&command, "value")),
        r#"{"code":"task_not_found","message":"The platform knows no such upgrade task (HTTP 404, code 123009: gone).","httpStatus":404,"platformCode":"123009","platformMessage":"gone","retryable":false,"retryAfterMs":null,"hint":"Check whether the operationId carried in the request is correct.","operationId":"op-1","issues":[]}"#
    );
}

#[wasm_bindgen_test]
async fn retry_after_is_read_from_the_response() {
    respond(503, "", &object(&[("retry-after", "7".into())]));
    let command = attempt(&mut query(&[])).await;
    assert_eq!(text(&command, "kind"), "wait");
    assert!(get(&command, "timeoutMs").as_f64().unwrap() >= 7_000.0);
}

#[wasm_bindgen_test]
async fn an_exchange_that_fails_is_a_network_error() {
    let once = &[("maxAttempts", "1")];
    reject();
    assert_eq!(text(&attempt(&mut query(once)).await, "value.code"), "network");
    respond_with_used_body();
    assert_eq!(text(&attempt(&mut query(once)).await, "value.code"), "network");
}

#[wasm_bindgen_test]
async fn a_body_is_read_up_to_the_limit() {
    respond_with(200, TASK);
    let limited = |bytes: usize| query(&[("maxResponseBytes", &bytes.to_string())]);
    assert_eq!(text(&attempt(&mut limited(TASK.len())).await, "kind"), "return");
    let command = attempt(&mut limited(TASK.len() - 1)).await;
    assert_eq!(text(&command, "value.code"), "invalid_response");
}

#[wasm_bindgen_test]
async fn a_watch_emits_updates_in_their_public_shape() {
    let mut session = Session::watch(&arguments(&[]), 0.0).unwrap();
    respond_with(200, TASK);
    let first = get(&attempt(&mut session).await, "value");
    assert_eq!(text(&first, "task.operationId"), "op-1");
    assert_eq!(text(&first, "assessment.verdict"), "queued");
    assert_eq!(json(&get(&first, "changes")), "[]");
    assert!(get(&first, "poll.askedAt").is_instance_of::<Date>());
    assert_eq!(get(&first, "poll.changedAt"), JsValue::NULL);
    assert_eq!(get(&first, "poll.nextInMs"), 15_000);
    assert_eq!(get(&first, "error"), JsValue::NULL);

    session.refresh();
    respond_with(200, &TASK.replace(r#""status":"wait""#, r#""status":"success""#));
    let last = get(&attempt(&mut session).await, "value");
    assert_eq!(json(&get(&last, "changes")), r#"[{"path":"status","from":"wait","to":"success"}]"#);
    assert_eq!(get(&last, "poll.nextInMs"), JsValue::NULL);
    assert_eq!(text(&next(&mut session, EventKind::Wake), "kind"), "done");
}

#[wasm_bindgen_test]
async fn a_watch_emits_a_failure_that_it_retries() {
    let mut session = Session::watch(&arguments(&[]), 0.0).unwrap();
    reject();
    let update = get(&attempt(&mut session).await, "value");
    assert_eq!(text(&update, "error.code"), "network");
    assert_eq!(get(&update, "task"), JsValue::NULL);
    assert_eq!(get(&update, "assessment"), JsValue::NULL);
}

#[wasm_bindgen_test]
fn bad_arguments_are_thrown_as_failures() {
    let thrown = Session::query(&arguments(&[("interval", "5")])).unwrap_err();
    assert_eq!(text(&thrown, "code"), "invalid_argument");
    assert_eq!(text(&thrown, "operationId"), "op-1");
}
