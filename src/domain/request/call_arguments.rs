//! What a caller gave, as `client/arguments.js` describes it: JSON, so that all of it crosses the
//! boundary at once and reading it runs no code of the caller's.

use super::argument::{Argument, ArgumentKind};
use super::base_url::ResolvedUrl;
use super::options::{OptionSet, Options};
use crate::domain::error::Failure;
use crate::domain::json::number;
use crate::domain::json::scanner::{Scanner, Value};

/// The arguments of a query or a watch.
#[derive(Debug, Default)]
pub struct CallArguments {
    /// The task that is asked for.
    pub operation_id: Argument,
    /// A token, or the function that gives one.
    pub access_token: Argument,
    /// The options of the client.
    pub client_options: OptionArguments,
    /// The options of the query or the watch.
    pub options: OptionArguments,
    /// What the browser's URL parser made of the base URL; `None` where it refused it.
    pub url: Option<ResolvedUrl>,
}

/// An options object, or what was given in its place.
#[derive(Debug, Default)]
pub struct OptionArguments {
    object: Argument,
    properties: Vec<Argument>,
}

impl CallArguments {
    /// Reads what `callArguments` wrote.
    #[must_use]
    pub fn parse(json: &str) -> Self {
        let mut arguments = Self::default();
        members(json, &mut |name, value| match name {
            "operationId" => arguments.operation_id = argument(value),
            "accessToken" => arguments.access_token = argument(value),
            "clientOptions" => arguments.client_options = OptionArguments::of(value),
            "options" => arguments.options = OptionArguments::of(value),
            "url" => arguments.url = resolved_url(value),
            _ => {}
        });
        arguments
    }
}

impl OptionArguments {
    /// Reads what `optionArguments` wrote.
    #[must_use]
    pub fn parse(json: &str) -> Self {
        Scanner::of_text(json).value().map(Self::of).unwrap_or_default()
    }

    fn of(value: Value<'_>) -> Self {
        let mut properties = Vec::new();
        if let Value::Object(raw) = value {
            members(raw, &mut |name, value| {
                if let (true, Value::List(raw)) = (name == "properties", value) {
                    let mut elements = Vec::new();
                    _ = Scanner::of_text(raw).list(Some(&mut elements));
                    properties = elements.into_iter().map(argument).collect();
                }
            });
        }
        Self { object: argument(value), properties }
    }

    /// Takes in the options, of which only some are known.
    ///
    /// # Errors
    /// `invalid_argument` for what is no object, and naming the first option that is unknown or
    /// not as it must be.
    pub fn read(&self, known: OptionSet, options: &mut Options) -> Result<(), Box<Failure>> {
        self.object.check_options()?;
        for property in &self.properties {
            options.set(known, property)?;
        }
        Ok(())
    }
}

fn argument(value: Value<'_>) -> Argument {
    let mut argument = Argument::default();
    if let Value::Object(raw) = value {
        members(raw, &mut |name, value| match name {
            "name" => argument.name = text(value),
            "kind" => argument.kind = ArgumentKind::from_word(&text(value)),
            "text" => argument.text = text(value),
            _ => {}
        });
    }
    argument.number = match argument.kind {
        ArgumentKind::Number => integer(&argument.text),
        ArgumentKind::Boolean => f64::from(u8::from(argument.text == "true")),
        _ => f64::NAN,
    };
    argument
}

/// The integer that a text is, as JavaScript writes it; NaN where it is none.
fn integer(text: &str) -> f64 {
    if number::length(text) == Some(text.len()) { number::integer(text) } else { f64::NAN }
}

fn resolved_url(value: Value<'_>) -> Option<ResolvedUrl> {
    let Value::Object(raw) = value else {
        return None;
    };
    let mut url = ResolvedUrl::default();
    members(raw, &mut |name, value| match name {
        "href" => url.href = text(value),
        "hostname" => url.hostname = text(value),
        "origin" => url.origin = text(value),
        "hasCredentials" => url.has_credentials = matches!(value, Value::Boolean(true)),
        "pageOrigin" if matches!(value, Value::Text(_)) => url.page_origin = Some(text(value)),
        _ => {}
    });
    Some(url)
}

/// Each member of an object that `client/arguments.js` wrote.
fn members(raw: &str, each: &mut dyn FnMut(&str, Value<'_>)) {
    // It is JSON: a scanner that stops has come to the end.
    _ = Scanner::of_text(raw).object(&mut |scanner, key| {
        let value = scanner.value()?;
        each(&key.decode(), value);
        Some(())
    });
}

fn text(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.decode().into_owned(),
        _ => String::new(),
    }
}
