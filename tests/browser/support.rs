//! A caller's side of the boundary.

use iot_upgrade_task::js::api;
use iot_upgrade_task::js::wait::Call;
use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/browser/support.js")]
extern "C" {
    /// A call as the package's supervisor makes it, but that nobody supervises.
    pub fn call() -> Call;

    /// A `fetch` that answers with this, and keeps the requests in its property `requests`.
    pub fn answering(status: u16, body: &str) -> Function;

    /// A `fetch` whose answer never comes; it rejects when its signal is aborted.
    pub fn silent() -> Function;

    /// A `fetch` that rejects with this.
    pub fn rejecting(reason: &JsValue) -> Function;

    /// A token function that answers with these, one after the other, and keeps the reasons.
    pub fn tokens(answers: Vec<String>) -> Function;
}

pub const ANSWER: &str = r#"{"operationId":"op-1","createTime":"20240301T080000Z","startTime":null,"operateType":"firmware_upgrade","targets":{"devices":["d1","设备-2","d\u0000,3"]},"policy":{"executeType":"now","retryType":true,"retryTimes":3},"status":"wait","staResult":{"total":3,"wait":3,"processing":0,"success":0,"fail":0,"stop":0,"timeout":0},"extendPara":{"fileVersion":"V1","__proto__":{"x":1},"n":[1,null]}}"#;

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

/// The options of a client of its own budget.
pub fn options(fetch: &Function, more: &[(&str, JsValue)]) -> JsValue {
    let host = format!("https://h{}.example/", js_sys::Math::random());
    let mut entries = vec![
        ("baseUrl", JsValue::from(host)),
        ("appKey", "key-4711".into()),
        ("maxAttempts", 1.into()),
        ("fetch", fetch.into()),
    ];
    entries.extend_from_slice(more);
    object(&entries)
}

pub async fn query(token: impl Into<JsValue>, options: JsValue) -> Result<JsValue, JsValue> {
    api::query_upgrade_task(call(), "op-1".into(), token.into(), options, JsValue::UNDEFINED).await
}

pub fn parse(body: &str) -> Result<JsValue, JsValue> {
    api::parse_text(body, &JsValue::UNDEFINED)
}
