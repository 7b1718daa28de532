//! The scanner against `serde_json`: what both accept, both read alike.

use iot_upgrade_task::domain::json::scanner::{Scanner, Value};
use proptest::prelude::*;

use crate::generate;

/// What the scanner reads, as a compact text.
fn scanned(body: &[u8]) -> Option<String> {
    let mut scanner = Scanner::new(body).ok()?;
    let value: Value<'_> = scanner.value()?;
    scanner.end()?;
    let mut out = String::new();
    value.write(&mut out, &str::to_owned);
    Some(out)
}

fn agrees(body: &[u8]) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_slice::<serde_json::Value>(body);
    let ours = scanned(body);
    match (theirs, ours) {
        (Ok(theirs), Some(ours)) => {
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&ours).ok(), Some(theirs));
        }
        (Ok(theirs), None) => prop_assert!(false, "refused {theirs}"),
        // A byte order mark and a lone surrogate are accepted by the rules N15 and N16 alone.
        (Err(error), Some(ours)) => {
            let is_allowed = body.starts_with(b"\xEF\xBB\xBF")
                || error.to_string().contains("surrogate")
                || error.to_string().contains("unexpected end of hex escape");
            prop_assert!(is_allowed, "accepted {ours}: {error}");
        }
        (Err(_), None) => {}
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes(body: Vec<u8>) {
        agrees(&body)?;
    }

    #[test]
    fn bytes_that_look_like_json(body in generate::soup()) {
        agrees(&body)?;
    }

    #[test]
    fn json_in_any_spelling(body in generate::json()) {
        agrees(body.as_bytes())?;
    }

    #[test]
    fn json_with_a_byte_changed(body in generate::json(), at: prop::sample::Index, byte: u8) {
        let mut body = body.into_bytes();
        let at = at.index(body.len());
        body[at] = byte;
        agrees(&body)?;
    }
}
