use super::arguments::text;
use iot_upgrade_task::domain::request::operation_id::OperationId;
use proptest::prelude::*;

use crate::support::refused;

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

#[test]
fn an_operation_id_has_no_invisible_character_at_its_ends() {
    for (id, name) in [
        ("op-1\u{200b}", "U+200B"),
        ("\u{feff}op-1", "U+FEFF"),
        ("\u{202e}op-1", "U+202E"),
        ("op-1\u{a0}", "U+00A0"),
        ("op-1\u{ad}", "U+00AD"),
        ("\u{3000}op-1", "U+3000"),
        ("op-1\u{e0020}", "U+E0020"),
        ("op-1\n", "U+000A"),
        ("op\u{7f}", "U+007F"),
        ("op-1 ", "U+0020"),
        (" op-1", "U+0020"),
    ] {
        refused(
            OperationId::new(&text(id)),
            &format!("`operationId` must hold no invisible character; it holds {name}."),
            "Remove the character: it often comes along when a text is copied from a chat or a document.",
        );
    }
    for id in ["a b", "漢字", "é", "😀", "\u{fffd}", "a\u{200d}b", " ", "\u{7f}\u{2028}"] {
        assert_eq!(OperationId::new(&text(id)).map(|id| String::from(id.as_str())), Ok(id.into()));
    }
}

proptest! {
    #[test]
    fn any_text_is_handled(any in any::<String>()) {
        let encoded = OperationId::new(&text(any.as_str())).map(|id| id.encoded());
        prop_assert!(encoded.is_err() || encoded.is_ok_and(|encoded| encoded.is_ascii()));
    }
}
