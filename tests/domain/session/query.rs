//! A query step by step: which command follows from which event.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::call_arguments::CallArguments;
use iot_upgrade_task::domain::session::event::Event;
use iot_upgrade_task::domain::session::machine::Session;

use super::driven::{Driven, TASK, THROTTLED, response};

#[test]
fn a_query_acquires_a_permit_sends_and_returns_the_task() {
    let mut query = Driven::query(false, &[]);
    let commands = query.walk(vec![Event::Wake, Event::Permit, response(200, TASK), Event::Wake]);
    assert_eq!(commands, ["permit inf", "send 30000", "return op", "done"]);
    let request = query.session.call().http_request();
    assert_eq!(request.url, "https://h/iodm/northbound/v1.5.0/operations/op");
    assert_eq!(request.authorization, "Bearer old");
    assert_eq!((request.app_key_header, request.app_key), ("app_key", "key"));
}

#[test]
fn a_budget_is_that_of_a_base_url_and_an_app_key() {
    let budget = |key: &str| {
        let json = r#"["call","operationId","text","op","call","accessToken","text","t","client","baseUrl","text","https://h","client","appKey","text","KEY","url","href","text","https://h/"]"#;
        let arguments = CallArguments::parse(&json.replace("KEY", key));
        Session::query(&arguments).expect("good arguments").call().budget()
    };
    // Every version of this package has the same: its copies in an origin share the budget.
    assert_eq!(budget("key").to_string(), "6556232552838873");
    assert_ne!(budget("key").to_string(), budget("kez").to_string());
}

/// The failure of a query with the base URL `http://h` and these further arguments.
fn failure(more: &str) -> Option<Box<Failure>> {
    let json = format!(
        r#"["call","operationId","text","op","call","accessToken","text","t","client","baseUrl","text","http://h","client","appKey","text","key"{more}]"#
    );
    Session::query(&CallArguments::parse(&json)).err()
}

#[test]
fn a_path_is_recommended_as_base_url_where_there_is_a_page_alone() {
    let hint = |more| failure(more).map(|failure| failure.hint).unwrap_or_default();
    let page = r#","url","pageOrigin","text","https://page""#;
    assert!(hint(page).contains("page's own origin"), "{:?}", failure(page));
    assert_eq!(hint(""), r#"Give the platform's address, such as "https://host:8743"."#);
}

#[test]
fn a_base_url_that_holds_the_app_key_or_the_token_is_quoted_without_them() {
    let json = r#"["call","operationId","text","op","call","accessToken","text","token-0815-long","client","baseUrl","text","ftp://app-key-4711/token-0815-long","client","appKey","text","app-key-4711"]"#;
    let failure = Session::query(&CallArguments::parse(json)).expect_err("no http");
    assert!(failure.message.contains("ftp://[redacted]/[redacted]"), "{}", failure.message);
}

#[test]
fn a_boolean_option_is_what_it_says() {
    let option = |flag: bool| {
        format!(
            r#","url","href","text","http://h/","url","hostname","text","h","client","allowInsecure","boolean","{flag}""#
        )
    };
    assert_eq!(failure(&option(true)).map(|failure| failure.message), None);
    assert!(failure(&option(false)).is_some());
}

#[test]
fn retryable_failures_are_retried_with_exponential_backoff() {
    let mut query = Driven::query(false, &[("maxAttempts", 3)]);
    let attempt = |query: &mut Driven, event| {
        query.walk(vec![Event::Wake, Event::Permit]);
        query.next(event)
    };
    assert_eq!(attempt(&mut query, Event::NetworkError), "wait 500");
    query.now_ms = 499.0;
    assert_eq!(query.next(Event::Wake), "wait 1");
    query.now_ms = 500.0;
    assert_eq!(attempt(&mut query, response(503, "")), "wait 1000");
    query.now_ms = 1_500.0;
    assert_eq!(attempt(&mut query, Event::TimedOut), r#"throw timeout of Some("op")"#);
    assert_eq!(query.next(Event::Wake), "done");
}

#[test]
fn other_failures_are_not_retried() {
    for (event, code) in [
        (response(404, r#"{"error_code":"123009"}"#), "task_not_found"),
        (response(200, "<html>"), "invalid_json"),
        (Event::NotAResponse, "invalid_argument"),
    ] {
        let mut query = Driven::query(false, &[]);
        query.walk(vec![Event::Wake, Event::Permit]);
        assert_eq!(query.next(event), format!(r#"throw {code} of Some("op")"#));
    }
}

#[test]
fn a_throttled_response_pauses_the_budget_before_the_retry() {
    let mut query = Driven::query(false, &[]);
    query.walk(vec![Event::Wake, Event::Permit]);
    // To the end of the minute, which is 20 s off at 1,000 s.
    assert_eq!(query.next(response(403, THROTTLED)), "pause 20000");
    assert_eq!(query.next(Event::Wake), "wait 20500");
}

#[test]
fn each_wait_has_its_own_time_out() {
    let mut query = Driven::query(true, &[("timeoutMs", 70), ("maxAttempts", 1)]);
    assert_eq!(query.next(Event::Wake), "token 70");
    assert_eq!(query.next(Event::TimedOut), r#"throw timeout of Some("op")"#);
}

#[test]
fn bad_arguments_name_the_task() {
    let no_token = r#"["call","operationId","text","op","call","accessToken","number","7","client","baseUrl","text","https://h","client","appKey","text","key","url","href","text","https://h/"]"#;
    let failure = Session::query(&CallArguments::parse(no_token)).expect_err("no token");
    assert_eq!(failure.message, "`accessToken` must be a text or a function; received a number.");
    assert_eq!(failure.operation_id.as_deref(), Some("op"));
    assert!(Session::query(&CallArguments::parse("")).is_err());
}
