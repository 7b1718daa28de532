//! What a caller passed: checked before anything is sent.

pub mod argument;
pub mod base_url;
pub mod header;
pub mod options;
pub mod secrets;
