//! Watching a task: [`poller`] is the whole way of a watch, the others are its decisions.

pub mod diff;
pub mod eta;
pub mod interval;
pub mod options;
pub mod poller;
pub mod schedule;
pub mod transitions;
pub mod update;
