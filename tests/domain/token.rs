use iot_upgrade_task::domain::token::AfterRejection::{AskAgain, GiveUp, UseCurrent};
use iot_upgrade_task::domain::token::after_rejection;

#[test]
fn a_plain_text_gives_up_at_once() {
    assert_eq!(after_rejection("t1", None, false, false), GiveUp);
    assert_eq!(after_rejection("t1", Some("t2"), false, false), GiveUp);
}

#[test]
fn a_function_is_asked_once_more() {
    assert_eq!(after_rejection("t1", Some("t1"), true, false), AskAgain);
    assert_eq!(after_rejection("t1", None, true, false), AskAgain);
}

#[test]
fn a_second_rejection_gives_up() {
    assert_eq!(after_rejection("t2", Some("t2"), true, true), GiveUp);
    assert_eq!(after_rejection("t2", None, true, true), GiveUp);
}

#[test]
fn the_rejection_of_an_older_token_uses_the_current_one() {
    assert_eq!(after_rejection("t1", Some("t2"), true, false), UseCurrent);
    assert_eq!(after_rejection("t1", Some("t2"), true, true), UseCurrent);
}
