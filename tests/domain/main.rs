//! The pure domain on the host, file by file.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "which is how a test fails"
)]

mod assessment;
mod backoff;
mod iso_time;
mod json;
mod polling;
mod public_shapes;
mod rate_limiter;
mod request;
mod response;
mod session;
mod string_enum;
mod support;
mod timestamp;
mod truncate;
