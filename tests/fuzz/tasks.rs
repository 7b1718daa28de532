//! From a body to a task.

use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::{ParseContext, interpret, interpret_page};
use iot_upgrade_task::domain::timestamp::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate;
use crate::support::{context, iso, ok, to_json};

/// A body is a task or a failure, and strict exactly if it has no issue.
fn is_handled(body: &[u8]) -> Result<(), TestCaseError> {
    let secrets = Secrets::default();
    let tolerant = interpret(ok(body), &context(&secrets));
    let strictly = ParseContext { validation: Validation::Strict, ..context(&secrets) };
    let strict = interpret(ok(body), &strictly);
    match (tolerant, strict) {
        (Ok(task), Ok(strict)) => {
            prop_assert!(task.issues.is_empty());
            prop_assert_eq!(to_json(&task), to_json(&strict));
        }
        (Ok(task), Err(failure)) => {
            prop_assert_eq!(&task.issues, &failure.issues);
            prop_assert!((1..=1_000).contains(&task.issues.len()));
            // The rest of it is fit for JSON.
            prop_assert!(to_json(&task).is_object());
        }
        (Err(tolerant), Err(strict)) => prop_assert_eq!(tolerant, strict),
        (Err(failure), Ok(_)) => prop_assert!(false, "only strict reads it: {failure:?}"),
    }
    Ok(())
}

fn iso_of(timestamp: &Value) -> Value {
    let time = timestamp.as_str().and_then(Timestamp::parse);
    time.map_or(Value::Null, |time| json!(iso(time.epoch_ms())))
}

/// The task that a documented response is.
fn expected(mut body: Value) -> Value {
    for path in ["createTime", "startTime", "stopTime"] {
        body[path] = iso_of(&body[path]);
    }
    for path in ["startTime", "endTime"] {
        body["policy"][path] = iso_of(&body["policy"][path]);
    }
    body["policy"]["retryTimes"] = body["policy"]["retryTimes"].clone();
    for name in ["deviceGroups", "deviceType", "model", "manufacturerName"] {
        body["targets"][name] = Value::Null;
    }
    body["issues"] = json!([]);
    body
}

proptest! {
    #[test]
    fn any_bytes(body: Vec<u8>) {
        is_handled(&body)?;
        _ = interpret_page(ok(&body), &context(&Secrets::default()));
    }

    #[test]
    fn a_task_with_anything_in_its_fields(body in generate::odd_task()) {
        is_handled(body.as_bytes())?;
    }

    #[test]
    fn a_page_with_anything_in_its_devices(rows in prop::collection::vec(generate::json(), 0..4)) {
        let body = format!(r#"{{"data":[{}],"totalCount":1}}"#, rows.join(","));
        if let Err(failure) = interpret_page(ok(body.as_bytes()), &context(&Secrets::default())) {
            // Only a number beyond a double makes it no JSON.
            prop_assert_eq!(failure.code, ErrorCode::InvalidJson, "{}", body);
        }
    }

    #[test]
    fn the_documented_form_is_read_as_it_is(body in generate::platform_task()) {
        let text = body.to_string();
        match interpret(ok(text.as_bytes()), &context(&Secrets::default())) {
            Ok(task) => prop_assert_eq!(to_json(&task), expected(body)),
            Err(failure) => prop_assert!(false, "{failure:?}"),
        }
    }
}
