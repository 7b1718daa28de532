//! Recognizes a text in the spellings in which servers repeat it: as it is, escaped as in JSON,
//! percent-encoded or as in a form, escaped as in HTML, or any mixture of these.

/// What follows a spelling of `plain` at the start of `text`; `None` where it starts otherwise.
pub(super) fn strip_prefix<'t>(text: &'t [u8], plain: &str) -> Option<&'t [u8]> {
    if let Some(rest) = text.strip_prefix(plain.as_bytes()) {
        return Some(rest);
    }
    plain.bytes().try_fold(text, after)
}

/// What follows a spelling of the byte. An escape comes first: that of `&` begins with `&`.
fn after(text: &[u8], byte: u8) -> Option<&[u8]> {
    let (first, rest) = text.split_first()?;
    let escape = match first {
        b'%' => after_number(rest, 2, byte),
        b'+' if byte == b' ' => Some(rest),
        b'\\' => after_backslash(text, byte),
        b'&' => after_entity(rest, byte),
        _ => None,
    };
    escape.or_else(|| (*first == byte).then_some(rest))
}

/// JSON within JSON has more than one backslash.
fn after_backslash(text: &[u8], byte: u8) -> Option<&[u8]> {
    let backslashes = text.iter().take(LONGEST).take_while(|byte| **byte == b'\\').count();
    match text.get(backslashes..)? {
        // The last of an odd number escapes what follows.
        _ if byte == b'\\' => text.get((backslashes & !1).max(1)..),
        [b'u', digits @ ..] => after_number(digits, 4, byte),
        // `\n` is no n.
        [escaped, rest @ ..] if *escaped == byte && !byte.is_ascii_alphanumeric() => Some(rest),
        _ => None,
    }
}

fn after_entity(text: &[u8], byte: u8) -> Option<&[u8]> {
    let end = text.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let is_it = match (text.get(..end)?, byte) {
        ([b'#', b'x' | b'X', digits @ ..], _) => number(digits, 16) == Some(byte.into()),
        ([b'#', digits @ ..], _) => number(digits, 10) == Some(byte.into()),
        (name, b'&') => name == b"amp",
        (name, b'<') => name == b"lt",
        (name, b'>') => name == b"gt",
        (name, b'"') => name == b"quot",
        (name, b'\'') => name == b"apos",
        _ => false,
    };
    if is_it { text.get(end + 1..) } else { None }
}

/// What follows this many hexadecimal digits that stand for the byte.
fn after_number(text: &[u8], count: usize, byte: u8) -> Option<&[u8]> {
    let (digits, rest) = text.split_at_checked(count)?;
    (number(digits, 16) == Some(byte.into())).then_some(rest)
}

#[inline(never)]
fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let digit = |digit: &u8| char::from(*digit).to_digit(radix);
    digits.iter().try_fold(0, |number, byte| Some(number * radix + digit(byte)?))
}

/// Of an entity, or of the backslashes of an escape: what is longer must not take longer.
const LONGEST: usize = 8;
