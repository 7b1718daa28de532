//! A JSON scanner without allocation: it checks the whole text once and returns [`Value`]s that
//! are slices of it. Texts are decoded only when they are used.
//!
//! It differs from `JSON.parse` in two points, both by the contract: a number beyond f64 and
//! nesting over 128 are syntax errors; a lone surrogate escape becomes U+FFFD.
#![expect(clippy::inline_always, reason = "hot path; the build inlines little by itself")]

use super::text::Text;
use super::{number, swar};

/// How deep objects and lists may nest.
const DEEPEST: u8 = 128;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A value as a slice of the body, checked but not decoded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(&'a str),
    /// A text, not yet unescaped.
    Text(Text<'a>),
    /// A list, brackets included.
    List(&'a str),
    /// An object, braces included.
    Object(&'a str),
}

/// Where and why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// The offset in bytes.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
}

/// Reads a JSON text from front to back. At a syntax error its methods return `None`, and
/// [`Scanner::error`] is the error.
#[derive(Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
    expected: &'static str,
}

impl<'a> Scanner<'a> {
    /// Starts at the first value of a body, after a byte order mark and white space.
    ///
    /// # Errors
    /// Bytes that are not UTF-8.
    pub fn new(body: &'a [u8]) -> Result<Self, SyntaxError> {
        let text = std::str::from_utf8(body)
            .map_err(|error| SyntaxError { at: error.valid_up_to(), expected: "UTF-8" })?;
        let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        Ok(Self::starting_at(mark, text))
    }

    /// Starts at the first value of a text, after white space.
    #[must_use]
    pub fn of_text(text: &'a str) -> Self {
        Self::starting_at(0, text)
    }

    fn starting_at(at: usize, text: &'a str) -> Self {
        let mut scanner = Self { text, at, depth: 0, expected: "" };
        scanner.skip_space();
        scanner
    }

    /// The syntax error.
    #[must_use]
    pub fn error(&self) -> SyntaxError {
        SyntaxError { at: self.at, expected: self.expected }
    }

    /// The first byte of the next value, without taking it.
    #[must_use]
    #[inline(always)]
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads a value and the white space after it.
    pub fn value(&mut self) -> Option<Value<'a>> {
        let mut value = Value::Null;
        self.value_into(&mut value)?;
        Some(value)
    }

    /// The same, but the value is put where it will stay: copying one that has just been written
    /// stalls the processor (store forwarding), which takes a tenth of the time to read a response.
    pub fn value_into(&mut self, value: &mut Value<'a>) -> Option<()> {
        match self.peek() {
            Some(b'"') => *value = Value::Text(self.text()?),
            Some(b'{') => *value = self.object(&mut Self::skip_member)?,
            Some(b'[') => *value = self.list(None)?,
            Some(b'n' | b't' | b'f') => *value = self.word()?,
            _ => *value = Value::Number(self.number()?),
        }
        self.skip_space();
        Some(())
    }

    /// Reads an object: `member` is called for each member and must read its key and its value.
    pub fn object(
        &mut self,
        member: &mut impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<Value<'a>> {
        let start = self.open(b'{')?;
        if !matches!(self.peek(), Some(b'}')) {
            loop {
                member(self)?;
                if !self.take(b',') {
                    break;
                }
            }
        }
        Some(Value::Object(self.close(start, b'}', "a comma or a closing brace")?))
    }

    /// Reads a key and its colon.
    pub fn key(&mut self) -> Option<Text<'a>> {
        if !matches!(self.peek(), Some(b'"')) {
            return self.expected("a text in double quotes");
        }
        let Some(Value::Text(key)) = self.value() else {
            return None;
        };
        if self.take(b':') { Some(key) } else { self.expected("a colon") }
    }

    /// Reads this key, in quotes and with its colon, if it comes next and is written like that.
    #[inline(always)]
    pub fn take_key(&mut self, quoted: &str) -> bool {
        let end = self.at + quoted.len();
        let next = self.text.as_bytes().get(self.at..end).unwrap_or_default();
        let comes = swar::equal(next, quoted.as_bytes());
        if comes {
            self.at = end;
            self.skip_space();
        }
        comes
    }

    fn skip_member(&mut self) -> Option<()> {
        self.key()?;
        self.value().map(drop)
    }

    /// Reads a list; its elements are appended to `elements`.
    pub fn list(&mut self, mut elements: Option<&mut Vec<Value<'a>>>) -> Option<Value<'a>> {
        let start = self.open(b'[')?;
        if !matches!(self.peek(), Some(b']')) {
            loop {
                let element = self.value()?;
                if let Some(elements) = &mut elements {
                    elements.push(element);
                }
                if !self.take(b',') {
                    break;
                }
            }
        }
        Some(Value::List(self.close(start, b']', "a comma or a closing bracket")?))
    }

    /// Reads a list of texts that is written without white space and escapes, as most are; the length
    /// of each is appended to `lengths`. Returns `None` before any other list, and reads nothing.
    pub fn plain_list(&mut self, lengths: &mut Vec<u32>) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        // Each text follows the opening bracket or a comma.
        while let Some([b'[' | b',', b'"', rest @ ..]) = bytes.get(at..) {
            let length = swar::plain_length(rest);
            lengths.push(u32::try_from(length).ok()?);
            at += length + 3;
            match rest.get(length..) {
                Some([b'"', b',', ..]) => {}
                Some([b'"', b']', ..]) => {
                    let list = self.text.get(self.at..at + 1);
                    self.at = at + 1;
                    self.skip_space();
                    return list;
                }
                _ => break,
            }
        }
        lengths.clear();
        None
    }

    /// Expects the end of the text.
    pub fn end(&mut self) -> Option<()> {
        if self.peek().is_some() { self.expected("the end") } else { Some(()) }
    }

    #[inline(always)]
    fn text(&mut self) -> Option<Text<'a>> {
        let mut at = self.at;
        let text = Text::scan(self.text, &mut at);
        self.at = at;
        match text {
            Ok(text) => Some(text),
            Err(expected) => self.expected(expected),
        }
    }

    fn number(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(length) = number::length(rest) else {
            return self.expected("a value");
        };
        let number = rest.get(..length).unwrap_or_default();
        if number::overflows_f64(number) {
            return self.expected("a number that a double can hold");
        }
        self.at += length;
        Some(number)
    }

    fn word(&mut self) -> Option<Value<'a>> {
        const WORDS: [(&str, Value<'_>); 3] = [
            ("null", Value::Null),
            ("true", Value::Boolean(true)),
            ("false", Value::Boolean(false)),
        ];
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, value) in WORDS {
            if rest.starts_with(word) {
                self.at += word.len();
                return Some(value);
            }
        }
        self.expected("a value")
    }

    /// Reads the opening bracket; returns its position.
    fn open(&mut self, bracket: u8) -> Option<usize> {
        if self.depth == DEEPEST {
            return self.expected("nesting of at most 128");
        }
        self.depth += 1;
        let start = self.at;
        if self.take(bracket) { Some(start) } else { self.expected("an object or a list") }
    }

    /// Reads the closing bracket; returns everything from `start` on.
    fn close(&mut self, start: usize, bracket: u8, expected: &'static str) -> Option<&'a str> {
        if self.peek().is_none_or(|next| next != bracket) {
            return self.expected(expected);
        }
        self.depth -= 1;
        self.at += 1;
        let taken = self.text.get(start..self.at).unwrap_or_default();
        self.skip_space();
        Some(taken)
    }

    /// Reads this byte and the white space after it, if it comes next.
    #[inline(always)]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek().is_some_and(|next| next == byte);
        if comes {
            self.at += 1;
            self.skip_space();
        }
        comes
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        if let Some(..=b' ') = self.peek() {
            self.skip_spaces();
        }
    }

    fn skip_spaces(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn expected<T>(&mut self, expected: &'static str) -> Option<T> {
        self.expected = expected;
        None
    }
}
