use iot_upgrade_task::domain::request::secrets::Secrets;
use proptest::prelude::*;

fn secrets(all: &[&str]) -> Secrets {
    Secrets::new(all)
}

#[track_caller]
fn scrubbed(all: &[&str], text: &str, clean: &str) {
    assert_eq!(secrets(all).scrub(text), clean);
}

#[test]
fn every_occurrence_is_redacted() {
    scrubbed(&["t0k3n"], "t0k3n is not t0k3n", "[redacted] is not [redacted]");
    scrubbed(&["t0k3n"], "t0k3nt0k3n", "[redacted][redacted]");
    scrubbed(&["t0k3n", "app"], "app: t0k3n", "[redacted]: [redacted]");
    scrubbed(&["密钥"], "ключ 密钥!", "ключ [redacted]!");
}

#[test]
fn the_longest_secret_wins() {
    scrubbed(&["abc", "abcdef"], "abcdef abc", "[redacted] [redacted]");
    scrubbed(&["abcdef", "abc"], "abcdef abc", "[redacted] [redacted]");
}

#[test]
fn overlapping_secrets_leave_no_tail() {
    scrubbed(&["abcd", "cdefgh"], "-abcdefgh-", "-[redacted]-");
    scrubbed(&["abcdef", "cd"], "-abcdef-", "-[redacted]-");
    scrubbed(&["aa"], "-aaa-", "-[redacted]-");
}

#[test]
fn what_was_put_in_place_of_a_secret_is_no_secret() {
    scrubbed(&["t0k3n", "act"], "t0k3n", "[redacted]");
}

#[test]
fn the_percent_encoded_form_is_a_secret_too() {
    scrubbed(&["a/b=="], "GET /?t=a%2Fb%3D%3D a/b==", "GET /?t=[redacted] [redacted]");
}

#[test]
fn a_token_is_known_without_its_prefix_and_white_space() {
    scrubbed(&["Bearer t0k3n"], "Bearer t0k3n, t0k3n", "Bearer [redacted], [redacted]");
    scrubbed(&[" t0k3n\t"], "got \"t0k3n\"", "got \"[redacted]\"");
}

#[test]
fn without_secrets_nothing_is_copied() {
    for none in [Secrets::default(), secrets(&["", " ", "Bearer "])] {
        assert_eq!(none.scrub("Bearer t0k3n"), "Bearer t0k3n");
    }
    assert_eq!(secrets(&["t0k3n"]).scrub("harmless"), "harmless");
}

#[test]
fn debug_shows_nothing() {
    assert_eq!(format!("{:?}", secrets(&["t0k3n"])), "Secrets(..)");
}

proptest! {
    #[test]
    fn no_secret_survives(
        all in prop::collection::vec("[ab/é]{2,4}", 1..3),
        parts in prop::collection::vec("[ab/éx]{0,3}", 0..6),
    ) {
        let text = parts.join(all.first().map_or("", String::as_str));
        let clean = Secrets::new(&all.iter().map(String::as_str).collect::<Vec<_>>()).scrub(&text).replace("[redacted]", "|");
        for secret in all {
            prop_assert!(!clean.contains(&secret), "{clean:?} holds {secret:?}");
        }
    }
}
