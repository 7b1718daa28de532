//! When a query is sent again after a failure.

use crate::domain::error::Failure;

/// The longest backoff of a query, in milliseconds; what `Retry-After` asks for comes on top.
pub const QUERY_BACKOFF_CAP_MS: u32 = 30_000;

/// Whether a query that failed for the `attempts_made`-th time is tried again.
#[must_use]
pub fn query_retries(failure: &Failure, attempts_made: u32, max_attempts: u32) -> bool {
    failure.retryable && attempts_made < max_attempts
}
