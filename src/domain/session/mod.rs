//! What a call does from its start to its end: [`machine`] takes events and returns commands.

pub mod call;
pub mod command;
pub mod event;
mod goal;
pub mod machine;
pub mod rejection;
pub mod retry;
pub mod transport_error;
