//! What to do when the platform rejects an access token.

/// What a call does next after its token was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterRejection {
    /// Try again with the token that has replaced the rejected one.
    UseCurrent,
    /// Ask the token function once more, with `"rejected"`.
    AskAgain,
    /// Fail with `unauthorized`.
    GiveUp,
}

/// Decides what follows the rejection of the token `used`.
///
/// Only the newest token is valid on this platform, so a call that was under way while
/// another got a new token is rejected through no fault of the new one. Each call asks
/// again at most once, so calls that evict each other's tokens come to an end.
#[must_use]
pub fn after_rejection(
    used: &str,
    current: Option<&str>,
    is_function: bool,
    asked_again: bool,
) -> AfterRejection {
    if !is_function {
        return AfterRejection::GiveUp;
    }
    match current {
        Some(current) if current != used => AfterRejection::UseCurrent,
        _ if asked_again => AfterRejection::GiveUp,
        _ => AfterRejection::AskAgain,
    }
}
