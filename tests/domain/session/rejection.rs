use iot_upgrade_task::domain::session::rejection::RejectionAction::{
    Fail, RefreshToken, UseCurrentToken,
};
use iot_upgrade_task::domain::session::rejection::after_rejection;

#[test]
fn a_function_is_called_once_more() {
    assert_eq!(after_rejection(false, false), RefreshToken);
}

#[test]
fn a_second_rejection_gives_up() {
    assert_eq!(after_rejection(false, true), Fail);
}

#[test]
fn the_rejection_of_an_older_token_uses_the_current_one() {
    assert_eq!(after_rejection(true, false), UseCurrentToken);
    assert_eq!(after_rejection(true, true), UseCurrentToken);
}
