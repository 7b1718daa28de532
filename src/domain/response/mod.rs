//! From the bytes of a response to a task or a page of subtasks, or to the failure that came instead of one.

mod coerce;
pub mod cross_field;
pub mod field;
pub mod field_kind;
mod field_values;
pub mod field_view;
mod flat_fields;
mod interpret;
pub mod issue_collector;
mod json_object;
mod normalizer;
pub mod platform_error;
pub mod raw_fields;
pub mod retry_after;
pub mod sub_task_page;
pub mod task;
pub mod task_enums;
mod task_reader;

pub use interpret::{Body, ParseContext, RawResponse, interpret, interpret_page};
