//! From the bytes of a response to a task, or to the failure that came instead of one.

pub mod cross_field;
pub mod extend_para;
pub mod field;
pub mod interpret;
pub mod issue_collector;
pub mod normalize;
mod normalizer;
pub mod platform_error;
pub mod raw_fields;
pub mod task;
