//! Keeps the access token and the app key out of everything that a caller sees.

use std::fmt;

use super::access_token::without_scheme;
use super::escaped;

const REDACTED: &str = "[redacted]";

/// A shorter secret may be a part of a word, so it is redacted only as a whole one.
const SHORTEST_ANYWHERE: usize = 8;

/// The texts that must not appear anywhere: the access token and the app key of a call.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

impl Secrets {
    /// The secrets; empty ones are dropped.
    ///
    /// Of a token passed as `"Bearer …"` the bare token is the secret: it may be repeated without
    /// the word, or without the white space around it.
    #[must_use]
    pub fn new(secrets: &[&str]) -> Self {
        let mut all = Vec::new();
        for secret in secrets {
            let bare = without_scheme(secret).trim_ascii();
            if !bare.is_empty() {
                all.push(String::from(bare));
            }
        }
        Self(all)
    }

    /// Replaces every occurrence of a secret with `[redacted]`, also where it is escaped.
    ///
    /// Overlapping occurrences are one: a secret that begins within another must not leave its
    /// tail behind. The replacement itself is not searched.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        let mut clean = String::new();
        let mut shown_from = 0;
        for at in 0..text.len() {
            let end = self.end_at(text.as_bytes(), at);
            if end > shown_from {
                if at >= shown_from {
                    clean.push_str(text.get(shown_from..at).unwrap_or_default());
                    clean.push_str(REDACTED);
                }
                shown_from = end;
            }
        }
        clean.push_str(text.get(shown_from..).unwrap_or_default());
        clean
    }

    /// Where the longest secret ends that begins here; 0 where none does.
    fn end_at(&self, text: &[u8], at: usize) -> usize {
        let mut last = 0;
        for secret in &self.0 {
            let rest = text.get(at..).and_then(|text| escaped::strip_prefix(text, secret));
            let end = rest.map_or(0, |rest| text.len() - rest.len());
            let is_whole_word = || is_apart(at.checked_sub(1), text) && is_apart(Some(end), text);
            if end > last && (secret.len() >= SHORTEST_ANYWHERE || is_whole_word()) {
                last = end;
            }
        }
        last
    }
}

/// Whether the byte there is no part of a word.
fn is_apart(at: Option<usize>, text: &[u8]) -> bool {
    let byte = at.and_then(|at| text.get(at));
    byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(..)")
    }
}
