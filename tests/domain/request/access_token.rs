use iot_upgrade_task::domain::request::access_token::AccessToken;
use proptest::prelude::*;

use crate::support::refused;

const NOT_SENT: &str = "no line break, no other control character, nothing above U+00FF.";

#[test]
fn an_access_token_is_what_a_header_carries() {
    for token in ["t0k3n", "a b\tc", "é\u{ff}"] {
        let token_kept = AccessToken::new(token).map(|token| String::from(token.as_str()));
        assert_eq!(token_kept, Ok(token.into()));
    }

    let hint = "Give a token as the platform's Authentication API returned it.";
    for empty in ["", " ", "\t", "\r\n", "Bearer ", " bearer \t"] {
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
fn the_word_bearer_is_sent_once() {
    for (token, sent) in [
        ("t0k3n", "Bearer t0k3n"),
        ("Bearer t0k3n", "Bearer t0k3n"),
        ("bearer t0k3n", "Bearer t0k3n"),
        (" Bearer  t0k3n", "Bearer t0k3n"),
        ("Bearer", "Bearer Bearer"),
        ("Bearert0k3n", "Bearer Bearert0k3n"),
        ("é Bearer", "Bearer é Bearer"),
    ] {
        let token = AccessToken::new(token);
        assert_eq!(token.map(|token| token.authorization()), Ok(sent.into()));
    }
}

#[test]
fn an_invisible_character_in_a_token_is_named_and_nothing_else_of_it() {
    for (token, name) in [("t0k3n\u{200b}", "U+200B"), ("t0k3n\u{a0}", "U+00A0")] {
        refused(
            AccessToken::new(token),
            &format!("`accessToken` must hold no invisible character; it holds {name}."),
            "Remove the character: it often comes along when a text is copied from a chat or a document.",
        );
    }
}

#[test]
fn an_access_token_is_not_shown() {
    let debug = AccessToken::new("t0k3n").map(|token| format!("{token:?}"));
    assert_eq!(debug, Ok("AccessToken(..)".into()));
}

proptest! {
    #[test]
    fn any_text_is_handled(any in any::<String>()) {
        if let Err(failure) = AccessToken::new(&any) {
            prop_assert!(any.chars().count() < 9 || !failure.message.contains(&any));
        }
    }
}
