use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::session::retry::query_retries;

#[test]
fn only_retryable_failures_are_tried_again_and_not_for_ever() {
    let mut failure = Failure::new(ErrorCode::Network, "No answer came.", "Try again.");
    assert!(!query_retries(&failure, 1, 3));
    failure.retryable = true;
    assert!(query_retries(&failure, 1, 3));
    assert!(query_retries(&failure, 2, 3));
    assert!(!query_retries(&failure, 3, 3));
    assert!(!query_retries(&failure, 1, 1));
}
