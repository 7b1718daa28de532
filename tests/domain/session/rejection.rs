use iot_upgrade_task::domain::session::rejection::AfterRejection::{AskAgain, GiveUp, UseCurrent};
use iot_upgrade_task::domain::session::rejection::after_rejection;

#[test]
fn a_function_is_asked_once_more() {
    assert_eq!(after_rejection(false, false), AskAgain);
}

#[test]
fn a_second_rejection_gives_up() {
    assert_eq!(after_rejection(false, true), GiveUp);
}

#[test]
fn the_rejection_of_an_older_token_uses_the_current_one() {
    assert_eq!(after_rejection(true, false), UseCurrent);
    assert_eq!(after_rejection(true, true), UseCurrent);
}
