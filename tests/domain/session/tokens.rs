//! Where a session gets its token from, and what it does when the platform rejects it.

use iot_upgrade_task::domain::request::argument::Argument;
use iot_upgrade_task::domain::session::event::Event;

use super::driven::{Driven, REJECTED, response, token};

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
    query.current_token = Some("kept".into());
    assert_eq!(query.next(Event::Wake), "permit inf");
    query.current_token = Some("newer".into());
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
    query.current_token = Some("current".into());
    assert_eq!(query.next(response(403, REJECTED)), "permit inf");
    assert_eq!(query.next(Event::Permit), "send 30000");
    assert_eq!(query.session.call().token().as_str(), "current");
}

#[test]
fn a_token_that_was_rejected_while_the_call_waited_is_not_sent() {
    let mut query = Driven::query(true, &[]);
    query.walk(vec![Event::Wake, token("old")]);
    // Another call was told so, and has no new one.
    query.current_token = None;
    assert_eq!(query.next(Event::Permit), "token instead of old 30000");
    let commands =
        query.walk(vec![token("new"), Event::Permit, response(403, REJECTED), Event::Wake]);
    let thrown = r#"throw unauthorized of Some("op")"#;
    assert_eq!(commands, ["permit inf", "send 30000", "invalidate new", thrown]);
}

#[test]
fn a_token_given_as_a_text_is_not_replaced() {
    let mut query = Driven::query(false, &[]);
    query.current_token = Some("of another caller".into());
    query.walk(vec![Event::Wake, Event::Permit]);
    assert_eq!(query.session.call().token().as_str(), "old");
    assert_eq!(query.next(response(403, REJECTED)), r#"throw unauthorized of Some("op")"#);
}

#[test]
fn what_is_no_token_is_invalidated_and_thrown() {
    for given in [token(""), token("a\nb"), Event::Token(Argument::UNDEFINED.clone())] {
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
