//! What happens to a watch in a test, and when.

use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, Status};

use crate::support::{BASE, holding, task};

pub const INTERVAL_DEFAULT: PollInterval = PollInterval { min_ms: 5_000, max_ms: 60_000 };
pub const OPTIONS: WatchOptions =
    WatchOptions { interval: INTERVAL_DEFAULT, deadline_ms: None, unchanged: false };

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
    SetInterval(PollInterval),
    /// The browser's clock is set forward by so many milliseconds, or back.
    ClockSet(f64),
}

#[derive(Debug, Clone)]
pub enum Reply {
    Same,
    Task(Box<Task>),
    Failed(Option<u32>),
}

/// These replies, a tenth of a second after each question.
pub fn soon<const N: usize>(replies: [Reply; N]) -> Vec<(f64, Reply)> {
    replies.map(|reply| (100.0, reply)).into()
}

/// A task of ten devices, so many of them upgraded, the others being upgraded.
pub fn processing(success: u32) -> Task {
    let success = f64::from(success);
    let task = holding(task(BASE), [(Field::StopTime, f64::NAN), (Field::Total, 10.0)]);
    let numbers = [
        (Field::Status, f64::from(Status::Processing as u8)),
        (Field::ExecuteType, f64::from(ExecuteType::Now as u8)),
        (Field::Processing, 10.0 - success),
        (Field::Success, success),
    ];
    holding(task, numbers)
}

/// The same with another status.
pub fn with_status(status: Status, success: u32) -> Task {
    holding(processing(success), [(Field::Status, f64::from(status as u8))])
}

impl From<Task> for Reply {
    fn from(task: Task) -> Self {
        Self::Task(Box::new(task))
    }
}
