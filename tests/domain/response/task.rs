use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::field_view::FieldValue;
use iot_upgrade_task::domain::response::task::{Policy, StaResult};
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, Status};

use crate::support::{BASE, iso, task, with, without};

#[test]
fn what_assessments_depend_on_is_typed() {
    let task = task(BASE);
    assert_eq!((task.operation_id(), task.status()), ("op-1", Status::Success));
    let Policy { execute_type, start_ms, end_ms, retry, retry_times } = task.policy();
    assert_eq!((execute_type, retry, retry_times), (ExecuteType::Custom, true, Some(3.0)));
    assert_eq!(start_ms.map(iso).as_deref(), Some("2024-03-01T08:02:00.000Z"));
    assert_eq!(end_ms.map(iso).as_deref(), Some("2024-03-01T20:00:00.000Z"));
    let [two, none] = [Some(2.0), Some(0.0)];
    let expected = StaResult {
        total: two,
        wait: none,
        processing: none,
        success: two,
        fail: none,
        stop: none,
        timeout: none,
    };
    assert_eq!(task.sta_result(), expected);
}

#[test]
fn what_is_absent_is_none_or_the_default() {
    let task = task(&without(&["policy", "staResult"]));
    let policy = Policy {
        execute_type: ExecuteType::Now,
        start_ms: None,
        end_ms: None,
        retry: false,
        retry_times: None,
    };
    assert_eq!(task.policy(), policy);
    assert_eq!(task.sta_result(), StaResult::default());
    let unknown_words = with(&[("status", "7"), ("policy.executeType", "\"later\"")]);
    let task = crate::support::task(&unknown_words);
    assert_eq!(
        (task.status(), task.policy().execute_type),
        (Status::Unknown, ExecuteType::Unknown)
    );
}

#[test]
fn a_field_is_viewed_by_its_type() {
    let task = task(&with(&[("staResult.stop", "null")]));
    let value = |field| task.fields().find(|view| view.field == field).map(|view| view.value());
    assert_eq!(value(Field::OperationId), Some(FieldValue::Text("op-1")));
    assert_eq!(value(Field::Status), Some(FieldValue::Word(Some("success"))));
    assert_eq!(value(Field::Targets), Some(FieldValue::Absent));
    assert_eq!(value(Field::Devices), Some(FieldValue::List("d1\",\"d2", &[2.0, 2.0])));
    assert_eq!(value(Field::RetryType), Some(FieldValue::Boolean(true)));
    assert_eq!(value(Field::RetryTimes), Some(FieldValue::Integer(3.0)));
    assert_eq!(value(Field::Stop), Some(FieldValue::Absent));
    assert_eq!(value(Field::ErrorCode), None);
}

#[test]
fn a_task_crosses_to_javascript_in_one_piece() {
    let task = task(BASE);
    let (texts, numbers) = task.flat();
    assert_eq!(texts, "op-1WaterMeterWM-2Exampled1\",\"d2V1.1.10");
    let (fields, elements) = numbers.split_at(Field::VALUE_COUNT);
    assert_eq!(fields.first(), Some(&4.0));
    assert_eq!(elements, [2.0, 2.0]);
}

#[test]
fn a_field_knows_the_field_that_holds_it() {
    for (field, parent) in [
        (Field::Status, None),
        (Field::StaResult, None),
        (Field::Devices, Some(Field::Targets)),
        (Field::RetryTimes, Some(Field::Policy)),
        (Field::Total, Some(Field::StaResult)),
        (Field::FileVersion, Some(Field::ExtendPara)),
        (Field::DeviceId, Some(Field::Data)),
    ] {
        assert_eq!(field.parent(), parent, "{field:?}");
    }
}
