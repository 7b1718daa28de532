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

/// How many tokens an attempt sends.
const MOST_TOKENS: u32 = 3;

/// Decides what follows the rejection of a token that another one may have replaced.
///
/// Only the newest token is valid on this platform, so a request that was in flight while another
/// call got a new token is rejected although the new one is valid. Each attempt refreshes the token
/// at most once, and sends at most three (an older one, the current one and a new one): so calls
/// come to an end that evict each other's tokens, or whose tokens are all rejected.
#[must_use]
pub fn after_rejection(
    is_replaced: bool,
    has_refreshed: bool,
    rejected_tokens: u32,
) -> RejectionAction {
    match (is_replaced, has_refreshed) {
        _ if rejected_tokens >= MOST_TOKENS => RejectionAction::Fail,
        (true, _) => RejectionAction::UseCurrentToken,
        (_, true) => RejectionAction::Fail,
        _ => RejectionAction::RefreshToken,
    }
}
