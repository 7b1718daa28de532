//! What a session wants done next.

use crate::domain::error::Failure;
use crate::domain::polling::update::Update;
use crate::domain::response::sub_task_page::SubTaskPage;
use crate::domain::response::task::Task;

/// What to do; times are in milliseconds, infinity where there is no limit.
#[derive(Debug)]
pub enum Command {
    /// Get a token other than the rejected one, where one was rejected.
    GetToken {
        /// The token that the platform does not accept.
        rejected: Option<String>,
        /// How long that may take.
        timeout_ms: f64,
    },
    /// Keep this token no longer.
    InvalidateToken {
        /// The token.
        token: String,
    },
    /// Wait until the request may be sent.
    AcquirePermit {
        /// How long that may take.
        timeout_ms: f64,
    },
    /// Send no request of this budget for a while.
    PauseBudget {
        /// For how long.
        ms: u32,
    },
    /// Send the request.
    Send {
        /// How long the exchange may take, the body included.
        timeout_ms: f64,
    },
    /// Wait, or until the environment changes.
    Wait {
        /// How long.
        timeout_ms: f64,
    },
    /// Give the caller of a watch this update.
    Emit {
        /// The update.
        update: Box<Update>,
        /// Why the attempt failed, where it did.
        failure: Option<Box<Failure>>,
    },
    /// Give the caller of a query this task.
    Return(Box<Task>),
    /// Give the caller of a query this page of subtasks.
    ReturnPage(Box<SubTaskPage>),
    /// Fail.
    Throw(Box<Failure>),
    /// Nothing: the last update was emitted.
    Done,
}
