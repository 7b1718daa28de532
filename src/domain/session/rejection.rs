//! What a call does when the platform rejects its access token.

/// What a call with a token function does after its token was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RejectionAction {
    /// Fail with `unauthorized`.
    Fail,
    /// Call the token function once more, with `"rejected"`.
    RefreshToken,
    /// Retry with the token that has replaced the rejected one.
    UseCurrentToken,
}

/// Decides what follows the rejection of a token that another one may have replaced.
///
/// Only the newest token is valid on this platform, so a request that was in flight while another
/// call got a new token is rejected although the new one is valid. Each attempt refreshes the token
/// at most once, so calls that evict each other's tokens come to an end.
#[must_use]
pub fn after_rejection(is_replaced: bool, has_refreshed: bool) -> RejectionAction {
    match (is_replaced, has_refreshed) {
        (true, _) => RejectionAction::UseCurrentToken,
        (_, true) => RejectionAction::Fail,
        _ => RejectionAction::RefreshToken,
    }
}
