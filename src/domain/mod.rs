//! The pure room: no clock, no network, no JavaScript. What it needs to know it is given.
//!
//! Read [`answer`] first: it is the whole way from an answer to a task or a failure.

pub mod answer;
pub mod assess;
pub mod base_url;
pub mod budget;
pub mod counts;
pub mod cut;
pub mod error;
pub mod extend_para;
pub mod field;
pub mod given;
pub mod issue;
pub mod json;
pub mod normalize;
pub mod number;
pub mod options;
pub mod platform_error;
mod reader;
pub mod reason;
pub mod report;
pub mod request;
pub mod retry;
pub mod rules;
pub mod secrets;
pub mod task;
pub mod text;
pub mod timestamp;
pub mod token;
pub mod unanswered;
pub mod verdict;
pub mod watch;
pub mod wire;
mod words;
