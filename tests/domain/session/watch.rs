//! A watch step by step: which command follows from which event.

use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::session::event::{Event, HttpResponse};

use super::driven::{Driven, FINISHED, TASK, THROTTLED, response};

#[test]
fn a_watch_emits_what_is_new_and_ends_after_the_final_response() {
    let mut watch = Driven::watch(&[]);
    assert_eq!(watch.walk(vec![Event::Wake, Event::Permit]), ["permit inf", "send 30000"]);
    assert_eq!(watch.next(response(200, TASK)), "emit");
    assert_eq!(watch.session.task().map(Task::operation_id), Some("op"));
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
fn a_throttled_watch_comes_back_later_than_it_was_told() {
    let mut watch = Driven::watch(&[]);
    watch.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(watch.next(response(403, THROTTLED)), "pause 20000");
    assert_eq!(watch.walk(vec![Event::Wake, Event::Wake]), ["emit throttled", "wait 64000"]);

    // By its longest interval at most.
    let mut quick = Driven::watch(&[("minIntervalMs", 20), ("maxIntervalMs", 100)]);
    quick.walk(vec![Event::Wake, Event::Permit]);
    quick.next(response(403, THROTTLED));
    assert_eq!(quick.walk(vec![Event::Wake, Event::Wake]), ["emit throttled", "wait 20100"]);
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
fn a_watch_alone_has_a_poller() {
    assert!(Driven::watch(&[]).session.poller().is_some());
    let mut query = Driven::query(false, &[]);
    assert!(query.session.poller().is_none());
    assert!(query.session.task().is_none());
}

#[test]
fn a_response_repeats_a_success_with_the_same_bytes() {
    let repeats = |status, body: Option<&str>| {
        let body = body.map(Into::into);
        HttpResponse { status, retry_after: None, body }.repeats(TASK.as_bytes())
    };
    assert!(repeats(200, Some(TASK)));
    assert!(repeats(299, Some(TASK)));
    assert!(!repeats(199, Some(TASK)));
    assert!(!repeats(300, Some(TASK)));
    assert!(!repeats(200, Some(FINISHED)));
    assert!(!repeats(200, None), "too large");
}
