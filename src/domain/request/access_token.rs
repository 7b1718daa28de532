//! The access token.

use std::fmt;

use super::header::{check_header_value, check_present};
use crate::domain::error::Failure;

/// An access token that a header can carry.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct AccessToken(String);

impl AccessToken {
    /// Checks that a header can carry a token.
    ///
    /// # Errors
    /// `invalid_argument` for an empty token and for characters that `fetch` refuses.
    pub fn new(token: &str) -> Result<Self, Box<Failure>> {
        const HINT: &str = "Give a token as the platform's Authentication API returned it.";
        check_present("`accessToken`", without_scheme(token).trim_ascii(), HINT)?;
        check_header_value("`accessToken`", token, HINT)?;
        Ok(Self(String::from(token)))
    }

    /// The token itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self) -> String {
        format!("Bearer {}", without_scheme(&self.0))
    }
}

/// A token without the word `Bearer` before it: it is often copied from a header, or assembled from
/// the `tokenType` and the `accessToken` of the Authentication API.
pub(super) fn without_scheme(token: &str) -> &str {
    let token = token.trim_ascii_start();
    match token.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("Bearer ") => rest.trim_ascii_start(),
        _ => token,
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}
