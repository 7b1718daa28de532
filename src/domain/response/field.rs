//! The responses as a table: every field that this package reads, its place and its type (wire
//! contract, "Response table" and section 4a).

use super::task_enums::{ExecuteType, OperateType, Status};
use crate::domain::json::text::Text;
use crate::domain::string_enum::documented;
use crate::domain::sub_task_status::SubTaskStatus;

/// An object of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// The response itself.
    Root,
    /// `OperateDevices`
    Targets,
    /// `OperatePolicy`
    Policy,
    /// `OperationStaResult`
    StaResult,
    /// `extendPara`, which is documented as a text (`extend_para.rs`).
    ExtendPara,
    /// `SubOperationInfo`, an element of `data`.
    SubTask,
}

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
    /// An object with fields in this table.
    Object,
    /// Any object, or a text that holds one.
    JsonObject,
    /// The same, without a field in this table.
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
            Self::Object | Self::JsonObject | Self::ExtendInfo => "an object",
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

/// One row of the table.
#[derive(Debug)]
pub struct FieldSpec {
    /// The object that holds the field.
    pub parent: Container,
    /// Its key there, in quotes and with a colon.
    pub key: &'static str,
    /// Its path from the top.
    pub path: &'static str,
    /// Its type.
    pub kind: FieldKind,
    /// Whether its absence is an issue (rule N1).
    pub required: bool,
}

impl FieldSpec {
    /// Its key there.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.key.get(1..self.key.len() - 2).unwrap_or_default()
    }
}

macro_rules! fields {
    ($($field:ident $parent:ident $name:literal $path:literal $kind:ident $required:literal)*) => {
        /// A field of a response.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field { $(#[doc = concat!("`", $path, "`")] $field),* }

        /// The table, in the order of [`Field`].
        pub static FIELDS: [FieldSpec; [$(Field::$field),*].len()] = [$(FieldSpec {
            parent: Container::$parent,
            key: concat!("\"", $name, "\":"),
            path: $path,
            kind: FieldKind::$kind,
            required: $required,
        }),*];

        impl Field {
            /// Every field, in the order of the table.
            pub const ALL: [Self; FIELDS.len()] = [$(Self::$field),*];
        }
    };
}

fields! {
    OperationId      Root       "operationId"      "operationId"              Id            true
    CreateTime       Root       "createTime"       "createTime"               Time          false
    StartTime        Root       "startTime"        "startTime"                Time          false
    StopTime         Root       "stopTime"         "stopTime"                 Time          false
    OperateType      Root       "operateType"      "operateType"              OperateType   true
    Targets          Root       "targets"          "targets"                  Object        true
    DeviceGroups     Targets    "deviceGroups"     "targets.deviceGroups"     List          false
    DeviceType       Targets    "deviceType"       "targets.deviceType"       Text          false
    Model            Targets    "model"            "targets.model"            Text          false
    ManufacturerName Targets    "manufacturerName" "targets.manufacturerName" Text          false
    Devices          Targets    "devices"          "targets.devices"          List          false
    Policy           Root       "policy"           "policy"                   Object        false
    ExecuteType      Policy     "executeType"      "policy.executeType"       ExecuteType   false
    WindowStart      Policy     "startTime"        "policy.startTime"         Time          false
    WindowEnd        Policy     "endTime"          "policy.endTime"           Time          false
    RetryType        Policy     "retryType"        "policy.retryType"         Boolean       false
    RetryTimes       Policy     "retryTimes"       "policy.retryTimes"        Retries       false
    Status           Root       "status"           "status"                   Status        true
    StaResult        Root       "staResult"        "staResult"                Object        true
    Total            StaResult  "total"            "staResult.total"          Count         true
    Wait             StaResult  "wait"             "staResult.wait"           Count         true
    Processing       StaResult  "processing"       "staResult.processing"     Count         true
    Success          StaResult  "success"          "staResult.success"        Count         true
    Fail             StaResult  "fail"             "staResult.fail"           Count         true
    Stop             StaResult  "stop"             "staResult.stop"           Count         true
    Timeout          StaResult  "timeout"          "staResult.timeout"        Count         true
    FileVersion      ExtendPara "fileVersion"      "extendPara.fileVersion"   Text          false
    ExtendPara       Root       "extendPara"       "extendPara"               JsonObject    false
    Data             Root       "data"             "data"                     SubTasks      true
    PageNo           Root       "pageNo"           "pageNo"                   Count         false
    PageSize         Root       "pageSize"         "pageSize"                 Count         false
    TotalCount       Root       "totalCount"       "totalCount"               Count         true
    TotalSize        Root       "totalSize"        "totalSize"                Count         false
    SubOperationId   SubTask    "subOperationId"   "subOperationId"           SubTaskId     true
    DeviceId         SubTask    "deviceId"         "deviceId"                 SubTaskId     true
    SubTaskStatus    SubTask    "status"           "status"                   SubTaskStatus true
    SubTaskCreated   SubTask    "createTime"       "createTime"               Time          false
    SubTaskStarted   SubTask    "startTime"        "startTime"                Time          false
    SubTaskStopped   SubTask    "stopTime"         "stopTime"                 Time          false
    SubTaskType      SubTask    "operateType"      "operateType"              OperateType   true
    DetailInfo       SubTask    "detailInfo"       "detailInfo"               Text          false
    ExtendInfo       SubTask    "extendInfo"       "extendInfo"               ExtendInfo    false
    ErrorCode        Root       "error_code"       "error_code"               Code          false
    ResultCode       Root       "resultcode"       "resultcode"               Code          false
    ErrorDesc        Root       "error_desc"       "error_desc"               Text          false
    ResultMsg        Root       "resultmsg"        "resultmsg"                Text          false
    ErrorMsg         Root       "error_msg"        "error_msg"                Text          false
}

impl Field {
    /// How many fields are those of a task, which come first.
    pub const TASK_FIELD_COUNT: usize = Self::Data as usize;

    /// How many fields hold something in a result: all but those of an error, which come last.
    pub const VALUE_COUNT: usize = Self::ErrorCode as usize;

    /// The fields of one subtask, in their order.
    pub fn of_sub_task() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.spec().parent == Container::SubTask)
    }

    /// The field of this key in this container.
    #[must_use]
    pub fn find(container: Container, key: Text<'_>) -> Option<Self> {
        let is_it = |field: &Self| field.spec().parent == container && key.is(field.spec().name());
        Self::ALL.into_iter().find(is_it)
    }

    /// The first field of this container, from this place in the table on.
    #[must_use]
    pub fn next_in(container: Container, from: usize) -> Option<Self> {
        let fields = Self::ALL.get(from..)?;
        fields.iter().copied().find(|field| field.spec().parent == container)
    }

    /// The field whose object holds this one; none where that is the response itself.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self.spec().parent {
            Container::Root => None,
            Container::Targets => Some(Self::Targets),
            Container::Policy => Some(Self::Policy),
            Container::StaResult => Some(Self::StaResult),
            Container::ExtendPara => Some(Self::ExtendPara),
            Container::SubTask => Some(Self::Data),
        }
    }

    /// The container that this field is.
    #[must_use]
    pub fn container(self) -> Option<Container> {
        match self {
            Self::Targets => Some(Container::Targets),
            Self::Policy => Some(Container::Policy),
            Self::StaResult => Some(Container::StaResult),
            _ => None,
        }
    }

    /// Its row.
    #[must_use]
    pub fn spec(self) -> &'static FieldSpec {
        // The table is made from the same rows as the enum.
        #[expect(clippy::indexing_slicing)]
        &FIELDS[self as usize]
    }
}
