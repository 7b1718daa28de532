//! What happens to a watch in a test, and when.

use iot_upgrade_task::domain::task::{ExecuteType, StaResult, Status, Task};
use iot_upgrade_task::domain::watch::interval::Range;
use iot_upgrade_task::domain::watch::options::WatchOptions;

use crate::support::{BASE, task};

pub const RANGE: Range = Range { min_ms: 5_000, max_ms: 60_000 };
pub const OPTIONS: WatchOptions =
    WatchOptions { range: RANGE, deadline_ms: None, unchanged: false };

/// Events come at their time, replies so long after the question.
#[derive(Debug, Clone)]
pub struct Script {
    pub options: WatchOptions,
    pub events: Vec<(f64, Event)>,
    /// In turn; the question behind the last one is never answered.
    pub replies: Vec<(f64, Reply)>,
    pub random: f64,
}

impl Default for Script {
    fn default() -> Self {
        Self { options: OPTIONS, events: Vec::new(), replies: Vec::new(), random: 1.0 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    Hidden,
    Shown,
    Offline,
    Online,
    Paused,
    Resumed,
    Refresh,
    SetRange(Range),
    /// The browser's clock is set forward by so many milliseconds, or back.
    ClockSet(f64),
}

#[derive(Debug, Clone)]
pub enum Reply {
    Same,
    Task(Box<Task<'static>>),
    Failed(Option<u32>),
}

/// These replies, a tenth of a second after each question.
pub fn soon<const N: usize>(replies: [Reply; N]) -> Vec<(f64, Reply)> {
    replies.map(|reply| (100.0, reply)).into()
}

/// A task of ten devices, so many of them upgraded, the others being upgraded.
pub fn processing(success: i64) -> Task<'static> {
    let mut task = task(BASE);
    (task.status, task.stop_time) = (Status::Processing, None);
    task.policy.execute_type = ExecuteType::Now;
    let [total, processing, success, none] = [10, 10 - success, success, 0].map(Some);
    task.sta_result =
        StaResult { total, wait: none, processing, success, fail: none, stop: none, timeout: none };
    task
}

/// The same with another status.
pub fn with_status(status: Status, success: i64) -> Task<'static> {
    Task { status, ..processing(success) }
}

impl From<Task<'static>> for Reply {
    fn from(task: Task<'static>) -> Self {
        Self::Task(Box::new(task))
    }
}
