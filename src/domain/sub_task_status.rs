//! The status of one device in a task: in a response, and as a filter of a request.

use super::string_enum::string_enum;

string_enum! {
    /// How the upgrade of one device is going.
    #[derive(Default)]
    pub enum SubTaskStatus {
        /// Waiting to be executed.
        Wait = "wait",
        /// Being executed.
        Processing = "processing",
        /// Failed; a task says `failed` instead.
        Fail = "fail",
        /// Succeeded.
        Success = "success",
        /// Stopped.
        Stop = "stop",
        /// A word that the documentation does not have.
        #[default]
        Unknown = "unknown",
    }
}
