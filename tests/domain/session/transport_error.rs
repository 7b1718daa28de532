use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::argument::ArgumentKind;
use iot_upgrade_task::domain::session::transport_error;

#[test]
fn what_may_pass_may_be_tried_again() {
    let passing = [
        (transport_error::network_error("https://host:8743"), ErrorCode::Network),
        (transport_error::timeout_error(30_000), ErrorCode::Timeout),
        (transport_error::token_timeout(30_000), ErrorCode::Timeout),
    ];
    for (failure, code) in passing {
        assert_eq!((failure.code, failure.retryable), (code, true), "{}", failure.message);
    }
}

#[test]
fn what_the_caller_gave_does_not_pass() {
    let given = [
        transport_error::not_a_response(),
        transport_error::invalid_access_token(ArgumentKind::Number),
        transport_error::invalid_token_result(ArgumentKind::List),
        transport_error::token_function_failed(),
    ];
    for failure in given {
        let found = (failure.code, failure.retryable);
        assert_eq!(found, (ErrorCode::InvalidArgument, false), "{}", failure.message);
    }
}
