//! A JSON value token by token, to write it again.

use super::scanner::{Scanner, Value};
use super::text::{self, Text};

/// A token of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token<'a> {
    /// A text; in an object also a key.
    Text(Text<'a>),
    /// A number, as written.
    Number(&'a str),
    /// A bracket, a comma, a colon, or a letter of a word.
    Other(u8),
}

/// Calls `each` with the tokens of a checked JSON value, without the white space between them.
pub fn for_each_token<'a>(raw: &'a str, each: &mut dyn FnMut(Token<'a>)) {
    let mut scanner = Scanner::of_text(raw);
    while let Some(byte) = scanner.peek() {
        let token = match byte {
            b'"' | b'-' | b'0'..=b'9' => match scanner.value() {
                Some(Value::Text(text)) => Token::Text(text),
                Some(Value::Number(number)) => Token::Number(number),
                _ => return,
            },
            // Outside its texts, JSON is ASCII.
            _ => {
                scanner.take(byte);
                Token::Other(byte)
            }
        };
        each(token);
    }
}

/// Writes a checked JSON value without white space and without needless escapes: as
/// `JSON.stringify` does, but with numbers as they were sent. `each` maps every text.
pub fn write_compact(raw: &str, out: &mut String, each: &dyn Fn(&str) -> String) {
    for_each_token(raw, &mut |token| match token {
        Token::Text(text) => text::write(&each(&text.decode()), out),
        Token::Number(number) => out.push_str(number),
        Token::Other(byte) => out.push(char::from(byte)),
    });
}

impl Value<'_> {
    /// Writes the value as `JSON.stringify` does, but numbers as they were sent. `each` maps every
    /// text.
    pub fn write(self, out: &mut String, each: &dyn Fn(&str) -> String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Boolean(flag) => out.push_str(if flag { "true" } else { "false" }),
            Self::Number(raw) => out.push_str(raw),
            Self::Text(text) => text::write(&each(&text.decode()), out),
            Self::List(raw) | Self::Object(raw) => write_compact(raw, out, each),
        }
    }
}
