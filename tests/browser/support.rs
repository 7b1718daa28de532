//! What the tests share.

use iot_upgrade_task::bindings::api;
use iot_upgrade_task::bindings::event::EventKind;
use iot_upgrade_task::bindings::session::Session;
use iot_upgrade_task::bindings::task;
use iot_upgrade_task::bindings::transport::Transport;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/browser/support.js")]
extern "C" {
    type TestTransport;

    #[wasm_bindgen(constructor)]
    fn new() -> TestTransport;

    /// Has the global `fetch` resolve with this.
    pub fn respond(status: u16, body: &str, headers: &JsValue);

    /// Has the global `fetch` reject.
    pub fn reject();

    /// Has the global `fetch` resolve with a response that was read before.
    #[wasm_bindgen(js_name = respondWithUsedBody)]
    pub fn respond_with_used_body();

    /// What the global `fetch` was called with.
    #[wasm_bindgen(js_name = requestSent)]
    pub fn request_sent() -> JsValue;
}

pub const TASK: &str = r#"{"operationId":"op-1","createTime":"20240301T080000Z","startTime":null,"operateType":"firmware_upgrade","targets":{"devices":["d1","设备-2","d\u0000,3"]},"policy":{"executeType":"now","retryType":true,"retryTimes":3},"status":"wait","staResult":{"total":3,"wait":3,"processing":0,"success":0,"fail":0,"stop":0,"timeout":0},"extendPara":{"fileVersion":"V1","__proto__":{"x":1},"n":[1,null]}}"#;

/// As `callArguments` of `client/arguments.js` describes a call, with more client options.
pub fn arguments(options: &[(&str, &str)]) -> String {
    let argument = |group: &str, name: &str, kind: &str, text: &str| {
        format!(r#""{group}","{name}","{kind}","{text}""#)
    };
    let mut list = vec![
        argument("call", "operationId", "text", "op-1"),
        argument("call", "accessToken", "text", "token-0815"),
        argument("call", "client", "object", ""),
        argument("client", "baseUrl", "text", "https://h.example/x/"),
        argument("client", "appKey", "text", "key-4711"),
        argument("url", "href", "text", "https://h.example/x/"),
    ];
    list.extend(options.iter().map(|(name, number)| argument("client", name, "number", number)));
    format!("[{}]", list.join(","))
}

/// A property, by its dotted path.
#[track_caller]
pub fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

pub fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().unwrap()
}

pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// An object with these properties.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

/// A failure has a code.
pub fn parse(body: &str) -> Result<JsValue, JsValue> {
    task::start();
    let result = api::parse(body.as_bytes(), None);
    if Reflect::has(&result, &"code".into()).unwrap() { Err(result) } else { Ok(result) }
}

/// The command that follows from an event of this kind.
pub fn next(session: &mut Session, kind: EventKind) -> JsValue {
    task::start();
    session.next(None, 0.0, 0.0, 0.0, false, false, false, kind, None, None)
}

/// Goes up to the exchange and through it; the command that follows.
pub async fn attempt(session: &mut Session) -> JsValue {
    next(session, EventKind::Wake);
    next(session, EventKind::Permit);
    let transport = JsValue::from(TestTransport::new()).unchecked_into::<Transport>();
    JsFuture::from(session.send(transport)).await.unwrap();
    next(session, EventKind::Response)
}
