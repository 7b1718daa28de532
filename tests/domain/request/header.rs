use iot_upgrade_task::domain::request::header::{check_app_key, check_app_key_header};
use proptest::prelude::*;

use crate::support::refused;

const NOT_SENT: &str = "no line break, no other control character, nothing above U+00FF.";

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
    fn any_text_is_handled(any in any::<String>()) {
        prop_assert!(check_app_key_header(&any).is_err() || any.is_ascii());
    }
}
