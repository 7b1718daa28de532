use iot_upgrade_task::domain::json::scanner::{Scanner, SyntaxError, Value};
use proptest::prelude::*;
use serde::de::IgnoredAny;

/// The one value of a body.
fn read(body: &[u8]) -> Result<Value<'_>, SyntaxError> {
    only(Scanner::new(body)?)
}

fn only(mut scanner: Scanner<'_>) -> Result<Value<'_>, SyntaxError> {
    let value = scanner.value().ok_or_else(|| scanner.error())?;
    scanner.end().ok_or_else(|| scanner.error())?;
    Ok(value)
}

fn compact(value: Value<'_>) -> String {
    let mut out = String::new();
    value.write(&mut out, &str::to_owned);
    out
}

#[track_caller]
fn reads(body: &str, compacted: &str) {
    assert_eq!(read(body.as_bytes()).map(compact), Ok(compacted.into()), "{body}");
}

#[track_caller]
fn refuses(body: impl AsRef<[u8]>, at: usize, expected: &'static str) {
    assert_eq!(read(body.as_ref()), Err(SyntaxError { at, expected }));
}

#[test]
fn every_kind_of_value_is_read() {
    reads("null", "null");
    reads("true", "true");
    reads("false", "false");
    reads("-1.50E+3", "-1.50E+3");
    reads("\"\\u0061\\/\"", "\"a/\"");
    reads("[]", "[]");
    reads("{}", "{}");
    reads("[1,[2,{}],\"]\"]", "[1,[2,{}],\"]\"]");
    reads("{\"a\":{\"b\":[null]},\"a\":\"}\"}", "{\"a\":{\"b\":[null]},\"a\":\"}\"}");
}

#[test]
fn n15_a_byte_order_mark_and_white_space_around_values_are_skipped() {
    reads(" \t\r\n1\n", "1");
    reads("\u{FEFF} [ 1 , { \"a\" : \"b c\" } ] ", "[1,{\"a\":\"b c\"}]");
    refuses("\u{FEFF}", 3, "a value");
    refuses("\u{FEFF}\u{FEFF}1", 3, "a value");
    refuses(" \u{FEFF}1", 1, "a value");
    refuses("\u{A0}1", 0, "a value");
    refuses("\u{B}1", 0, "a value");
}

#[test]
fn n16_what_is_no_utf_8_is_no_json() {
    refuses(b"\"\xE9\"", 1, "UTF-8");
    refuses(b"\xEF\xBB\xBF\"a\xF0\x9F\"", 5, "UTF-8");
    refuses(b"{\"x\":\"\xED\xA0\x80\"}", 6, "UTF-8");
    refuses(b"\xFF\xFE1\x00", 0, "UTF-8");
}

#[test]
fn n16_a_number_beyond_f64_is_no_json() {
    refuses("[1, 1e309]", 4, "a number that a double can hold");
    refuses("{\"x\":-1e400}", 5, "a number that a double can hold");
    reads("[1e308,1e-400]", "[1e308,1e-400]");
}

#[test]
fn n16_nesting_over_128_is_no_json() {
    let lists = |depth| "[".repeat(depth) + &"]".repeat(depth);
    let objects = |depth| "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
    reads(&lists(128), &lists(128));
    reads(&objects(128), &objects(128));
    refuses(lists(129), 128, "nesting of at most 128");
    refuses(objects(129), 128 * 5, "nesting of at most 128");
    refuses(lists(100_000), 128, "nesting of at most 128");
    let side_by_side = format!("[{}[]]", "[],".repeat(300));
    reads(&side_by_side, &side_by_side);
}

#[test]
fn what_is_no_json_is_found_where_it_stands() {
    for (body, at, expected) in [
        ("", 0, "a value"),
        (" ", 1, "a value"),
        ("nul", 0, "a value"),
        ("True", 0, "a value"),
        ("'a'", 0, "a value"),
        ("+1", 0, "a value"),
        ("01", 0, "a value"),
        ("[1,]", 3, "a value"),
        ("[,1]", 1, "a value"),
        ("{\"a\":}", 5, "a value"),
        ("[1 2]", 3, "a comma or a closing bracket"),
        ("[1}", 2, "a comma or a closing bracket"),
        ("[1", 2, "a comma or a closing bracket"),
        ("{\"a\":1 \"b\":2}", 7, "a comma or a closing brace"),
        ("{\"a\":1]", 6, "a comma or a closing brace"),
        ("{\"a\" 1}", 5, "a colon"),
        ("{a:1}", 1, "a text in double quotes"),
        ("{\"a\":1,}", 7, "a text in double quotes"),
        ("{", 1, "a text in double quotes"),
        ("{} x", 3, "the end"),
        ("nullx", 4, "the end"),
        ("1/**/", 1, "the end"),
        ("1\0", 1, "the end"),
        ("[\"ab", 4, "a closing quote"),
        ("[\"a\\", 3, "a JSON escape"),
        ("[\"a\\q\"]", 3, "a JSON escape"),
        ("[\"a\nb\"]", 3, "an escape instead of a control character"),
    ] {
        refuses(body, at, expected);
    }
}

#[test]
fn an_object_hands_over_its_keys_and_a_list_its_elements() {
    let mut members = Vec::new();
    let object = Scanner::of_text(" { \"\\u0061\" : 1 , \"b\" : [ ] }x").object(&mut |scanner| {
        members.push((scanner.key()?.decode().into_owned(), compact(scanner.value()?)));
        Some(())
    });
    assert_eq!(object, Some(Value::Object("{ \"\\u0061\" : 1 , \"b\" : [ ] }")));
    assert_eq!(members, [("a".into(), "1".into()), ("b".into(), String::from("[]"))]);

    let mut elements = Vec::new();
    let list = Scanner::of_text("[1, \"b\"] ").list(Some(&mut elements));
    assert_eq!(list, Some(Value::List("[1, \"b\"]")));
    assert_eq!(elements.into_iter().map(compact).collect::<Vec<_>>(), ["1", "\"b\""]);
}

#[test]
fn a_key_is_taken_whole_if_it_is_the_next_and_without_escapes() {
    let after = |text, key: &str| {
        let mut scanner = Scanner::of_text(text);
        let taken = scanner.take_key(key);
        (taken, scanner.peek().map(char::from))
    };
    assert_eq!(after("\"wait\": 1", "\"wait\":"), (true, Some('1')));
    assert_eq!(after("\"manufacturerName\":1", "\"manufacturerName\":"), (true, Some('1')));
    for other in ["\"wait\" :1", "\"w\\u0061it\":1", "\"waits\":1", "\"stop\":1", "\"wait\"", "x"] {
        assert_eq!(after(other, "\"wait\":"), (false, other.chars().next()), "{other}");
    }
}

#[test]
fn a_plain_list_has_its_lengths() {
    let mut lengths = vec![];
    let mut scanner = Scanner::of_text(" [\"\",\"é\",\"0123456789\"] x");
    assert_eq!(scanner.plain_list(&mut lengths), Some("[\"\",\"é\",\"0123456789\"]"));
    assert_eq!((lengths, scanner.peek()), (vec![0, 2, 10], Some(b'x')));
}

#[test]
fn a_list_that_is_not_plain_is_left_to_others() {
    for list in [
        "[]",
        "[ \"a\"]",
        "[\"a\" ]",
        "[\"a\", \"b\"]",
        "[\"a\",1]",
        "[\"a\",\"\\n\"]",
        "[\"a\",]",
        "[\"a",
        "[\"a\"",
    ] {
        let mut lengths = vec![];
        let mut scanner = Scanner::of_text(list);
        assert_eq!(scanner.plain_list(&mut lengths), None, "{list}");
        assert_eq!((lengths, scanner.peek()), (vec![], Some(b'[')), "{list}");
    }
}

#[test]
fn an_object_is_no_list() {
    let why = SyntaxError { at: 1, expected: "an object or a list" };
    let (mut list, mut object) = (Scanner::of_text(" [1]"), Scanner::of_text(" {}"));
    assert_eq!(list.object(&mut |_| Some(())), None);
    assert_eq!(list.error(), why);
    assert_eq!(object.list(None), None);
    assert_eq!(object.error(), why);
}

/// Tokens that often make JSON and often just do not.
const TOKENS: &str = r#"([{}\[\],:" \n01\-\\\x00é\x{FEFF}]|"a"|"b":|"\\ud83d\\ude00"|\\u12|2\.5|e3|1e30[89]|true|null?|\[1,2\]|\{"a":1\}){0,10}"#;

/// JSON of any form, with white space.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(String::from("null")),
        any::<bool>().prop_map(|flag| flag.to_string()),
        "-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?([eE][-+]?[0-9]{1,2})?",
        any::<String>().prop_map(|text| serde_json::json!(text).to_string()),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let space = "[ \t\r\n]{0,2}";
        let element =
            (space, inner, space).prop_map(|(before, json, after)| before + &json + &after);
        let member = (space, any::<String>(), space, element.clone()).prop_map(
            |(before, key, after, json)| {
                format!("{before}{}{after}:{json}", serde_json::json!(key))
            },
        );
        prop_oneof![
            prop::collection::vec(element, 0..4).prop_map(|list| format!("[{}]", list.join(","))),
            prop::collection::vec(member, 0..4)
                .prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

/// Where ours alone refuses, a number must be the reason, and then `serde_json` does not
/// read it either.
fn agrees_with_serde_json(text: &str) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_str::<IgnoredAny>(text).is_ok();
    match only(Scanner::of_text(text)) {
        Err(SyntaxError { expected: "a number that a double can hold", .. }) if theirs => {
            let why =
                serde_json::from_str::<serde_json::Value>(text).map_err(|why| why.to_string());
            prop_assert!(why.is_err_and(|why| why.starts_with("number out of range")), "{}", text);
        }
        ours => prop_assert_eq!(ours.is_ok(), theirs, "{}: {:?}", text, ours),
    }
    Ok(())
}

proptest! {
    #[test]
    fn tokens_are_json_where_serde_json_says(text in TOKENS) {
        agrees_with_serde_json(&text)?;
    }

    #[test]
    fn json_with_a_flaw_is_json_where_serde_json_says(
        json in json(), at: prop::sample::Index, length in 0..3_usize, flaw in "[\"\\\\,:{}\\[\\]0e.\\-x\u{0}é]{0,2}",
    ) {
        let mut characters: Vec<char> = json.chars().collect();
        let start = at.index(characters.len() + 1);
        let end = characters.len().min(start + length);
        characters.splice(start..end, flaw.chars());
        agrees_with_serde_json(&String::from_iter(characters))?;
    }

    #[test]
    fn what_is_written_means_what_was_read(json in json()) {
        let written = only(Scanner::of_text(&json)).map(compact);
        let parse = |json: &str| serde_json::from_str::<serde_json::Value>(json).ok();
        let meaning = written.as_deref().ok().and_then(parse);
        prop_assert!(meaning.is_some());
        prop_assert_eq!(meaning, parse(&json));
        let again = written.as_deref().map(|written| only(Scanner::of_text(written)).map(compact));
        prop_assert_eq!(again, Ok(written.clone()));
    }

    #[test]
    fn any_text_is_handled(text: String) {
        agrees_with_serde_json(&text)?;
    }
}
