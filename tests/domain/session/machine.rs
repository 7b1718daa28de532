//! A session step by step: which command follows from which event.

use iot_upgrade_task::domain::polling::schedule::Environment;
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::call_arguments::CallArguments;
use iot_upgrade_task::domain::session::command::Command;
use iot_upgrade_task::domain::session::event::{Context, Event, HttpResponse};
use iot_upgrade_task::domain::session::machine::Session;
use proptest::prelude::*;

const TASK: &str = r#"{"operationId":"op","status":"processing"}"#;
const FINISHED: &str = r#"{"operationId":"op","status":"success"}"#;
const REJECTED: &str = r#"{"resultcode":"1010005"}"#;
pub const THROTTLED: &str = r#"{"resultcode":"1010009"}"#;

/// What a call is given: a token as the text `old` or as a function, and options of its client and
/// its own, `name: number`.
pub fn arguments(has_function: bool, client: &[(&str, u32)], own: &[(&str, u32)]) -> CallArguments {
    let token = if has_function { r#""kind":"function""# } else { r#""kind":"text","text":"old""# };
    let option = |group: &str, (name, number): &(&str, u32)| {
        format!(r#"{{"group":"{group}","name":"{name}","kind":"number","text":"{number}"}}"#)
    };
    let mut list = vec![
        r#"{"group":"call","name":"operationId","kind":"text","text":"op"}"#.into(),
        format!(r#"{{"group":"call","name":"accessToken",{token}}}"#),
        r#"{"group":"call","name":"client","kind":"object"}"#.into(),
        r#"{"group":"client","name":"baseUrl","kind":"text","text":"https://h"}"#.into(),
        r#"{"group":"client","name":"appKey","kind":"text","text":"key"}"#.into(),
        r#"{"group":"url","name":"href","kind":"text","text":"https://h/"}"#.into(),
    ];
    list.extend(client.iter().map(|given| option("client", given)));
    list.extend(own.iter().map(|given| option("options", given)));
    CallArguments::parse(&format!("[{}]", list.join(",")))
}

/// A session with its clock and the newest token that its driver knows.
struct Driven {
    session: Session,
    now_ms: f64,
    current_token: Option<&'static str>,
}

impl Driven {
    fn query(has_function: bool, client: &[(&str, u32)]) -> Self {
        Self::of(Session::query(&arguments(has_function, client, &[])).expect("good arguments"))
    }

    /// A query of a page of subtasks, or of one page of their list.
    fn sub_tasks(own: &[(&str, u32)], listed_page_no: Option<u32>) -> Self {
        let arguments = arguments(false, &[], own);
        Self::of(Session::sub_tasks(&arguments, listed_page_no).expect("good arguments"))
    }

    fn watch(own: &[(&str, u32)]) -> Self {
        Self::of(Session::watch(&arguments(false, &[], own), 0.0).expect("good arguments"))
    }

    fn of(session: Session) -> Self {
        Self { session, now_ms: 0.0, current_token: None }
    }

    /// The command that follows, in words.
    fn next(&mut self, event: Event) -> String {
        let environment = Environment {
            now_ms: self.now_ms,
            wall_ms: 1_000_000.0 + self.now_ms,
            hidden: false,
            offline: false,
            paused: false,
        };
        let context = Context { environment, random: 1.0, current_token: self.current_token };
        words(&self.session.next(event, &context))
    }

    /// The commands that follow from these events, one after the other.
    fn walk(&mut self, events: Vec<Event>) -> Vec<String> {
        events.into_iter().map(|event| self.next(event)).collect()
    }
}

fn words(command: &Command) -> String {
    match command {
        Command::GetToken { rejected: None, timeout_ms } => format!("token {timeout_ms}"),
        Command::GetToken { rejected: Some(token), timeout_ms } => {
            format!("token instead of {token} {timeout_ms}")
        }
        Command::InvalidateToken { token } => format!("invalidate {token}"),
        Command::AcquirePermit { timeout_ms } => format!("permit {timeout_ms}"),
        Command::PauseBudget { ms } => format!("pause {ms}"),
        Command::Send { timeout_ms } => format!("send {timeout_ms}"),
        Command::Wait { timeout_ms } => format!("wait {timeout_ms}"),
        Command::Emit { failure: None, .. } => "emit".into(),
        Command::Emit { failure: Some(failure), .. } => format!("emit {}", failure.code.word()),
        Command::Return(task) => format!("return {}", task.operation_id()),
        Command::ReturnPage(page) => format!("return page {}", page.data),
        Command::Throw(failure) => {
            format!("throw {} of {:?}", failure.code.word(), failure.operation_id)
        }
        Command::Done => "done".into(),
    }
}

pub fn response(status: u16, body: &str) -> Event {
    Event::Response(HttpResponse { status, retry_after: None, body: Some(body.into()) })
}

fn token(text: &str) -> Event {
    Event::Token(Argument { kind: ArgumentKind::Text, text: text.into(), ..Argument::default() })
}

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

#[test]
fn a_token_function_is_asked_and_its_token_sent() {
    let mut query = Driven::query(true, &[]);
    let commands = query.walk(vec![Event::Wake, token("first"), Event::Permit]);
    assert_eq!(commands, ["token 30000", "permit inf", "send 30000"]);
    assert_eq!(query.session.call().token().as_str(), "first");
}

#[test]
fn a_token_that_is_kept_is_used_without_asking_and_the_newest_is_sent() {
    let mut query = Driven::query(true, &[]);
    query.current_token = Some("kept");
    assert_eq!(query.next(Event::Wake), "permit inf");
    query.current_token = Some("newer");
    assert_eq!(query.next(Event::Permit), "send 30000");
    assert_eq!(query.session.call().token().as_str(), "newer");
}

#[test]
fn a_rejected_token_is_replaced_once() {
    let mut query = Driven::query(true, &[]);
    let commands = query.walk(vec![
        Event::Wake,
        token("old"),
        Event::Permit,
        response(403, REJECTED),
        token("new"),
        Event::Permit,
        response(403, REJECTED),
        Event::Wake,
    ]);
    assert_eq!(
        commands,
        [
            "token 30000",
            "permit inf",
            "send 30000",
            "token instead of old 30000",
            "permit inf",
            "send 30000",
            "invalidate new",
            r#"throw unauthorized of Some("op")"#,
        ]
    );
}

#[test]
fn the_rejection_of_an_older_token_is_followed_by_the_current_one() {
    let mut query = Driven::query(true, &[]);
    query.walk(vec![Event::Wake, token("old"), Event::Permit]);
    query.current_token = Some("current");
    assert_eq!(query.next(response(403, REJECTED)), "permit inf");
    assert_eq!(query.next(Event::Permit), "send 30000");
    assert_eq!(query.session.call().token().as_str(), "current");
}

#[test]
fn a_token_given_as_a_text_is_not_replaced() {
    let mut query = Driven::query(false, &[]);
    query.current_token = Some("of another caller");
    query.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(query.session.call().token().as_str(), "old");
    assert_eq!(query.next(response(403, REJECTED)), r#"throw unauthorized of Some("op")"#);
}

#[test]
fn what_is_no_token_is_invalidated_and_thrown() {
    for given in [token(""), token("a\nb"), Event::Token(Argument::default())] {
        let mut query = Driven::query(true, &[]);
        query.next(Event::Wake);
        assert!(query.next(given).starts_with("invalidate "));
        assert_eq!(query.next(Event::Wake), r#"throw invalid_argument of Some("op")"#);
    }
}

#[test]
fn a_token_function_that_fails_ends_the_query() {
    let mut query = Driven::query(true, &[]);
    let commands = query.walk(vec![Event::Wake, Event::TokenFailed]);
    assert_eq!(commands[1], r#"throw invalid_argument of Some("op")"#);
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
fn a_watch_emits_what_is_new_and_ends_behind_the_final_response() {
    let mut watch = Driven::watch(&[]);
    assert_eq!(watch.walk(vec![Event::Wake, Event::Permit]), ["permit inf", "send 30000"]);
    assert_eq!(watch.next(response(200, TASK)), "emit");
    assert_eq!(watch.next(Event::Wake), "wait 5000");
    watch.now_ms = 5_000.0;
    watch.walk(vec![Event::Wake, Event::Permit]);
    // The same bytes are no update, and the next poll is later.
    assert_eq!(watch.next(response(200, TASK)), "wait 7500");
    watch.now_ms = 12_500.0;
    watch.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(watch.next(response(200, FINISHED)), "emit");
    assert_eq!(watch.next(Event::Wake), "done");
}

#[test]
fn a_watch_emits_failures_that_it_retries_and_throws_others() {
    let mut watch = Driven::watch(&[]);
    watch.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(watch.next(Event::NetworkError), "emit network");
    assert_eq!(watch.next(Event::Wake), "wait 500");
    watch.now_ms = 500.0;
    watch.walk(vec![Event::Wake, Event::Permit]);
    let thrown = watch.next(response(404, r#"{"error_code":"123009"}"#));
    assert_eq!(thrown, r#"throw task_not_found of Some("op")"#);
    assert_eq!(watch.next(Event::Wake), "done");
}

#[test]
fn the_deadline_of_a_watch_bounds_every_wait() {
    let mut watch = Driven::watch(&[("deadlineMs", 10_000)]);
    assert_eq!(watch.next(Event::Wake), "permit 10000");
    watch.now_ms = 4_000.0;
    assert_eq!(watch.next(Event::Permit), "send 6000");
    watch.now_ms = 10_000.0;
    assert_eq!(watch.next(Event::TimedOut), r#"throw timeout of Some("op")"#);

    let mut queued = Driven::watch(&[("deadlineMs", 10_000)]);
    queued.next(Event::Wake);
    queued.now_ms = 10_000.0;
    assert_eq!(queued.next(Event::TimedOut), r#"throw timeout of Some("op")"#);
}

#[test]
fn bad_arguments_name_the_task() {
    let no_token = r#"[{"group":"call","name":"operationId","kind":"text","text":"op"},{"group":"call","name":"accessToken","kind":"number","text":"7"},{"group":"client","name":"baseUrl","kind":"text","text":"https://h"},{"group":"client","name":"appKey","kind":"text","text":"key"},{"group":"url","name":"href","kind":"text","text":"https://h/"}]"#;
    let failure = Session::query(&CallArguments::parse(no_token)).expect_err("no token");
    assert_eq!(failure.message, "`accessToken` must be a text or a function; received a number.");
    assert_eq!(failure.operation_id.as_deref(), Some("op"));
    assert!(Session::query(&CallArguments::parse("")).is_err());
}

/// Any event, as often as one likes.
fn event() -> impl Strategy<Value = Event> {
    (0..12_u8).prop_map(|kind| match kind {
        0 => Event::TimedOut,
        1 => token("new"),
        2 => token(""),
        3 => Event::TokenFailed,
        4 => Event::Permit,
        5 => response(200, TASK),
        6 => response(403, REJECTED),
        7 => response(403, THROTTLED),
        8 => response(503, ""),
        9 => Event::NetworkError,
        10 => Event::NotAResponse,
        _ => Event::Wake,
    })
}

proptest! {
    /// The driver reports only what a command asked for, but a session takes anything.
    #[test]
    fn any_events_lead_to_a_command_and_a_query_to_its_end(
        has_function: bool,
        events in prop::collection::vec((event(), 0.0..100_000.0), 0..40),
    ) {
        let mut query = Driven::query(has_function, &[]);
        let mut watch = Driven::watch(&[("deadlineMs", 1_000_000)]);
        for (event, ms) in events {
            query.now_ms += ms;
            watch.now_ms += ms;
            watch.next(Event::Wake);
            query.next(event);
        }
        query.now_ms += 1e9;
        for _ in 0..9 {
            query.next(Event::Wake);
            query.next(token("new"));
            query.next(Event::Permit);
            query.next(Event::NetworkError);
            query.now_ms += 1e9;
        }
        prop_assert_eq!(query.next(Event::Wake), "done");
    }
}
