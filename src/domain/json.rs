//! JSON read in place: a [`Scanner`] checks the whole text once and hands out [`Value`]s that
//! still stand in it. Nothing is copied or decoded before somebody asks for it.
//!
//! Stricter than `JSON.parse` in one point and laxer in another, both by the contract: a
//! number beyond f64 and nesting over 128 are no JSON here; a lone surrogate escape becomes
//! U+FFFD.
#![expect(clippy::inline_always, reason = "hot, and the rest is compiled for size")]

use super::number;
use super::text::{self, Text};

/// How deep objects and lists may nest.
const DEEPEST: u8 = 128;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A value that stands in the body, checked but not decoded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as written.
    Number(&'a str),
    /// A text, not yet unescaped.
    Text(Text<'a>),
    /// A list, brackets included.
    List(&'a str),
    /// An object, braces included.
    Object(&'a str),
}

impl Value<'_> {
    /// Writes the value as `JSON.stringify` does, but numbers as they were sent. Each text
    /// passes through `each`.
    pub fn write(self, out: &mut String, each: impl Fn(&str) -> String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
            Self::Number(raw) => out.push_str(raw),
            Self::Text(text) => text::write(&each(&text.decode()), out),
            Self::List(raw) | Self::Object(raw) => text::write_compact(raw, out, each),
        }
    }
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotJson {
    /// The offset in bytes.
    pub at: usize,
    /// What would have been right there.
    pub expected: &'static str,
}

/// Reads a JSON text from front to back.
#[derive(Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

type Scan<T> = Result<T, NotJson>;

impl<'a> Scanner<'a> {
    /// Starts at the first value of a body: a byte order mark and white space are skipped.
    ///
    /// # Errors
    /// Bytes that are not UTF-8.
    pub fn new(body: &'a [u8]) -> Scan<Self> {
        let text = std::str::from_utf8(body)
            .map_err(|error| NotJson { at: error.valid_up_to(), expected: "UTF-8" })?;
        let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        Ok(Self::behind(text, mark))
    }

    /// Starts at the first value of a text: white space is skipped.
    #[must_use]
    pub fn of_text(text: &'a str) -> Self {
        Self::behind(text, 0)
    }

    fn behind(text: &'a str, at: usize) -> Self {
        let mut scanner = Self { text, at, depth: 0 };
        scanner.skip_space();
        scanner
    }

    /// The first byte of the next value, without taking it.
    #[must_use]
    #[inline(always)]
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes one whole value and the white space behind it.
    ///
    /// # Errors
    /// Anything that is no JSON value.
    pub fn value(&mut self) -> Scan<Value<'a>> {
        let value = match self.peek() {
            Some(b'"') => Value::Text(self.text()?),
            Some(b'{') => return self.object(|scanner, _| scanner.value().map(drop)),
            Some(b'[') => return self.list(|_| {}),
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Flag(true))?,
            Some(b'f') => self.word("false", Value::Flag(false))?,
            _ => Value::Number(self.number()?),
        };
        self.skip_space();
        Ok(value)
    }

    /// Takes an object: `each` is called behind each key and must take the value.
    ///
    /// # Errors
    /// Anything that is no JSON object, and what `each` finds.
    pub fn object(
        &mut self,
        mut each: impl FnMut(&mut Self, Text<'a>) -> Scan<()>,
    ) -> Scan<Value<'a>> {
        let start = self.open(b'{')?;
        if !matches!(self.peek(), Some(b'}')) {
            loop {
                let key = self.text()?;
                self.skip_space();
                if !self.take(b':') {
                    return Err(self.expected("a colon"));
                }
                each(self, key)?;
                if !self.take(b',') {
                    break;
                }
            }
        }
        Ok(Value::Object(self.close(start, b'}', "a comma or a closing brace")?))
    }

    /// Takes a list, handing over its elements.
    ///
    /// # Errors
    /// Anything that is no JSON list.
    pub fn list(&mut self, mut each: impl FnMut(Value<'a>)) -> Scan<Value<'a>> {
        let start = self.open(b'[')?;
        if !matches!(self.peek(), Some(b']')) {
            loop {
                // There may be many, and all are texts.
                each(if let Some(b'"') = self.peek() {
                    let text = self.text()?;
                    self.skip_space();
                    Value::Text(text)
                } else {
                    self.value()?
                });
                if !self.take(b',') {
                    break;
                }
            }
        }
        Ok(Value::List(self.close(start, b']', "a comma or a closing bracket")?))
    }

    /// Nothing may follow.
    ///
    /// # Errors
    /// Anything behind the value.
    pub fn end(&self) -> Scan<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end")),
        }
    }

    #[inline(always)]
    fn text(&mut self) -> Scan<Text<'a>> {
        if !matches!(self.peek(), Some(b'"')) {
            return Err(self.expected("a text in double quotes"));
        }
        let (text, end) = Text::scan_from(self.text, self.at + 1)
            .map_err(|(at, expected)| NotJson { at, expected })?;
        self.at = end;
        Ok(text)
    }

    fn number(&mut self) -> Scan<&'a str> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = number::length(rest).ok_or_else(|| self.expected("a value"))?;
        let number = rest.get(..length).unwrap_or_default();
        if number::is_beyond_f64(number) {
            return Err(self.expected("a number that a double can hold"));
        }
        self.at += length;
        Ok(number)
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Scan<Value<'a>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.expected("a value"));
        }
        self.at += word.len();
        Ok(value)
    }

    /// Takes the opening bracket; returns where it stands.
    fn open(&mut self, bracket: u8) -> Scan<usize> {
        if self.depth == DEEPEST {
            return Err(self.expected("nesting of at most 128"));
        }
        self.depth += 1;
        let start = self.at;
        if !self.take(bracket) {
            return Err(self.expected("an object or a list"));
        }
        Ok(start)
    }

    /// Takes the closing bracket; returns all that was taken since `start`.
    fn close(&mut self, start: usize, bracket: u8, expected: &'static str) -> Scan<&'a str> {
        if self.peek().is_none_or(|next| next != bracket) {
            return Err(self.expected(expected));
        }
        self.depth -= 1;
        self.at += 1;
        let taken = self.text.get(start..self.at).unwrap_or_default();
        self.skip_space();
        Ok(taken)
    }

    /// Takes this byte and the white space behind it, if it comes next.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
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

    fn expected(&self, expected: &'static str) -> NotJson {
        NotJson { at: self.at, expected }
    }
}
