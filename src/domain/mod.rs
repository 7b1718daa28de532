//! The pure room: no clock, no network, no JavaScript. What it needs to know it is given.

pub mod error;
pub mod issue;
