mod access_token;
pub mod arguments;
mod base_url;
mod header;
mod operation_id;
mod options;
mod secrets;
mod sub_task_path;
