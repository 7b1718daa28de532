//! Where the subtasks of a task are.

use super::options::Options;

/// The path of a page of subtasks below that of their task, with its query.
#[must_use]
pub fn sub_task_path(options: &Options) -> String {
    let status = options.sub_operation_status.as_ref();
    let parameters = [
        status.map(|status| format!("subOperationStatus={status}")),
        (options.page_no > 0).then(|| format!("pageNo={}", options.page_no)),
        // Always, since the platform's own default is small.
        Some(format!("pageSize={}", options.page_size)),
    ];
    format!("subOperations?{}", parameters.into_iter().flatten().collect::<Vec<_>>().join("&"))
}
