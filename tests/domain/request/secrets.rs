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
    scrubbed(&["t0k3n-01"], "t0k3n-01 is not t0k3n-01", "[redacted] is not [redacted]");
    scrubbed(&["t0k3n-01"], "xt0k3n-01t0k3n-01x", "x[redacted][redacted]x");
    scrubbed(&["t0k3n-01", "app-key-1"], "app-key-1: t0k3n-01", "[redacted]: [redacted]");
    scrubbed(&["机密的访问密钥"], "ключ机密的访问密钥!", "ключ[redacted]!");
}

#[test]
fn a_short_secret_is_redacted_as_a_whole_word_alone() {
    scrubbed(&["t"], "https://host/t?token=t", "https://host/[redacted]?token=[redacted]");
    scrubbed(
        &["app"],
        "app, 'app' happened: snapp app1 app_1 appé",
        "[redacted], '[redacted]' happened: snapp app1 app_1 [redacted]é",
    );
    scrubbed(&["1234567"], "12345678 1234567", "12345678 [redacted]");
    scrubbed(&["12345678"], "123456789", "[redacted]9");
}

#[test]
fn the_longest_secret_wins() {
    scrubbed(&["abcdefgh", "abcdefghijk"], "abcdefghijk abcdefgh", "[redacted] [redacted]");
    scrubbed(&["abcdefghijk", "abcdefgh"], "abcdefghijk abcdefgh", "[redacted] [redacted]");
}

#[test]
fn overlapping_secrets_leave_no_tail() {
    scrubbed(&["abcdefgh", "efghijklmnop"], "-abcdefghijklmnop-", "-[redacted]-");
    scrubbed(&["-abcdefghij-", "cdefghij"], "-abcdefghij-", "[redacted]");
    scrubbed(&["aaaaaaaa"], "-aaaaaaaaaaaa-", "-[redacted]-");
}

#[test]
fn what_was_put_in_place_of_a_secret_is_no_secret() {
    scrubbed(&["t0k3n-01", "redacted"], "t0k3n-01", "[redacted]");
}

#[test]
fn every_spelling_of_a_secret_is_redacted() {
    let secret = "a/b+c=\"d'<e>&\\é f";
    for spelling in [
        secret,
        // JSON, as JSON.stringify, PHP, Python and .NET write it, and JSON within JSON.
        r#"a/b+c=\"d'<e>&\\é f"#,
        r#"a\/b\u002b\u0063=\"d'<e>&\\é f"#,
        r"a/b\u002Bc=\u0022d\u0027\u003ce\u003E\u0026\\é f",
        r#"a\\\/b+c=\\\"d'<e>&\\\\é f"#,
        // encodeURIComponent, in lower case, as a form, and every byte.
        "a%2Fb%2Bc%3D%22d'%3Ce%3E%26%5C%C3%A9%20f",
        "a%2fb%2bc%3d%22d%27%3ce%3e%26%5c%c3%a9%20f",
        "a%2Fb%2Bc%3D%22d%27%3Ce%3E%26%5C%C3%A9+f",
        "%61%2F%62%2B%63%3D%22%64%27%3C%65%3E%26%5C%C3%A9%20%66",
        // HTML.
        "a/b+c=&quot;d&#39;&lt;e&gt;&amp;\\é f",
        "&#x0061;&#x2F;b&#43;c&#x3d;&#34;d&apos;&#60;e&#X3E;&#38;&#92;é f",
    ] {
        scrubbed(&[secret], &format!("x{spelling}x"), "x[redacted]x");
    }
    for other in
        ["a%2", "a%zz", "a\\u00", "a\\", "a&", "a&#x2F", "a&#;", "a&unknown;", "a&#x2F2F2F2F2F;b"]
    {
        scrubbed(&[secret], other, other);
    }
}

#[test]
fn a_plus_is_a_space_and_no_other_character() {
    scrubbed(&["secret of one"], "?q=secret+of+one", "?q=[redacted]");
    scrubbed(&["secret-token"], "sec+et-token", "sec+et-token");
}

#[test]
fn a_backslash_stands_for_what_json_says() {
    let secret = "to\\ken-secret";
    for spelling in [r"to\ken-secret", r"to\\ken-secret", r"to\ken-secret"] {
        scrubbed(&[secret], spelling, "[redacted]");
    }
    scrubbed(&["secret=token"], r"secret\=token", "[redacted]");
    scrubbed(&["secret=token"], r"secret\xtoken", r"secret\xtoken");
    scrubbed(&["nine-tokens"], r"\nine-tokens", r"\[redacted]");
}

#[test]
fn looking_for_a_secret_is_linear_in_the_text() {
    // Quadratic, these would take minutes.
    for hostile in ["&", "\\", "%", "&#x", "a&"] {
        let text = hostile.repeat(1_000_000);
        scrubbed(&["a/b==cdef"], &text, &text);
    }
}

#[test]
fn a_token_is_known_without_its_prefix_and_white_space() {
    scrubbed(&["Bearer t0k3n-01"], "Bearer t0k3n-01, t0k3n-01", "Bearer [redacted], [redacted]");
    scrubbed(&["bearer t0k3n-01"], "t0k3n-01", "[redacted]");
    scrubbed(&[" t0k3n-01\t"], "got \"t0k3n-01\"", "got \"[redacted]\"");
}

#[test]
fn without_secrets_nothing_is_changed() {
    for none in [Secrets::default(), secrets(&["", " ", "Bearer "])] {
        assert_eq!(none.scrub("Bearer t0k3n-01"), "Bearer t0k3n-01");
    }
    assert_eq!(secrets(&["t0k3n-01"]).scrub("harmless"), "harmless");
}

#[test]
fn debug_shows_nothing() {
    assert_eq!(format!("{:?}", secrets(&["t0k3n-01"])), "Secrets(..)");
}

proptest! {
    #[test]
    fn no_secret_survives(
        all in prop::collection::vec("[ab/é]{8,10}", 1..3),
        parts in prop::collection::vec("[ab/éx]{0,3}", 0..6),
    ) {
        let text = parts.join(all.first().map_or("", String::as_str));
        let clean = Secrets::new(&all.iter().map(String::as_str).collect::<Vec<_>>()).scrub(&text).replace("[redacted]", "|");
        for secret in all {
            prop_assert!(!clean.contains(&secret), "{clean:?} holds {secret:?}");
        }
    }
}
