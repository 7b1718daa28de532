//! What a caller passed: checked before anything is sent.

pub mod access_token;
pub mod argument;
pub mod base_url;
pub mod call_arguments;
mod escaped;
pub mod header;
mod invisible;
pub mod operation_id;
pub mod option_name;
pub(in crate::domain) mod option_rule;
pub mod options;
mod percent_encode;
pub mod secrets;
pub mod sub_task_path;
pub mod validation;
