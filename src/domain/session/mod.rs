//! What a call does after a failure.

pub mod rejection;
pub mod retry;
pub mod transport_error;
