//! The pure room on the host, file by file.

mod budget;
mod options;
mod request;
mod retry;
mod secrets;
mod timestamp;
mod token;
