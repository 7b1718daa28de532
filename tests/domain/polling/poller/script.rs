//! What happens to a watch in a test, and when.

use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::task_enums::Status;
use serde_json::{Value, json};

use crate::support::{BASE, at, task};

pub const INTERVAL_DEFAULT: PollInterval = PollInterval { min_ms: 5_000, max_ms: 60_000 };
pub const OPTIONS: WatchOptions =
    WatchOptions { interval: INTERVAL_DEFAULT, deadline_ms: None, unchanged: false };

/// Events come at their time, replies so long after the request.
#[derive(Debug, Clone)]
pub struct Script {
    pub options: WatchOptions,
    pub events: Vec<(f64, Event)>,
    /// In turn; the request after the last one gets no reply.
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

/// These replies, a tenth of a second after each request.
pub fn soon<const N: usize>(replies: [Reply; N]) -> Vec<(f64, Reply)> {
    replies.map(|reply| (100.0, reply)).into()
}

/// The body of a response.
#[derive(Debug, Clone)]
pub struct Body(Value);

impl Body {
    /// The same with another value at this path.
    pub fn with(mut self, path: &str, value: impl Into<Value>) -> Self {
        *at(&mut self.0, path) = value.into();
        self
    }

    pub fn task(&self) -> Task {
        task(&self.0.to_string())
    }
}

/// A task of ten devices, so many of them upgraded, the others being upgraded.
pub fn processing(success: u32) -> Body {
    Body(serde_json::from_str(BASE).expect("JSON"))
        .with("stopTime", json!(null))
        .with("status", "processing")
        .with("policy.executeType", "now")
        .with("staResult.total", 10)
        .with("staResult.processing", 10 - success)
        .with("staResult.success", success)
}

/// The same with another status.
pub fn with_status(status: Status, success: u32) -> Body {
    processing(success).with("status", status.word())
}

impl From<Body> for Reply {
    fn from(body: Body) -> Self {
        body.task().into()
    }
}

impl From<Task> for Reply {
    fn from(task: Task) -> Self {
        Self::Task(Box::new(task))
    }
}
