//! JSON texts: scanned, decoded and written.
#![expect(clippy::inline_always, reason = "hot path; the build inlines little by itself")]

use std::borrow::Cow;

use super::swar;

/// A text as a slice of the body: between its quotes; or, where it has escapes, from its opening
/// quote on. (A text can begin with a quote only by an escape, so the first byte distinguishes the
/// two, and the type is as small as a `&str`.)
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    /// Scans the text whose opening quote is at `at`, which moves past the closing one.
    ///
    /// # Errors
    /// What was expected at the syntax error, to which `at` moves.
    #[inline(always)]
    pub fn scan(body: &'a str, at: &mut usize) -> Result<Self, &'static str> {
        let bytes = body.as_bytes();
        let quote = *at;
        *at += 1;
        let mut start = *at;
        loop {
            *at += swar::plain_length(bytes.get(*at..).unwrap_or_default());
            match bytes.get(*at) {
                Some(b'"') => {
                    let raw = body.get(start..*at).unwrap_or_default();
                    *at += 1;
                    return Ok(Self(raw));
                }
                Some(b'\\') => {
                    let ahead = bytes.get(*at + 1..).unwrap_or_default();
                    *at += 1 + escape_length(ahead).ok_or("a JSON escape")?;
                    start = quote;
                }
                Some(_) => return Err("an escape instead of a control character"),
                None => return Err("a closing quote"),
            }
        }
    }

    /// The decoded text; borrowed where it has no escapes. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn decode(self) -> Cow<'a, str> {
        match self.0.as_bytes() {
            [b'"', ..] => Cow::Owned(unescape(self.0)),
            _ => Cow::Borrowed(self.0),
        }
    }

    /// Whether it is the empty text.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether it decodes to this text, which must not begin with a quote.
    #[must_use]
    #[inline(always)]
    pub fn is(self, text: &str) -> bool {
        // The lengths differ mostly.
        if self.0.len() == text.len() {
            return self.0 == text;
        }
        matches!(self.0.as_bytes(), [b'"', ..]) && self.decode() == text
    }
}

/// Without the spaces at both ends; other white space stays.
#[must_use]
pub fn trim_spaces(mut text: &str) -> &str {
    while let Some(shorter) = text.strip_prefix(' ').or_else(|| text.strip_suffix(' ')) {
        text = shorter;
    }
    text
}

/// The length of an escape after its backslash.
fn escape_length(bytes: &[u8]) -> Option<usize> {
    match bytes.first()? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(1),
        b'u' if bytes.get(1..5)?.iter().all(u8::is_ascii_hexdigit) => Some(5),
        _ => None,
    }
}

fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    // After the quote.
    let mut rest = raw.get(1..).unwrap_or_default();
    while let Some(at) = rest.bytes().position(|byte| byte == b'\\') {
        let (plain, escape) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(plain);
        let (character, length) = decode_escape(escape.as_bytes());
        out.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character of an escape, and the length of that.
fn decode_escape(escape: &[u8]) -> (char, usize) {
    let character = match escape.get(1).copied().unwrap_or_default() {
        b'u' => return decode_unicode(escape),
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        byte => char::from(byte),
    };
    (character, 2)
}

/// The same for `\uXXXX`, or `\uXXXX\uXXXX` where that is a surrogate pair.
fn decode_unicode(escape: &[u8]) -> (char, usize) {
    let first = unit(escape);
    let second = unit(escape.get(6..).unwrap_or_default());
    let is_pair = (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&second);
    let (point, length) = if is_pair {
        (0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12)
    } else {
        (first, 6)
    };
    (char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

/// The four hexadecimal digits of `\uXXXX`; 0 for anything else.
fn unit(escape: &[u8]) -> u32 {
    let [b'\\', b'u', digits @ ..] = escape else {
        return 0;
    };
    digits.iter().take(4).fold(0, |unit, digit| {
        let letter_offset = if digit.is_ascii_digit() { 0 } else { 9 };
        unit * 16 + u32::from(digit & 15) + letter_offset
    })
}

/// Writes a text as `JSON.stringify` does.
pub fn write(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)) {
        let (plain, special) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(plain);
        push_escape(special.as_bytes().first().copied().unwrap_or_default(), out);
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
}

fn push_escape(byte: u8, out: &mut String) {
    out.push('\\');
    let character = match byte {
        0x8 => 'b',
        0xC => 'f',
        b'\n' => 'n',
        b'\r' => 'r',
        b'\t' => 't',
        ..0x20 => {
            let low = byte & 15;
            out.push_str(if byte < 0x10 { "u000" } else { "u001" });
            char::from(if low < 10 { b'0' + low } else { b'a' - 10 + low })
        }
        _ => char::from(byte),
    };
    out.push(character);
}
