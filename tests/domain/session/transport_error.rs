use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::argument::ArgumentKind;
use iot_upgrade_task::domain::request::base_url::Reach;
use iot_upgrade_task::domain::session::transport_error;

fn network_error(reach: Reach, is_blocked: bool, offline: bool) -> Box<Failure> {
    transport_error::network_error("https://host:8743", reach, is_blocked, offline)
}

#[test]
fn the_hint_of_a_network_error_is_what_a_page_can_know() {
    let cases = [
        (Reach::OtherOrigin, false, false, "a certificate that it does not trust from a platform"),
        (Reach::OwnOrigin, false, false, "the page's own server"),
        (Reach::NoPage, false, false, "NODE_EXTRA_CA_CERTS"),
        (Reach::MixedContent, false, false, "(mixed content)"),
        (Reach::OtherOrigin, false, true, "offline"),
        (Reach::OwnOrigin, false, true, "offline"),
        // Neither passes when the network is back.
        (Reach::MixedContent, false, true, "(mixed content)"),
        (Reach::OtherOrigin, true, true, "Content-Security-Policy"),
        (Reach::MixedContent, true, false, "Content-Security-Policy"),
    ];
    for (reach, is_blocked, offline, part) in cases {
        let hint = network_error(reach, is_blocked, offline).hint;
        assert!(hint.contains(part), "{reach:?} {is_blocked} {offline}: {hint}");
    }
}

#[test]
fn what_may_pass_may_be_tried_again() {
    let passing = [
        (network_error(Reach::OtherOrigin, false, false), ErrorCode::Network),
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
