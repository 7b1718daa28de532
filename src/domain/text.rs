//! JSON texts: found, decoded and written.
#![expect(clippy::inline_always, reason = "hot, and the rest is compiled for size")]

use std::borrow::Cow;
use std::str::Chars;

/// A text as it stands in the body, between its quotes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    /// Finds the end of a text, given what follows its opening quote: the text, and how many
    /// bytes it takes with its closing quote.
    ///
    /// # Errors
    /// The offset at which it breaks the rules, and what was expected there.
    pub fn scan(rest: &'a str) -> Result<(Self, usize), (usize, &'static str)> {
        let bytes = rest.as_bytes();
        let mut at = 0;
        let mut escaped = false;
        loop {
            let ahead = bytes.get(at..).unwrap_or_default();
            at += plain_length(ahead);
            match bytes.get(at) {
                Some(b'"') => {
                    let raw = rest.get(..at).unwrap_or_default();
                    return Ok((Self { raw, escaped }, at + 1));
                }
                Some(b'\\') => {
                    let ahead = bytes.get(at + 1..).unwrap_or_default();
                    at += 1 + escape_length(ahead).ok_or((at, "a JSON escape"))?;
                    escaped = true;
                }
                Some(_) => return Err((at, "an escape instead of a control character")),
                None => return Err((at, "a closing quote")),
            }
        }
    }

    /// The text meant; borrowed where nothing is escaped. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn decode(self) -> Cow<'a, str> {
        if self.escaped { Cow::Owned(unescape(self.raw)) } else { Cow::Borrowed(self.raw) }
    }

    /// Whether this is the text meant.
    #[must_use]
    #[inline(always)]
    pub fn is(self, text: &str) -> bool {
        if self.escaped {
            return unescape(self.raw) == text;
        }
        self.raw.len() == text.len() && self.raw == text
    }
}

/// Without the spaces at both ends; no other white space.
#[must_use]
pub fn trim_spaces(mut text: &str) -> &str {
    while let Some(shorter) = text.strip_prefix(' ').or_else(|| text.strip_suffix(' ')) {
        text = shorter;
    }
    text
}

/// How many bytes need no attention: no quote, no backslash, no control character.
#[inline(always)]
fn plain_length(bytes: &[u8]) -> usize {
    let attention = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    bytes.iter().position(attention).unwrap_or(bytes.len())
}

/// The length of an escape behind its backslash.
fn escape_length(bytes: &[u8]) -> Option<usize> {
    match bytes.first()? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(1),
        b'u' if bytes.get(1..5)?.iter().all(u8::is_ascii_hexdigit) => Some(5),
        _ => None,
    }
}

fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next() {
            Some('u') => unicode(&mut chars),
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(c) => c,
            None => char::REPLACEMENT_CHARACTER,
        });
    }
    out
}

/// The character of what follows `\u`: four digits, or `XXXX\uXXXX` for a pair.
fn unicode(chars: &mut Chars<'_>) -> char {
    let first = unit(chars);
    let mut ahead = chars.clone();
    if (0xD800..0xDC00).contains(&first) && ahead.next() == Some('\\') && ahead.next() == Some('u')
    {
        let second = unit(&mut ahead);
        if (0xDC00..0xE000).contains(&second) {
            *chars = ahead;
            let point = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The number of four hexadecimal digits.
fn unit(chars: &mut Chars<'_>) -> u32 {
    let digits = chars.by_ref().take(4);
    digits.fold(0, |unit, digit| unit * 16 + digit.to_digit(16).unwrap_or(0))
}

/// Writes a text as `JSON.stringify` does.
pub fn write(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\u{20}' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.push(digit(c as u32 >> 4));
                out.push(digit(c as u32 & 0xF));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Writes a checked JSON value without white space and with its texts escaped no more than
/// they must be: as `JSON.stringify` does, but with numbers as they were sent. Each text
/// passes through `each`.
pub fn write_compact(raw: &str, out: &mut String, each: impl Fn(&str) -> String) {
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '"' {
            let Ok((text, length)) = Text::scan(rest) else { return };
            write(&each(&text.decode()), out);
            rest = rest.get(length..).unwrap_or_default();
        } else if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
        }
    }
}
