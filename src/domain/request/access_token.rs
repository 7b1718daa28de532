//! The access token.

use std::fmt;

use super::header::check_header_value;
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
        format!("Bearer {}", self.0)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}
