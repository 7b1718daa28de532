//! A query of a page of subtasks step by step.

use iot_upgrade_task::domain::session::event::Event;
use iot_upgrade_task::domain::session::machine::Session;

use super::driven::{Driven, TASK, arguments, response};

#[test]
fn a_query_of_subtasks_returns_a_page_and_is_retried_as_any_other() {
    let mut query = Driven::sub_tasks(&[("pageNo", 2), ("pageSize", 10)], None);
    assert_eq!(
        query.session.call().http_request().url,
        "https://h/iodm/northbound/v1.5.0/operations/op/subOperations?pageNo=2&pageSize=10"
    );
    query.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(query.next(response(503, "")), "wait 500");
    query.now_ms = 500.0;
    let page = response(200, r#"{"data":[],"totalCount":0}"#);
    let commands = query.walk(vec![Event::Wake, Event::Permit, page, Event::Wake]);
    assert_eq!(commands, ["permit inf", "send 30000", "return page []", "done"]);
}

#[test]
fn a_task_is_no_page_of_subtasks() {
    let mut query = Driven::sub_tasks(&[], None);
    query.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(query.next(response(200, TASK)), r#"throw invalid_response of Some("op")"#);
}

#[test]
fn a_listed_page_is_the_given_one() {
    let query = Driven::sub_tasks(&[("pageSize", 10)], Some(3));
    assert_eq!(
        query.session.call().http_request().url,
        "https://h/iodm/northbound/v1.5.0/operations/op/subOperations?pageNo=3&pageSize=10"
    );
    let with_page = arguments(false, &[], &[("pageNo", 1)]);
    let failure = Session::sub_tasks(&with_page, Some(3)).expect_err("pageNo is unknown");
    assert_eq!(failure.operation_id.as_deref(), Some("op"));
    assert_eq!(
        failure.message,
        r#"There is no option "pageNo"; known: signal, subOperationStatus, pageSize."#
    );
}
