//! What a caller may set: one table of options, read once, refused by name.

use std::fmt;
use std::ops::Range;

use super::argument::Argument;
use super::base_url::BASE_URL_HINT;
use super::header::{check_app_key, check_app_key_header, check_present};
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// What becomes of an answer that has issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Validation {
    /// The task is returned with its issues.
    #[default]
    Tolerant,
    /// Any issue is an `invalid_response`.
    Strict,
}

/// An option, and what it must be.
struct Rule {
    name: &'static str,
    kind: &'static str,
    /// The words of the sentence that refuses another value; of a number its range is told.
    expected: &'static str,
    /// The least and the most of a number.
    range: [u32; 2],
    /// What holds where it is left out.
    default: u32,
    /// The only texts, where not every text will do; the number is the place of the one given.
    words: &'static [&'static str],
}

const fn rule(name: &'static str, kind: &'static str, expected: &'static str) -> Rule {
    Rule { name, kind, expected, range: [0, 1], default: 0, words: &[] }
}

const fn whole(name: &'static str, min: u32, max: u32, default: u32) -> Rule {
    Rule { range: [min, max], default, ..rule(name, "a number", "") }
}

/// A browser's timer takes a longer time for none at all.
const MAX: u32 = i32::MAX as u32;

static RULES: [Rule; 15] = [
    rule("baseUrl", "a text", "a text or a URL"),
    rule("appKey", "a text", "a text"),
    rule("appKeyHeader", "a text", "a text"),
    whole("timeoutMs", 1, MAX, 30_000),
    whole("maxAttempts", 1, 100, 3),
    whole("requestsPerMinute", 1, 1_000_000, 100),
    whole("maxResponseBytes", 1, MAX, 1_048_576),
    Rule {
        words: &["tolerant", "strict"],
        ..rule("validation", "a text", "\"tolerant\" or \"strict\"")
    },
    rule("allowInsecure", "a boolean", "true or false"),
    // The glue keeps these two.
    rule("fetch", "a function", "a function"),
    rule("signal", "an AbortSignal", "an AbortSignal"),
    whole("deadlineMs", 1, MAX, 0),
    whole("minIntervalMs", 10, MAX, 0),
    whole("maxIntervalMs", 1, MAX, 0),
    rule("unchanged", "a boolean", "true or false"),
];

/// The rules for a client.
pub const CLIENT: Range<usize> = 0..10;
/// The rules for one query.
pub const QUERY: Range<usize> = 10..11;
/// The rules for a watch.
pub const WATCH: Range<usize> = 10..15;
/// The rules for other intervals of a watch.
pub const INTERVAL: Range<usize> = 12..14;
/// The rules for reading a saved answer.
pub const PARSE: Range<usize> = 7..8;

pub(in crate::domain) const HINT: &str = "Correct the options in the calling code.";

/// What a caller has set, each in the place of its rule, and the defaults of the rest.
pub struct Options {
    /// Of the first three rules.
    texts: [String; 3],
    /// A number; 1 for true; 0 for what is left out and has no default.
    numbers: [u32; RULES.len()],
}

impl Default for Options {
    fn default() -> Self {
        let texts = [String::new(), String::new(), "app_key".into()];
        Self { texts, numbers: RULES.each_ref().map(|rule| rule.default) }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Options(..)")
    }
}

impl Options {
    /// Takes in an option where only some of the rules are known.
    ///
    /// # Errors
    /// `invalid_argument` for an option that is unknown or not as its rule says.
    pub fn set(&mut self, known: &Range<usize>, given: &Argument) -> Result<(), Box<Failure>> {
        if given.is_absent() {
            return Ok(());
        }
        let rules = RULES.get(known.clone()).unwrap_or_default();
        let Some(at) = rules.iter().position(|rule| rule.name == given.name) else {
            return Err(unknown(rules, &given.name));
        };
        let at = known.start + at;
        if let (Some(rule), Some(number)) = (RULES.get(at), self.numbers.get_mut(at)) {
            *number = rule.number(given).ok_or_else(|| rule.refused(given))?;
        }
        if let Some(text) = self.texts.get_mut(at) {
            text.clone_from(&given.text);
        }
        Ok(())
    }

    /// Checks what a client cannot do without, and that a header can carry it.
    ///
    /// # Errors
    /// `invalid_argument` naming the option.
    pub fn check_client(&self) -> Result<(), Box<Failure>> {
        check_present("`baseUrl`", self.base_url(), BASE_URL_HINT)?;
        check_app_key(self.app_key())?;
        check_app_key_header(self.app_key_header())
    }

    /// As given; [`BaseUrl::check`](super::base_url::BaseUrl::check) judges it.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.texts[0]
    }

    /// The application's id.
    #[must_use]
    pub fn app_key(&self) -> &str {
        &self.texts[1]
    }

    /// The header that carries the app key.
    #[must_use]
    pub fn app_key_header(&self) -> &str {
        &self.texts[2]
    }

    /// For each attempt, its body included.
    #[must_use]
    pub fn timeout_ms(&self) -> u32 {
        self.numbers[3]
    }

    /// Of a query.
    #[must_use]
    pub fn max_attempts(&self) -> u32 {
        self.numbers[4]
    }

    /// Of all clients with this base URL and app key in the page.
    #[must_use]
    pub fn requests_per_minute(&self) -> u32 {
        self.numbers[5]
    }

    /// Longer answers are refused.
    #[must_use]
    pub fn max_response_bytes(&self) -> u32 {
        self.numbers[6]
    }

    /// Whether issues are failures.
    #[must_use]
    pub fn validation(&self) -> Validation {
        if self.numbers[7] == 0 { Validation::Tolerant } else { Validation::Strict }
    }

    /// Whether `http:` may leave the own machine.
    #[must_use]
    pub fn allow_insecure(&self) -> bool {
        self.numbers[8] != 0
    }

    /// `deadlineMs`, `minIntervalMs`, `maxIntervalMs` and `unchanged`.
    pub(in crate::domain) fn watch(&self) -> [u32; 4] {
        let [.., deadline_ms, min_ms, max_ms, unchanged] = self.numbers;
        [deadline_ms, min_ms, max_ms, unchanged]
    }
}

fn unknown(rules: &[Rule], name: &str) -> Box<Failure> {
    let mut message = format!("There is no option {}; known", quoted(name));
    let mut before = ": ";
    for rule in rules {
        message.push_str(before);
        message.push_str(rule.name);
        before = ", ";
    }
    message.push('.');
    Failure::invalid_argument(message, HINT)
}

impl Rule {
    /// The number that stands for a value; none where the rule does not allow it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared then")]
    #[expect(clippy::float_cmp, reason = "asks whether it is exact")]
    fn number(&self, given: &Argument) -> Option<u32> {
        let number = match self.words {
            [] => given.number as u32,
            words => words.iter().position(|word| *word == given.text)? as u32,
        };
        let is_whole = given.is_text() || f64::from(number) == given.number;
        let [min, max] = self.range;
        (self.kind == given.kind && is_whole && min <= number && number <= max).then_some(number)
    }

    fn refused(&self, given: &Argument) -> Box<Failure> {
        let [min, max] = self.range;
        let expected = match self.expected {
            "" => format!("a whole number from {min} to {max}"),
            words => words.into(),
        };
        // Of a value in the place of a text only the kind is told: it may be an app key.
        let is_free_text = self.kind == "a text" && self.words.is_empty();
        let received = if is_free_text { given.kind.clone() } else { given.told() };
        let message = format!("`{}` must be {expected}; received {received}.", self.name);
        Failure::invalid_argument(message, HINT)
    }
}
