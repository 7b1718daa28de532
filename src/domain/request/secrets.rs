//! Keeps the access token and the app key out of everything that a caller sees.

use std::fmt;

use super::percent_encode::percent_encode;

const REDACTED: &str = "[redacted]";

/// The texts that must not appear anywhere: the access token and the app key of a call.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

impl Secrets {
    /// The secrets and their percent-encoded forms; empty ones are dropped.
    ///
    /// Of a token passed as `"Bearer …"` the bare token is the secret: it may be repeated without
    /// the word, or without the white space around it.
    #[must_use]
    pub fn new(secrets: &[&str]) -> Self {
        let mut forms = Vec::new();
        for secret in secrets {
            let secret = secret.trim_ascii_start();
            let bare = secret.strip_prefix("Bearer ").unwrap_or(secret).trim_ascii();
            if bare.is_empty() {
                continue;
            }
            forms.push(percent_encode(bare));
            forms.push(String::from(bare));
        }
        Self(forms)
    }

    /// Replaces every occurrence of a secret with `[redacted]`.
    ///
    /// Overlapping occurrences are one: a secret that begins within another must not leave its
    /// tail behind. The replacement itself is not searched.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        let mut clean = String::new();
        let mut hidden_to = 0;
        for (at, character) in text.char_indices() {
            let end = at + self.longest_at_start(text.get(at..).unwrap_or_default());
            if end > at && hidden_to <= at {
                clean.push_str(REDACTED);
            }
            hidden_to = hidden_to.max(end);
            if hidden_to <= at {
                clean.push(character);
            }
        }
        clean
    }

    /// The length of the longest secret that `text` begins with, or 0.
    fn longest_at_start(&self, text: &str) -> usize {
        let here = self.0.iter().filter(|secret| text.starts_with(*secret));
        here.map(String::len).max().unwrap_or(0)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(..)")
    }
}
