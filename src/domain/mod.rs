//! The pure domain: no clock, no network, no JavaScript; whatever it needs to know is passed in.
//!
//! Imports go one way, and no two files import each other:
//!
//! ```text
//! json, error, issue, timestamp, backoff, rate_limiter ...   the leaves
//!   <- request     what the caller passed: checked arguments, options, URL, header values
//!   <- response    bytes -> task or subtasks, or the failure that came instead
//!   <- assessment  what a task means for an operator, at a given time
//!   <- polling     when a watch polls next, and what it emits
//!   <- session     what a query or a watch does, from event to command
//! ```
//!
//! Read [`response::interpret`] first: it is the whole way from a response to a task or a failure.

pub mod assessment;
pub mod backoff;
pub mod error;
pub mod iso_time;
pub mod issue;
pub mod json;
pub mod polling;
pub mod rate_limiter;
pub mod request;
pub mod response;
pub mod session;
mod string_enum;
pub mod sub_task_status;
pub mod timestamp;
pub mod truncate;
