//! What a caller passed, as `client/arguments.js` describes it: a list of texts in JSON, four for each
//! argument, so that all of them cross the boundary at once and reading them runs no code of the
//! caller's.

use super::argument::{Argument, ArgumentKind};
use super::base_url::ResolvedUrl;
use super::options::{OptionSet, Options};
use super::secrets::Secrets;
use crate::domain::error::Failure;
use crate::domain::json::number;
use crate::domain::json::scanner::{Scanner, Value};

/// The arguments of a call.
#[derive(Debug)]
pub struct CallArguments(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    /// `call`, or whose property the argument is: `client`, `options`, or of the parsed `url`.
    group: String,
    argument: Argument,
}

impl CallArguments {
    /// Reads what `callArguments` or `optionArguments` wrote.
    #[must_use]
    pub fn parse(json: &str) -> Self {
        let mut texts = Vec::new();
        // It is JSON: a scanner that stops has come to its end.
        _ = Scanner::of_text(json).list(Some(&mut texts));
        Self(texts.as_chunks().0.iter().map(entry).collect())
    }

    /// An argument of the call itself; undefined where it was not passed.
    #[must_use]
    pub fn get(&self, name: &str) -> &Argument {
        self.find("call", name).unwrap_or(Argument::UNDEFINED)
    }

    /// The token and the app key, whatever else is wrong.
    #[must_use]
    pub fn secrets(&self) -> Secrets {
        let secrets = [self.find("call", "accessToken"), self.find("client", "appKey")];
        Secrets::new(&secrets.map(|secret| secret.map_or("", |argument| &argument.text)))
    }

    /// Takes in the options of a group, of which only some are known.
    ///
    /// # Errors
    /// `invalid_argument` for what is no object, and naming the first option that is unknown or
    /// breaks its rule.
    pub fn read_options(
        &self,
        group: &str,
        known: OptionSet,
        options: &mut Options,
    ) -> Result<(), Box<Failure>> {
        self.get(group).check_options()?;
        for entry in &self.0 {
            if entry.group == group {
                options.set(known, &entry.argument)?;
            }
        }
        Ok(())
    }

    /// Whether there is a page or a worker, which has an origin of its own.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.find("url", "pageOrigin").is_some()
    }

    /// What the browser's URL parser made of the base URL; `None` where it refused it.
    #[must_use]
    pub fn url(&self) -> Option<ResolvedUrl<'_>> {
        let part = |name| self.find("url", name).map(|argument| argument.text.as_str());
        Some(ResolvedUrl {
            href: part("href")?,
            hostname: part("hostname").unwrap_or_default(),
            origin: part("origin").unwrap_or_default(),
            has_credentials: part("credentials").is_some(),
            page_origin: part("pageOrigin"),
            is_relative: part("relative").is_some(),
        })
    }

    fn find(&self, group: &str, name: &str) -> Option<&Argument> {
        let is_it = |entry: &&Entry| entry.group == group && entry.argument.name == name;
        self.0.iter().find(is_it).map(|entry| &entry.argument)
    }
}

fn entry([group, name, kind, text]: &[Value<'_>; 4]) -> Entry {
    let kind = ArgumentKind::from_word(&text_of(kind)).unwrap_or_default();
    let text = text_of(text);
    let number = match kind {
        ArgumentKind::Number => integer(&text),
        ArgumentKind::Boolean => f64::from(u8::from(text == "true")),
        _ => f64::NAN,
    };
    Entry { group: text_of(group), argument: Argument { name: text_of(name), kind, text, number } }
}

fn text_of(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.decode().into_owned(),
        _ => String::new(),
    }
}

/// The integer that a number is, as JavaScript writes it; NaN where it is none.
fn integer(text: &str) -> f64 {
    if number::length(text) == Some(text.len()) { number::integer(text) } else { f64::NAN }
}
