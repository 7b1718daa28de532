use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::unanswered;

#[test]
fn what_may_pass_may_be_tried_again() {
    let passing = [
        (unanswered::no_answer("https://host:8743"), ErrorCode::Network),
        (unanswered::too_late(30_000), ErrorCode::Timeout),
        (unanswered::no_token_in_time(30_000), ErrorCode::Timeout),
    ];
    for (failure, code) in passing {
        assert_eq!((failure.code, failure.retryable), (code, true), "{}", failure.message);
    }
}

#[test]
fn what_the_caller_gave_does_not_pass() {
    let given = [
        unanswered::not_a_response(),
        unanswered::no_access_token("a number"),
        unanswered::no_token("a list"),
        unanswered::token_failed(),
    ];
    for failure in given {
        let told = (failure.code, failure.retryable);
        assert_eq!(told, (ErrorCode::InvalidArgument, false), "{}", failure.message);
    }
}
