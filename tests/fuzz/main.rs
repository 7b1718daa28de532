//! Fuzzing on stable Rust: inputs that nobody thought of, raw and with the structure of what the
//! platform sends. `npm run fuzz` runs it for as long as one likes; `PROPTEST_CASES` is how many
//! inputs each target gets. A finding is kept below `tests/proptest-regressions`, which belongs
//! into the repository, and is tried first from then on.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "which is how a test fails"
)]

mod arguments;
mod error_bodies;
mod generate;
mod json;
#[allow(dead_code, reason = "shared with the tests of the domain")]
#[path = "../domain/support.rs"]
mod support;
mod tasks;
mod timestamps;
