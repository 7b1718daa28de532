//! What a caller may set: one table of options, read once, refused by name.

use std::fmt;

use super::base_url::BASE_URL_HINT;
use super::error::Failure;
use super::given::{Entry, Given};
use super::request::{check_app_key, check_app_key_header, check_present};

/// What becomes of an answer that has issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Validation {
    /// The task is returned with its issues.
    #[default]
    Tolerant,
    /// Any issue is an `invalid_response`.
    Strict,
}

/// The options of a client, defaults filled in.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientOptions {
    /// As given; [`BaseUrl::check`](super::base_url::BaseUrl::check) judges it.
    pub base_url: String,
    /// The application's id, fit for a header.
    pub app_key: String,
    /// The header that carries the app key.
    pub app_key_header: String,
    /// For each attempt, its body included.
    pub timeout_ms: u32,
    /// Of a query.
    pub max_attempts: u32,
    /// Of all clients with this base URL and app key in the page.
    pub requests_per_minute: u32,
    /// Longer answers are refused.
    pub max_response_bytes: u32,
    /// Whether issues are failures.
    pub validation: Validation,
    /// Whether `http:` may leave the own machine.
    pub allow_insecure: bool,
}

impl ClientOptions {
    /// Reads the options of a client.
    ///
    /// # Errors
    /// `invalid_argument` naming the first option that is unknown, out of range or missing.
    pub fn read(entries: Vec<Entry>) -> Result<Self, Box<Failure>> {
        let mut chosen = Chosen::check(&CLIENT, entries)?;
        let options = Self {
            base_url: chosen.text("baseUrl").unwrap_or_default(),
            app_key: chosen.text("appKey").unwrap_or_default(),
            app_key_header: chosen.text("appKeyHeader").unwrap_or_else(|| "app_key".into()),
            timeout_ms: chosen.whole("timeoutMs").unwrap_or(30_000),
            max_attempts: chosen.whole("maxAttempts").unwrap_or(3),
            requests_per_minute: chosen.whole("requestsPerMinute").unwrap_or(100),
            max_response_bytes: chosen.whole("maxResponseBytes").unwrap_or(1_048_576),
            validation: chosen.validation(),
            allow_insecure: chosen.flag("allowInsecure"),
        };
        check_present("`baseUrl`", &options.base_url, BASE_URL_HINT)?;
        check_app_key(&options.app_key)?;
        check_app_key_header(&options.app_key_header)?;
        Ok(options)
    }
}

impl fmt::Debug for ClientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientOptions(..)")
    }
}

/// Checks the options of a query; the signal itself stays with the glue.
///
/// # Errors
/// `invalid_argument` naming an option that is unknown or no signal.
pub fn read_query_options(entries: Vec<Entry>) -> Result<(), Box<Failure>> {
    Chosen::check(&[("signal", Rule::Signal)], entries).map(drop)
}

/// Reads the options of `parseUpgradeTask`.
///
/// # Errors
/// `invalid_argument` naming an option that is unknown or no such word.
pub fn read_parse_options(entries: Vec<Entry>) -> Result<Validation, Box<Failure>> {
    let mut chosen = Chosen::check(&[("validation", Rule::Validation)], entries)?;
    Ok(chosen.validation())
}

/// What an option must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// A text; the words are those of the sentence that refuses another value.
    Text(&'static str),
    /// A whole number from the first to the second.
    Whole(u32, u32),
    Flag,
    Validation,
    // The glue keeps these two.
    Function,
    Signal,
}

/// A browser's timer takes a longer time for none at all.
pub(super) const MAX: u32 = i32::MAX as u32;

static CLIENT: [(&str, Rule); 10] = [
    ("baseUrl", Rule::Text("a text or a URL")),
    ("appKey", Rule::Text("a text")),
    ("appKeyHeader", Rule::Text("a text")),
    ("timeoutMs", Rule::Whole(1, MAX)),
    ("maxAttempts", Rule::Whole(1, 100)),
    ("requestsPerMinute", Rule::Whole(1, 1_000_000)),
    ("maxResponseBytes", Rule::Whole(1, MAX)),
    ("validation", Rule::Validation),
    ("allowInsecure", Rule::Flag),
    ("fetch", Rule::Function),
];

pub(super) const HINT: &str = "Correct the options in the calling code.";

/// What a caller has set, checked.
pub(super) struct Chosen(Vec<Entry>);

impl Chosen {
    pub(super) fn check(rules: &[(&str, Rule)], entries: Vec<Entry>) -> Result<Self, Box<Failure>> {
        for (name, given) in &entries {
            if *given == Given::Absent {
                continue;
            }
            let rule = rules.iter().find(|(known, _)| known == name);
            if rule.is_some_and(|(_, rule)| rule.allows(given)) {
                continue;
            }
            let message = if let Some((_, rule)) = rule {
                let received = rule.received(given);
                format!("`{name}` must be {}; received {received}.", rule.expected())
            } else {
                let mut known = String::new();
                for (name, _) in rules {
                    known.push_str(if known.is_empty() { ": " } else { ", " });
                    known.push_str(name);
                }
                let name = Given::Text(name.clone());
                format!("There is no option {name}; known{known}.")
            };
            return Err(Failure::invalid_argument(message, HINT));
        }
        Ok(Self(entries))
    }

    fn take(&mut self, name: &str) -> Given {
        let at = self.0.iter().rposition(|(key, _)| key == name);
        at.map_or(Given::Absent, |at| self.0.remove(at).1)
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name) {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in its range")]
    pub(super) fn whole(&mut self, name: &str) -> Option<u32> {
        match self.take(name) {
            Given::Number(number) => Some(number as u32),
            _ => None,
        }
    }

    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.take(name) == Given::Flag(true)
    }

    fn validation(&mut self) -> Validation {
        match self.text("validation").as_deref() {
            Some("strict") => Validation::Strict,
            _ => Validation::Tolerant,
        }
    }
}

impl Rule {
    fn allows(self, given: &Given) -> bool {
        match (self, given) {
            (Self::Text(_), Given::Text(_))
            | (Self::Flag, Given::Flag(_))
            | (Self::Function, Given::Function)
            | (Self::Signal, Given::Signal) => true,
            (Self::Whole(min, max), Given::Number(number)) => {
                number % 1.0 == 0.0 && (f64::from(min)..=f64::from(max)).contains(number)
            }
            (Self::Validation, Given::Text(word)) => word == "tolerant" || word == "strict",
            _ => false,
        }
    }

    /// Of a value in the place of a text only the kind is told: it may be an app key.
    fn received(self, given: &Given) -> String {
        match self {
            Self::Text(_) => given.kind().into(),
            _ => given.to_string(),
        }
    }

    fn expected(self) -> String {
        String::from(match self {
            Self::Text(kind) => kind,
            Self::Whole(min, max) => return format!("a whole number from {min} to {max}"),
            Self::Flag => "true or false",
            Self::Validation => "\"tolerant\" or \"strict\"",
            Self::Function => "a function",
            Self::Signal => "an AbortSignal",
        })
    }
}
