//! The types of the fields of a response, and the words of the platform for them.

use super::task_enums::{ExecuteType, OperateType, Status};
use crate::domain::string_enum::documented;
use crate::domain::sub_task_status::SubTaskStatus;

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// The id of a task.
    Id,
    /// An id in a subtask: an empty one is absent.
    SubTaskId,
    /// Any text.
    Text,
    /// `yyyyMMdd'T'HHmmss'Z'`
    Time,
    /// A word of [`OperateType`].
    OperateType,
    /// A word of [`Status`].
    Status,
    /// A word of [`ExecuteType`].
    ExecuteType,
    /// A word of [`SubTaskStatus`].
    SubTaskStatus,
    /// A number of devices, or of a page.
    Count,
    /// A number of retries.
    Retries,
    /// True or false.
    Boolean,
    /// Texts.
    List,
    /// An object with fields in the table.
    Object,
    /// Any object, or a text that holds one, with a field in the table.
    ExtendPara,
    /// The same, without one.
    ExtendInfo,
    /// Objects, each with the fields of a subtask.
    SubTasks,
    /// A code of the platform.
    Code,
}

impl FieldKind {
    /// In the words of an issue.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Id | Self::SubTaskId => "a text that is not empty",
            Self::Text => "a text",
            Self::Time => "a time in the form yyyyMMdd'T'HHmmss'Z'",
            Self::OperateType => "firmware_upgrade or software_upgrade",
            Self::Status => "wait, processing, failed, success or stop",
            Self::ExecuteType => "now, device_online or custom",
            Self::SubTaskStatus => "wait, processing, fail, success or stop",
            Self::Count => "a whole number of at least 0",
            Self::Retries => "a whole number from 1 to 5",
            Self::Boolean => "true or false",
            Self::List => "a list of at most 256 texts",
            Self::Object | Self::ExtendPara | Self::ExtendInfo => "an object",
            Self::SubTasks => "a list of objects",
            Self::Code => "an error code",
        }
    }

    /// The words of the platform that it may hold.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::OperateType => documented(OperateType::WORDS),
            Self::Status => documented(Status::WORDS),
            Self::ExecuteType => documented(ExecuteType::WORDS),
            Self::SubTaskStatus => documented(SubTaskStatus::WORDS),
            _ => &[],
        }
    }
}
