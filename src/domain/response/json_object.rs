//! A JSON object that is kept as it is, such as `extendPara`: written compactly, and with each
//! integer that JavaScript cannot hold exactly as a text (rule N10a).

use std::mem;
use std::ops::Range;

use super::field::Field;
use super::issue_collector::{IssueCollector, MAX_ISSUES, push_index};
use crate::domain::json::number;
use crate::domain::json::scanner::{Scanner, Value};
use crate::domain::json::text::{self, Text};
use crate::domain::json::token::{Token, for_each_token};
use crate::domain::truncate::truncate;

/// An object as it is kept.
pub(super) struct JsonObject<'a> {
    /// The value of the documented key; null where it is absent.
    pub(super) documented: Value<'a>,
    /// All other members as a JSON object; empty where there are none.
    pub(super) others: String,
}

impl<'a> JsonObject<'a> {
    /// Reads the object of a field, which was scanned before; the value of the documented key, if
    /// there is one, is not among the others.
    // At its one caller it would slow down each field of a response.
    #[inline(never)]
    pub(super) fn read(
        json: &'a str,
        field: Field,
        documented: Option<Field>,
        collector: &mut IssueCollector<'_>,
    ) -> Self {
        // The path of the object itself, found when it is needed: few objects have other members.
        let mut base = 0;
        let mut object = Self { documented: Value::Null, others: String::new() };
        let (path, out, members) = (String::new(), String::new(), Vec::new());
        let mut writer = Writer { field, path, out, members, collector };
        _ = Scanner::of_text(json).object(&mut |scanner| {
            let key = scanner.key()?;
            let value = scanner.value()?;
            if documented.is_some_and(|field| key.is(field.spec().name())) {
                object.documented = value;
            } else {
                writer.out.push(if writer.out.is_empty() { '{' } else { ',' });
                if base == 0 {
                    writer.path = writer.collector.path(field);
                    base = writer.path.len();
                }
                writer.path.truncate(base);
                writer.key(key, 0);
                writer.out.push(':');
                writer.value(value);
            }
            Some(())
        });
        object.others = writer.out;
        if !object.others.is_empty() {
            object.others.push('}');
        }
        object
    }
}

/// Writes JSON, and knows where it is.
struct Writer<'a, 'c, 's> {
    /// The field of the object.
    field: Field,
    /// The path of what is written next.
    path: String,
    out: String,
    /// The members of the objects around what is written next, the outermost first.
    members: Vec<Member<'a>>,
    collector: &'c mut IssueCollector<'s>,
}

/// A list or an object around what is written.
struct Level {
    /// The length of its path.
    path: usize,
    place: Place,
    /// The index of its first member.
    members: usize,
}

/// A member of an object with its issues, in the order in which they came. Only those are kept that
/// have one which is not left out: so there are few, and a repeated key is found in linear time.
struct Member<'a> {
    key: Text<'a>,
    issues: Range<usize>,
}

/// The end of a member's issues while its value is written.
const OPEN: usize = usize::MAX;

/// What comes next there.
enum Place {
    Key,
    Value,
    /// The element with this index.
    Element(usize),
}

impl<'a> Writer<'a, '_, '_> {
    /// Writes a key of an object whose members begin at an index.
    fn key(&mut self, key: Text<'a>, members: usize) {
        let decoded = key.decode();
        text::write(&decoded, &mut self.out);
        self.path.push('.');
        self.path.push_str(truncate(&self.collector.secrets().scrub(&decoded)));
        self.forget_repeated(&decoded, members);
        let first_issue = self.collector.count();
        if first_issue < MAX_ISSUES {
            self.members.push(Member { key, issues: first_issue..OPEN });
        }
    }

    /// N14: of a repeated key the last value counts, and so do its issues alone.
    fn forget_repeated(&mut self, key: &str, members: usize) {
        let end = self.collector.count();
        let known = self.members.get_mut(members..).unwrap_or_default();
        if let Some(last) = known.last_mut().filter(|last| last.issues.end == OPEN) {
            last.issues.end = end;
            self.members.pop_if(|last| last.issues.is_empty());
        }
        let known = self.members.get(members..).unwrap_or_default();
        let Some(at) = known.iter().position(|member| member.key.is(key)) else {
            return;
        };
        let mut at = members + at;
        // Those after it move up, and so do their issues.
        while let Some([repeated, later, ..]) = self.members.get_mut(at..) {
            later.issues.start -= repeated.issues.len();
            later.issues.end -= repeated.issues.len();
            mem::swap(repeated, later);
            at += 1;
        }
        if let Some(repeated) = self.members.pop() {
            self.collector.forget(repeated.issues);
        }
    }

    fn value(&mut self, value: Value<'a>) {
        match value {
            Value::Number(number) => self.number(number),
            Value::List(raw) | Value::Object(raw) => {
                let mut levels = Vec::new();
                for_each_token(raw, &mut |token| self.token(token, &mut levels));
            }
            _ => value.write(&mut self.out, &str::to_owned),
        }
    }

    fn number(&mut self, number: &str) {
        if number::integer(number).is_infinite() {
            self.collector.unsafe_integer_below(self.field, &self.path, number);
            text::write(number, &mut self.out);
        } else {
            self.out.push_str(number);
        }
    }

    /// Writes a token of a list or an object; `levels` are around it.
    fn token(&mut self, token: Token<'a>, levels: &mut Vec<Level>) {
        let byte = match (token, levels.last_mut()) {
            (Token::Text(key), Some(Level { path, place: place @ Place::Key, members })) => {
                *place = Place::Value;
                self.path.truncate(*path);
                return self.key(key, *members);
            }
            (Token::Text(text), _) => return text::write(&text.decode(), &mut self.out),
            (Token::Number(number), _) => return self.number(number),
            (Token::Other(byte), _) => byte,
        };
        match (byte, levels.last_mut()) {
            (b'{', _) => levels.push(self.level(Place::Key)),
            (b'[', _) => {
                levels.push(self.level(Place::Element(0)));
                self.path.push_str("[0]");
            }
            (b',', Some(Level { path, place: Place::Element(index), .. })) => {
                *index += 1;
                self.path.truncate(*path);
                push_index(&mut self.path, *index);
            }
            (b',', Some(level)) => level.place = Place::Key,
            (b'}' | b']', Some(level)) => {
                self.path.truncate(level.path);
                self.members.truncate(level.members);
                levels.pop();
            }
            _ => {}
        }
        self.out.push(char::from(byte));
    }

    fn level(&self, place: Place) -> Level {
        Level { path: self.path.len(), place, members: self.members.len() }
    }
}
