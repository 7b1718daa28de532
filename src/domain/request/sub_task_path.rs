//! Where the subtasks of a task are.

use super::options::Options;
use crate::domain::json::number::format_integer;

/// The path of a page of subtasks below that of their task, with its query.
#[must_use]
pub fn sub_task_path(options: &Options) -> String {
    let mut path = String::from("subOperations?");
    if let Some(status) = &options.sub_operation_status {
        push_parameter(&mut path, "subOperationStatus=", status);
    }
    if options.page_no > 0 {
        push_parameter(&mut path, "pageNo=", &format_integer(options.page_no.into()));
    }
    // Always, since the platform's own default is small.
    push_parameter(&mut path, "pageSize=", &format_integer(options.page_size.into()));
    path
}

fn push_parameter(path: &mut String, name: &str, value: &str) {
    if !path.ends_with('?') {
        path.push('&');
    }
    path.push_str(name);
    path.push_str(value);
}
