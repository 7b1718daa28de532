use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::session::retry::retry_delay_ms;

#[test]
fn only_retryable_failures_are_retried_and_only_so_often() {
    let mut failure = Failure::new(ErrorCode::Network, "No answer came.", "Try again.");
    assert_eq!(retry_delay_ms(&failure, 1, 3, 1.0), None);
    failure.retryable = true;
    assert_eq!(retry_delay_ms(&failure, 1, 3, 1.0), Some(500));
    assert_eq!(retry_delay_ms(&failure, 2, 3, 1.0), Some(1_000));
    assert_eq!(retry_delay_ms(&failure, 3, 3, 1.0), None);
    assert_eq!(retry_delay_ms(&failure, 1, 1, 1.0), None);
}

#[test]
fn the_backoff_of_a_query_has_a_cap_and_is_added_to_retry_after() {
    let mut failure = Failure::new(ErrorCode::Network, "No answer came.", "Try again.");
    failure.retryable = true;
    assert_eq!(retry_delay_ms(&failure, 50, 100, 1.0), Some(30_000));
    failure.retry_after_ms = Some(60_000);
    assert_eq!(retry_delay_ms(&failure, 1, 100, 0.5), Some(60_250));
}
