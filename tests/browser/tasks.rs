//! A task, and a page of subtasks, as JavaScript sees them.

use iot_upgrade_task::bindings::api;
use js_sys::{Date, Object};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{TASK, get, json, parse};

#[wasm_bindgen_test]
fn a_task_is_a_plain_object_with_every_key_in_order() {
    let task = parse(TASK).unwrap();
    let expected = r#"{"operationId":"op-1","createTime":"2024-03-01T08:00:00.000Z","startTime":null,"stopTime":null,"operateType":"firmware_upgrade","targets":{"deviceGroups":null,"deviceType":null,"model":null,"manufacturerName":null,"devices":["d1","设备-2","d\u0000,3"]},"policy":{"executeType":"now","startTime":null,"endTime":null,"retryType":true,"retryTimes":3},"status":"wait","staResult":{"total":3,"wait":3,"processing":0,"success":0,"fail":0,"stop":0,"timeout":0},"extendPara":{"fileVersion":"V1","__proto__":{"x":1},"n":[1,null]},"issues":[]}"#;
    assert_eq!(json(&task), expected);
    assert!(Object::get_prototype_of(&task).loose_eq(&Object::get_prototype_of(&Object::new())));
    assert!(get(&task, "createTime").is_instance_of::<Date>());
}

#[wasm_bindgen_test]
fn what_extend_para_holds_under_proto_pollutes_nothing() {
    let task = parse(TASK).unwrap();
    let extend_para = get(&task, "extendPara");
    assert!(Object::has_own(extend_para.unchecked_ref::<Object>(), &"__proto__".into()));
    assert!(get(&Object::new().into(), "x").is_undefined());
    assert!(get(&extend_para, "x").is_undefined());
}

#[wasm_bindgen_test]
fn issues_are_plain_objects_with_null_for_what_did_not_come() {
    let task = parse(&TASK.replace(r#""total":3,"#, "")).unwrap();
    let expected = r#"[{"path":"staResult.total","code":"missing","severity":"violation","message":"`staResult.total` should be a whole number of at least 0; it is missing.","received":null}]"#;
    assert_eq!(json(&get(&task, "issues")), expected);
}

#[wasm_bindgen_test]
fn lists_of_any_length_arrive_whole() {
    for length in [0, 1, 255, 256, 257, 5_000] {
        let ids: Vec<_> = (0..length).map(|index| format!("\"设备-{index}\"")).collect();
        let list = ids.join(",");
        let task = parse(&TASK.replace(r#""d1","设备-2","d\u0000,3""#, &list)).unwrap();
        assert_eq!(json(&get(&task, "targets.devices")), format!("[{list}]"));
    }
}

#[wasm_bindgen_test]
fn a_failure_is_thrown_as_a_plain_object_with_every_property() {
    let failure = parse(r#"{"error_code":-123009,"error_desc":"gone"}"#).unwrap_err();
    assert_eq!(
        json(&failure),
        r#"{"code":"task_not_found","message":"The platform knows no such upgrade task (code 123009: gone).","httpStatus":null,"platformCode":"123009","platformMessage":"gone","retryable":false,"retryAfterMs":null,"hint":"Check whether the operationId carried in the request is correct.","operationId":null,"issues":[]}"#
    );
}

#[wasm_bindgen_test]
fn a_page_of_subtasks_is_a_plain_object_with_dates() {
    let body = r#"{"data":[{"subOperationId":"s","deviceId":"设备-2","status":"failed","createTime":"19700101T000000Z","operateType":"firmware_upgrade","detailInfo":"a\"b","extendInfo":{"__proto__":{"x":1},"n":[1,null]}},7],"totalSize":2}"#;
    let page = api::parse_sub_task(body.as_bytes(), None);
    let expected = r#"[{"subOperationId":"s","deviceId":"设备-2","status":"fail","createTime":"1970-01-01T00:00:00.000Z","startTime":null,"stopTime":null,"operateType":"firmware_upgrade","detailInfo":"a\"b","extendInfo":{"__proto__":{"x":1},"n":[1,null]}}]"#;
    assert_eq!(json(&get(&page, "data")), expected);
    assert_eq!(json(&get(&page, "totalCount")), "2");
    assert_eq!(json(&get(&page, "issues.1.path")), r#""data[1]""#);
    assert!(get(&page, "data.0.createTime").is_instance_of::<Date>());
    assert!(get(&Object::new().into(), "x").is_undefined());
}
