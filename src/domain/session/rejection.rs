//! What to do when the platform rejects an access token.

/// What a call with a token function does next after its token was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RejectionAction {
    /// Fail with `unauthorized`.
    Fail = 1,
    /// Ask the token function once more, with `"rejected"`.
    RefreshToken,
    /// Try again with the token that has replaced the rejected one.
    UseCurrentToken,
}

/// Decides what follows the rejection of a token that another one may have replaced.
///
/// Only the newest token is valid on this platform, so a call that was under way while
/// another got a new token is rejected through no fault of the new one. Each call asks
/// again at most once, so calls that evict each other's tokens come to an end.
#[must_use]
pub fn after_rejection(is_replaced: bool, has_refreshed: bool) -> RejectionAction {
    match (is_replaced, has_refreshed) {
        (true, _) => RejectionAction::UseCurrentToken,
        (_, true) => RejectionAction::Fail,
        _ => RejectionAction::RefreshToken,
    }
}
