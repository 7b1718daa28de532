//! What the targets are given.

use iot_upgrade_task::domain::timestamp::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A JSON text of any structure, in any spelling.
pub fn json() -> impl Strategy<Value = String> {
    scalar().prop_recursive(6, 48, 6, |inner| {
        let member = (text(), space(), inner.clone())
            .prop_map(|(key, space, value)| format!("{space}{key}{space}:{space}{value}{space}"));
        prop_oneof![
            (prop::collection::vec(inner, 0..6), space())
                .prop_map(|(elements, space)| format!("[{space}{}{space}]", elements.join(","))),
            prop::collection::vec(member, 0..6)
                .prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

fn scalar() -> BoxedStrategy<String> {
    prop_oneof![
        Just("null".into()),
        any::<bool>().prop_map(|flag| flag.to_string()),
        number(),
        text(),
    ]
    .boxed()
}

/// A number in any spelling, also one that no double holds.
pub fn number() -> BoxedStrategy<String> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,20})",
        "-?(0|[1-9][0-9]{0,20})\\.[0-9]{1,20}",
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,5})?[eE][+-]?[0-9]{1,3}",
        Just("9007199254740991".into()),
        Just("9007199254740992".into()),
        Just("-9007199254740993".into()),
    ]
    .boxed()
}

/// A text in quotes, with and without escapes.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        any::<String>().prop_map(|text| json!(text).to_string()),
        "\"([a-z.]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4}|\u{e9}|\u{6f22}|\u{1f600}){0,8}\"",
    ]
    .boxed()
}

fn space() -> &'static str {
    "[ \t\r\n]{0,2}"
}

/// Bytes that look like JSON here and there.
pub fn soup() -> impl Strategy<Value = Vec<u8>> {
    let bytes =
        r#"(?-u:["\\{}\[\],: \x00\xFF]|null|true|-|1|\.|e|\\u|d800|"x"|[a-z]|\xC3\xA9){0,30}"#;
    prop::string::bytes_regex(bytes).expect("a regular expression")
}

/// A response of the platform with anything in place of some of its fields.
pub fn odd_task() -> impl Strategy<Value = String> {
    let paths = prop::sample::subsequence(PATHS.to_vec(), 0..6);
    (platform_task(), paths, prop::collection::vec(json(), 6), prop::collection::vec(text(), 0..3))
        .prop_map(|(task, paths, values, unknown)| {
            let mut body = task;
            for (index, path) in paths.iter().enumerate() {
                set(&mut body, path, json!(format!("@{index}@")));
            }
            let mut text = body.to_string();
            for (index, value) in values.iter().enumerate() {
                text = text.replace(&format!("\"@{index}@\""), value);
            }
            // Unknown and repeated keys.
            let more: Vec<_> = unknown.iter().map(|key| format!("{key}:{},", values[0])).collect();
            text.replacen('{', &format!("{{{}", more.concat()), 1)
        })
}

const PATHS: [&str; 20] = [
    "operationId",
    "createTime",
    "startTime",
    "stopTime",
    "operateType",
    "targets",
    "policy",
    "status",
    "staResult",
    "extendPara",
    "targets.devices",
    "targets.deviceGroups",
    "targets.model",
    "policy.executeType",
    "policy.startTime",
    "policy.retryType",
    "policy.retryTimes",
    "staResult.total",
    "staResult.fail",
    "extendPara.fileVersion",
];

const OPERATE_TYPES: [&str; 2] = ["firmware_upgrade", "software_upgrade"];
const STATUSES: [&str; 5] = ["wait", "processing", "failed", "success", "stop"];

fn set(value: &mut Value, path: &str, new: Value) {
    match path.split_once('.') {
        Some((key, rest)) if value[key].is_object() => set(&mut value[key], rest, new),
        Some(_) => {}
        None => value[path] = new,
    }
}

/// A response exactly as the documentation describes it.
pub fn platform_task() -> impl Strategy<Value = Value> {
    let counts = prop::collection::vec(0..1_000_u32, 6);
    let devices = prop::collection::vec("[a-zA-Z0-9_漢-]{1,20}", 1..20);
    let times = (0..4_000_000_000_u32, 0..100_000_u32, 0..100_000_u32, 0..100_000_u32);
    let words = (0..2_usize, 0..5_usize, any::<bool>(), 1..=5_u8, any::<bool>());
    ("[a-z0-9-]{1,36}", counts, devices, times, words, any::<String>()).prop_map(
        |(
            id,
            counts,
            devices,
            (created, a, b, c),
            (kind, status, retry, times, window),
            version,
        )| {
            let time = |seconds: u32| timestamp(f64::from(seconds) * 1_000.0);
            let mut policy = json!({ "executeType": "now", "retryType": retry });
            if window {
                policy["executeType"] = json!("custom");
                policy["startTime"] = json!(time(created + a));
                policy["endTime"] = json!(time(created + a + b));
            }
            if retry {
                policy["retryTimes"] = json!(times);
            }
            let names = ["wait", "processing", "success", "fail", "stop", "timeout"];
            let mut sta_result: Map<_, _> = names
                .iter()
                .zip(&counts)
                .map(|(name, count)| ((*name).into(), json!(count)))
                .collect();
            sta_result.insert("total".into(), json!(counts.iter().sum::<u32>()));
            json!({
                "operationId": id,
                "createTime": time(created),
                "startTime": time(created + a),
                "stopTime": time(created + a + c),
                "operateType": OPERATE_TYPES[kind],
                "targets": { "devices": devices },
                "policy": policy,
                "status": STATUSES[status],
                "staResult": sta_result,
                "extendPara": { "fileVersion": version },
            })
        },
    )
}

fn timestamp(epoch_ms: f64) -> String {
    Timestamp::from_epoch_ms(epoch_ms).expect("a time").text()
}
