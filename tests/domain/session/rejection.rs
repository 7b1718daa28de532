use iot_upgrade_task::domain::session::rejection::RejectionAction::{
    Fail, RefreshToken, UseCurrentToken,
};
use iot_upgrade_task::domain::session::rejection::after_rejection;

#[test]
fn a_function_is_called_once_more() {
    assert_eq!(after_rejection(false, false, 1), RefreshToken);
}

#[test]
fn a_second_rejection_gives_up() {
    assert_eq!(after_rejection(false, true, 2), Fail);
}

#[test]
fn the_rejection_of_an_older_token_uses_the_current_one() {
    assert_eq!(after_rejection(true, false, 1), UseCurrentToken);
    assert_eq!(after_rejection(true, true, 2), UseCurrentToken);
}

#[test]
fn a_third_rejection_gives_up_even_if_there_is_another_token() {
    assert_eq!(after_rejection(true, false, 2), UseCurrentToken);
    assert_eq!(after_rejection(true, false, 3), Fail);
    assert_eq!(after_rejection(true, true, 3), Fail);
}
