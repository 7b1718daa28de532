use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::session::transport_error;

#[test]
fn what_may_pass_may_be_tried_again() {
    let passing = [
        (transport_error::no_answer("https://host:8743"), ErrorCode::Network),
        (transport_error::too_late(30_000), ErrorCode::Timeout),
        (transport_error::no_token_in_time(30_000), ErrorCode::Timeout),
    ];
    for (failure, code) in passing {
        assert_eq!((failure.code, failure.retryable), (code, true), "{}", failure.message);
    }
}

#[test]
fn what_the_caller_gave_does_not_pass() {
    let given = [
        transport_error::not_a_response(),
        transport_error::no_access_token("a number"),
        transport_error::no_token("a list"),
        transport_error::token_failed(),
    ];
    for failure in given {
        let told = (failure.code, failure.retryable);
        assert_eq!(told, (ErrorCode::InvalidArgument, false), "{}", failure.message);
    }
}
