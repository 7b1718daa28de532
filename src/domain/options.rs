//! What a caller may set: one table of options, read once, refused by name.

use std::fmt;

use super::error::Failure;
use super::report::cut;
use super::request::{BASE_URL_HINT, check_app_key, check_app_key_header, check_present};

/// An own property of an options object.
pub type Entry = (String, Given);

/// A value as it came from JavaScript.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// `undefined`: as if the key were not there.
    Absent,
    /// A string, or what stands for one (a `URL`).
    Text(String),
    /// A number.
    Number(f64),
    /// A boolean.
    Flag(bool),
    /// A function.
    Function,
    /// An `AbortSignal`.
    Signal,
    /// Anything else, in words: `"null"`, `"an object"`, `"a list"`, `"a bigint"`.
    Other(&'static str),
}

impl Given {
    /// What kind of value it is, for where the value itself must not be told.
    fn kind(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "a boolean",
            Self::Function => "a function",
            Self::Signal => "an AbortSignal",
            Self::Other(words) => words,
        }
    }
}

/// The value as it stands after "received": a text in quotes, cut at 120 characters.
impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{}\"", cut(text)),
            Self::Number(number) => write_number(f, *number),
            Self::Flag(flag) => f.write_str(if *flag { "true" } else { "false" }),
            _ => f.write_str(self.kind()),
        }
    }
}

/// Writes a number as JavaScript does, or says why it is none that an option takes. The
/// standard library's own writing of floats would take 8 KB of the download.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
#[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "asks whether it is exact")]
fn write_number(f: &mut fmt::Formatter<'_>, number: f64) -> fmt::Result {
    const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;
    let sign = if number < 0.0 { "-" } else { "" };
    let size = number.abs();
    let thousandths = (size * 1_000.0).round() as u64;
    if number.is_nan() {
        f.write_str("NaN")
    } else if size.is_infinite() {
        write!(f, "{sign}Infinity")
    } else if size > MAX_SAFE_INTEGER {
        f.write_str("a number beyond ±9007199254740991")
    } else if size % 1.0 == 0.0 {
        write!(f, "{sign}{}", size as u64)
    } else if thousandths as f64 / 1_000.0 == size {
        let decimals = format!("{:03}", thousandths % 1_000);
        write!(f, "{sign}{}.{}", thousandths / 1_000, decimals.trim_end_matches('0'))
    } else {
        f.write_str("a number with more than three decimals")
    }
}

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
    /// As given; [`BaseUrl::check`](super::request::BaseUrl::check) judges it.
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
    pub fn read(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Failure> {
        let defaults = Self {
            base_url: String::new(),
            app_key: String::new(),
            app_key_header: String::from("app_key"),
            timeout_ms: 30_000,
            max_attempts: 3,
            requests_per_minute: 100,
            max_response_bytes: 1_048_576,
            validation: Validation::default(),
            allow_insecure: false,
        };
        let options = read(defaults, &CLIENT, entries)?;
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
pub fn read_query_options(entries: impl IntoIterator<Item = Entry>) -> Result<(), Failure> {
    read((), &[("signal", Rule::Signal)], entries)
}

/// Reads the options of `parseUpgradeTask`.
///
/// # Errors
/// `invalid_argument` naming an option that is unknown or no such word.
pub fn read_parse_options(entries: impl IntoIterator<Item = Entry>) -> Result<Validation, Failure> {
    let rules = [("validation", Rule::Validation(|validation| validation))];
    read(Validation::default(), &rules, entries)
}

/// What an option must be, and where it goes in `T`.
pub(super) enum Rule<T> {
    /// A text; the words are those of the sentence that refuses another value.
    Text(&'static str, fn(&mut T) -> &mut String),
    /// A whole number from the first to the second.
    Whole(u32, u32, fn(&mut T) -> &mut u32),
    Flag(fn(&mut T) -> &mut bool),
    Validation(fn(&mut T) -> &mut Validation),
    // The glue keeps these two.
    Function,
    Signal,
}

/// A browser's timer takes a longer time for none at all.
pub(super) const MAX: u32 = i32::MAX as u32;

static CLIENT: [(&str, Rule<ClientOptions>); 10] = [
    ("baseUrl", Rule::Text("a text or a URL", |options| &mut options.base_url)),
    ("appKey", Rule::Text("a text", |options| &mut options.app_key)),
    ("appKeyHeader", Rule::Text("a text", |options| &mut options.app_key_header)),
    ("timeoutMs", Rule::Whole(1, MAX, |options| &mut options.timeout_ms)),
    ("maxAttempts", Rule::Whole(1, 100, |options| &mut options.max_attempts)),
    ("requestsPerMinute", Rule::Whole(1, 1_000_000, |options| &mut options.requests_per_minute)),
    ("maxResponseBytes", Rule::Whole(1, MAX, |options| &mut options.max_response_bytes)),
    ("validation", Rule::Validation(|options| &mut options.validation)),
    ("allowInsecure", Rule::Flag(|options| &mut options.allow_insecure)),
    ("fetch", Rule::Function),
];

pub(super) const HINT: &str = "Correct the options in the calling code.";

/// Puts every entry where its rule says.
pub(super) fn read<T>(
    mut options: T,
    rules: &[(&'static str, Rule<T>)],
    entries: impl IntoIterator<Item = Entry>,
) -> Result<T, Failure> {
    for (name, given) in entries {
        if given == Given::Absent {
            continue;
        }
        let Some((_, rule)) = rules.iter().find(|(known, _)| *known == name) else {
            let known: Vec<_> = rules.iter().map(|(known, _)| *known).collect();
            let (name, known) = (Given::Text(name), known.join(", "));
            let message = format!("There is no option {name}; known: {known}.");
            return Err(Failure::invalid_argument(message, HINT));
        };
        if let Err(received) = rule.put(&mut options, given) {
            let message = format!("`{name}` must be {}; received {received}.", rule.expected());
            return Err(Failure::invalid_argument(message, HINT));
        }
    }
    Ok(options)
}

impl<T> Rule<T> {
    /// Puts the value in its place, or tells what was received instead. Of a value in the
    /// place of a text only the kind is told: it may be an app key.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in its range")]
    fn put(&self, options: &mut T, given: Given) -> Result<(), String> {
        match (self, given) {
            (Self::Text(_, place), Given::Text(text)) => *place(options) = text,
            (Self::Text(..), given) => return Err(String::from(given.kind())),
            (Self::Whole(min, max, place), Given::Number(number))
                if number % 1.0 == 0.0 && (f64::from(*min)..=f64::from(*max)).contains(&number) =>
            {
                *place(options) = number as u32;
            }
            (Self::Flag(place), Given::Flag(flag)) => *place(options) = flag,
            (Self::Validation(place), Given::Text(word)) if word == "tolerant" => {
                *place(options) = Validation::Tolerant;
            }
            (Self::Validation(place), Given::Text(word)) if word == "strict" => {
                *place(options) = Validation::Strict;
            }
            (Self::Function, Given::Function) | (Self::Signal, Given::Signal) => {}
            (_, given) => return Err(given.to_string()),
        }
        Ok(())
    }

    fn expected(&self) -> String {
        String::from(match self {
            Self::Text(kind, _) => kind,
            Self::Whole(min, max, _) => return format!("a whole number from {min} to {max}"),
            Self::Flag(_) => "true or false",
            Self::Validation(_) => "\"tolerant\" or \"strict\"",
            Self::Function => "a function",
            Self::Signal => "an AbortSignal",
        })
    }
}
