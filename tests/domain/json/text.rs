use std::borrow::Cow;

use iot_upgrade_task::domain::json::text::{Text, write};
use iot_upgrade_task::domain::json::token::write_compact;
use proptest::prelude::*;

/// The text of which the opening quote is left out, and how many bytes it takes with its closing
/// quote; or where it breaks the rules, and what was expected there.
fn scan(rest: &str) -> Result<(String, usize), (usize, &'static str)> {
    let (body, mut at) = (format!("[\"{rest}"), 1);
    match Text::scan(&body, &mut at) {
        Ok(text) => {
            let is_copied = matches!(text.decode(), Cow::Owned(_));
            assert_eq!(is_copied, body[..at].contains('\\'), "{rest}");
            let meant = text.decode();
            assert!(text.is(&meant) || meant.starts_with('"'), "{rest}");
            assert!(!text.is(&format!("{meant}x")), "{rest}");
            Ok((text.decode().into_owned(), at - 2))
        }
        Err(expected) => Err((at - 2, expected)),
    }
}

/// The text between quotes, whose first one is left out.
#[track_caller]
fn scanned(rest: &str) -> String {
    match scan(rest) {
        Ok((text, length)) => {
            assert_eq!(length, rest.len(), "{rest}");
            text
        }
        Err(why) => panic!("{rest}: {why:?}"),
    }
}

#[track_caller]
fn decodes(rest: &str, expected: &str) {
    assert_eq!(scanned(rest), expected);
}

fn written(text: &str) -> String {
    let mut out = String::new();
    write(text, &mut out);
    out
}

#[test]
fn every_escape_is_decoded() {
    decodes(r#"""#, "");
    decodes(r#"\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t");
    decodes(r#"\u0041\u00e9\u6F22\u0000""#, "Aé漢\0");
    decodes(r#"a\ud83d\uDE00b""#, "a😀b");
    decodes(r#"\\u0041""#, "\\u0041");
}

#[test]
fn a_lone_surrogate_becomes_the_replacement_character() {
    decodes(r#"a\ud800b""#, "a\u{FFFD}b");
    decodes(r#"\udc00""#, "\u{FFFD}");
    decodes(r#"\ud800\ud83d\ude00""#, "\u{FFFD}😀");
    decodes(r#"\ud800\u0041""#, "\u{FFFD}A");
    decodes(r#"\ud800\\udc00""#, "\u{FFFD}\\udc00");
    decodes(r#"\ud800\n""#, "\u{FFFD}\n");
    decodes(r#"\ude00\ud83d""#, "\u{FFFD}\u{FFFD}");
    decodes(r#"\ud800udc00""#, "\u{FFFD}udc00");
}

#[test]
fn what_is_not_escaped_is_not_copied() {
    let scanned = Text::scan("\"é漢\"", &mut 0).map(Text::decode);
    assert!(matches!(scanned, Ok(Cow::Borrowed("é漢"))));
}

#[test]
fn a_text_ends_at_its_quote() {
    assert_eq!(scan("ab\": 1").map(|(_, length)| length), Ok(3));
    assert_eq!(scan("a\\\"b\"").map(|(_, length)| length), Ok(5));
}

#[test]
fn what_breaks_the_rules_is_found_where_it_stands() {
    for (rest, at, expected) in [
        ("", 0, "a closing quote"),
        ("ab", 2, "a closing quote"),
        ("é\\\"", 4, "a closing quote"),
        ("a\nb\"", 1, "an escape instead of a control character"),
        ("a\u{1F}\"", 1, "an escape instead of a control character"),
        ("a\\x\"", 1, "a JSON escape"),
        ("\\", 0, "a JSON escape"),
        ("\\u12\"", 0, "a JSON escape"),
        ("\\u+123\"", 0, "a JSON escape"),
        ("\\U0041\"", 0, "a JSON escape"),
        ("\\u00４1\"", 0, "a JSON escape"),
    ] {
        assert_eq!(scan(rest).err(), Some((at, expected)), "{rest}");
    }
    assert_eq!(scanned("\u{7F}\u{2028}\""), "\u{7F}\u{2028}");
}

#[test]
fn every_control_character_is_written_as_serde_json_does() {
    let all: String = ('\0'..=' ').collect();
    assert_eq!(written(&all), serde_json::to_string(&all).unwrap_or_default());
}

#[test]
fn a_value_is_written_without_white_space_and_needless_escapes() {
    let raw = "{ \"\\u0061\" :\t[ 1.10 , -0,\r\n true ] , \"b \\\" \\/\": { } }";
    let mut out = String::new();
    write_compact(raw, &mut out, &str::to_uppercase);
    assert_eq!(out, r#"{"A":[1.10,-0,true],"B \" /":{}}"#);
}

/// A piece of a text as it stands in JSON, and its UTF-16.
fn piece() -> impl Strategy<Value = (String, Vec<u16>)> {
    let unit = prop_oneof![0xD800..0xE000_u16, any::<u16>()];
    let escaped = unit.prop_map(|unit| (format!("\\u{unit:04x}"), vec![unit]));
    let plain = any::<char>().prop_filter("needs no escape", |c| !"\"\\".contains(*c) && *c >= ' ');
    let plain = plain.prop_map(|c| (String::from(c), c.encode_utf16(&mut [0; 2]).to_vec()));
    prop_oneof![escaped, plain]
}

proptest! {
    #[test]
    fn a_written_text_comes_back(text: String) {
        let json = written(&text);
        prop_assert_eq!(scanned(&json[1..]), text);
    }

    #[test]
    fn a_text_is_written_as_serde_json_does(text: String, control in "[\\x00-\\x1f\"\\\\\\x7f]{0,5}") {
        let text = text + &control;
        prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap_or_default());
    }

    #[test]
    fn escapes_are_utf_16(pieces in prop::collection::vec(piece(), 0..12)) {
        let (raw, units): (Vec<String>, Vec<Vec<u16>>) = pieces.into_iter().unzip();
        let rest = format!("{}\"", raw.concat());
        prop_assert_eq!(scanned(&rest), String::from_utf16_lossy(&units.concat()));
    }

    #[test]
    fn any_text_is_handled(text in "[\"\\\\u0dD8a\\n😀]{0,20}") {
        if let Ok((_, length)) = scan(&text) {
            prop_assert!(text[..length].ends_with('"'));
        }
    }
}
