//! The pure room on the host, file by file; `bodies` and `flaws` read the corpus of odd answers.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "which is how a test fails"
)]

mod answer;
mod assess;
mod assess_properties;
mod base_url;
mod bodies;
mod budget;
mod corpus;
mod extend_para;
mod flaws;
mod given;
mod json;
mod normalize;
mod normalize_values;
mod number;
mod options;
mod platform_error;
mod report;
mod request;
mod retry;
mod rules;
mod secrets;
mod support;
mod text;
mod timestamp;
mod token;
mod unanswered;
mod watch;
