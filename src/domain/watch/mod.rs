//! Watching a task: [`course`] is the whole way of a watch, the others are its judgements.

pub mod changes;
pub mod course;
pub mod eta;
pub mod interval;
pub mod moves;
pub mod options;
pub mod schedule;
pub mod update;
