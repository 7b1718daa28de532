use super::arguments::text;
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::header::{
    AccessToken, OperationId, check_app_key, check_app_key_header,
};
use proptest::prelude::*;

#[track_caller]
fn refused<T>(result: Result<T, Box<Failure>>, message: &str, hint: &'static str) {
    assert_eq!(result.err(), Some(Failure::invalid_argument(message, hint)));
}

#[test]
fn an_operation_id_is_one_path_segment() {
    for id in ["", ".", ".."] {
        refused(
            OperationId::new(&text(id)),
            &format!("`operationId` must be the id of a task; received \"{id}\"."),
            "Give the operationId that the platform returned when the task was created.",
        );
    }
    for (id, encoded) in [
        ("op-1_A.b~", "op-1_A.b~"),
        ("...", "..."),
        ("a/../b", "a%2F..%2Fb"),
        // From JavaScript's encodeURIComponent.
        (
            "a b/c?d#e%é漢😀-_.!~*'()+&=:@",
            "a%20b%2Fc%3Fd%23e%25%C3%A9%E6%BC%A2%F0%9F%98%80-_.!~*'()%2B%26%3D%3A%40",
        ),
    ] {
        let id = OperationId::new(&text(id));
        assert_eq!(id.map(|id| id.encoded()), Ok(encoded.into()));
    }
}

const NOT_SENT: &str = "no line break, no other control character, nothing above U+00FF.";

#[test]
fn an_access_token_is_what_a_header_carries() {
    for token in ["t0k3n", "a b\tc", "é\u{ff}"] {
        let token_kept = AccessToken::new(token).map(|token| String::from(token.as_str()));
        assert_eq!(token_kept, Ok(token.into()));
    }
    let authorization = AccessToken::new("t0k3n").map(|token| token.authorization());
    assert_eq!(authorization, Ok("Bearer t0k3n".into()));

    let hint = "Give a token as the platform's Authentication API returned it.";
    for empty in ["", " ", "\t", "\r\n"] {
        refused(AccessToken::new(empty), "`accessToken` is required and must not be empty.", hint);
    }
    for token in ["t0k3n\n", "t0k\r3n", "t0k\u{0}3n", "t0k\u{7f}3n", "t0k\u{85}3n", "t0kĀ", "令牌"]
    {
        refused(
            AccessToken::new(token),
            &format!("`accessToken` must hold only what an HTTP header can carry: {NOT_SENT}"),
            hint,
        );
    }
}

#[test]
fn an_access_token_is_not_shown() {
    let debug = AccessToken::new("t0k3n").map(|token| format!("{token:?}"));
    assert_eq!(debug, Ok("AccessToken(..)".into()));
}

#[test]
fn an_app_key_is_what_a_header_carries() {
    assert_eq!(check_app_key("app-1"), Ok(()));
    let hint = "Give the application's id on the platform.";
    refused(check_app_key(" "), "`appKey` is required and must not be empty.", hint);
    refused(
        check_app_key("k\u{0}"),
        &format!("`appKey` must hold only what an HTTP header can carry: {NOT_SENT}"),
        hint,
    );
}

#[test]
fn the_app_keys_header_is_free_to_be_set() {
    for name in ["app_key", "X-App-Key", "security", "proxy", "!#$%&'*+-.^_`|~"] {
        assert_eq!(check_app_key_header(name), Ok(()), "{name}");
    }
    let hint = "Leave it out for \"app_key\", or ask the platform's operator for the name, such as \"x-app-key\".";
    for name in ["", "app key", "app:key", "app_key\n", "ключ", "(key)", "a,b"] {
        refused(
            check_app_key_header(name),
            &format!("`appKeyHeader` must be the name of an HTTP header; received \"{name}\"."),
            hint,
        );
    }
    // https://fetch.spec.whatwg.org/#forbidden-request-header, then those of every request.
    let taken = "Accept-Charset Accept-Encoding Access-Control-Request-Headers \
        Access-Control-Request-Method Connection Content-Length Cookie Cookie2 Date DNT \
        Expect Host Keep-Alive Origin Referer Set-Cookie TE Trailer Transfer-Encoding \
        Upgrade Via Proxy-Authorization Sec-Fetch-Mode Authorization Accept";
    for name in taken.split(' ') {
        refused(
            check_app_key_header(name),
            &format!(
                "`appKeyHeader` must not be a header that the browser or this package sets; received \"{name}\"."
            ),
            hint,
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(any in any::<String>()) {
        let encoded = OperationId::new(&text(any.as_str())).map(|id| id.encoded());
        prop_assert!(encoded.is_err() || encoded.is_ok_and(|encoded| encoded.is_ascii()));
        if let Err(failure) = AccessToken::new(&any) {
            prop_assert!(any.chars().count() < 9 || !failure.message.contains(&any));
        }
        prop_assert!(check_app_key_header(&any).is_err() || any.is_ascii());
    }
}
