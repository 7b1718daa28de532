//! The glue: it carries what the domain decided across the WebAssembly boundary and decides
//! nothing itself. Where a Rust file here has a JavaScript file of the same name beside it,
//! that file is its other half.

pub mod api;
pub mod assess;
mod base_url;
mod budget;
pub mod call;
mod error;
mod fetch;
mod options;
mod query;
mod question;
mod task;
mod token;
mod update;
mod wait;
pub mod watch;
