//! A caller's side of the boundary.

use iot_upgrade_task::js::api;
use iot_upgrade_task::js::options::Value;
use iot_upgrade_task::js::question::Question;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/browser/support.js")]
extern "C" {
    /// A `fetch` that answers with this, and keeps the requests in its property `requests`.
    pub fn answering(status: u16, body: &str) -> Function;

    /// A `fetch` whose answer never comes; it rejects when its signal is aborted.
    pub fn silent() -> Function;

    /// A `fetch` that rejects with this.
    pub fn rejecting(reason: &JsValue) -> Function;

    /// A token function that answers with these, one after the other, and keeps the reasons.
    pub fn tokens(answers: Vec<String>) -> Function;
}

#[wasm_bindgen(module = "/src/js/question.js")]
extern "C" {
    type Asking;

    #[wasm_bindgen(constructor)]
    fn new(question: Question, token: &JsValue, client_options: &JsValue, call: &Call) -> Asking;

    #[wasm_bindgen(method)]
    fn query(this: &Asking) -> Promise;
}

#[wasm_bindgen(module = "/src/js/wait.js")]
extern "C" {
    type Call;

    /// Calls the function with an error where the call is lost.
    #[wasm_bindgen(constructor)]
    fn new(reject: &Function) -> Call;

    #[wasm_bindgen(method, catch)]
    fn follow(this: &Call, signal: &JsValue) -> Result<(), JsValue>;
}

#[wasm_bindgen(module = "/src/js/options.js")]
extern "C" {
    fn given(value: &JsValue) -> Value;

    #[wasm_bindgen(js_name = givenOptions)]
    fn given_options(options: &JsValue) -> Value;
}

/// What `question.js` imports has to be named to be served with it.
mod beside_it {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/src/js/budget.js")]
    extern "C" {
        fn enter();
    }

    #[wasm_bindgen(module = "/src/js/fetch.js")]
    extern "C" {
        fn exchange();
    }

    #[wasm_bindgen(module = "/src/js/token.js")]
    extern "C" {
        type Tokens;
    }
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
    JsFuture::from(begin_query(token, &options, &JsValue::UNDEFINED)?).await
}

/// A query that nobody supervises; the signal aborts it.
pub fn begin_query(
    token: impl Into<JsValue>,
    options: &JsValue,
    signal: &JsValue,
) -> Result<Promise, JsValue> {
    let token = token.into();
    let question = Question::new(
        &given(&"op-1".into()),
        &given(&token),
        &given_options(options),
        &given_options(&JsValue::UNDEFINED),
        None,
    )?;
    let call = Call::new(&Function::new_no_args(""));
    call.follow(signal)?;
    Ok(Asking::new(question, &token, options, &call).query())
}

pub fn parse(body: &str) -> Result<JsValue, JsValue> {
    api::parse(body.as_bytes(), None)
}
