//! The responses as a table: every field that this package reads, its place and its type (wire
//! contract, "Response table" and section 4a).

use super::field_kind::FieldKind;
use crate::domain::json::text::Text;

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
    /// `extendPara`, which is documented as a text that holds an object.
    ExtendPara,
    /// `SubOperationInfo`, an element of `data`.
    SubTask,
}

/// One row of the table.
#[derive(Debug)]
pub struct FieldSpec {
    /// The object that holds the field.
    pub container: Container,
    /// Its key there, in quotes and with a colon.
    pub key: &'static str,
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
    ($($field:ident $container:ident $name:literal $kind:ident $required:literal)*) => {
        /// A field of a response.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field { $(#[doc = concat!("`", $name, "`")] $field),* }

        /// The table, in the order of [`Field`].
        pub static FIELDS: [FieldSpec; [$(Field::$field),*].len()] = [$(FieldSpec {
            container: Container::$container,
            key: concat!("\"", $name, "\":"),
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
    OperationId      Root       "operationId"      Id            true
    CreateTime       Root       "createTime"       Time          false
    StartTime        Root       "startTime"        Time          false
    StopTime         Root       "stopTime"         Time          false
    OperateType      Root       "operateType"      OperateType   true
    Targets          Root       "targets"          Object        true
    DeviceGroups     Targets    "deviceGroups"     List          false
    DeviceType       Targets    "deviceType"       Text          false
    Model            Targets    "model"            Text          false
    ManufacturerName Targets    "manufacturerName" Text          false
    Devices          Targets    "devices"          List          false
    Policy           Root       "policy"           Object        false
    ExecuteType      Policy     "executeType"      ExecuteType   false
    WindowStart      Policy     "startTime"        Time          false
    WindowEnd        Policy     "endTime"          Time          false
    RetryType        Policy     "retryType"        Boolean       false
    RetryTimes       Policy     "retryTimes"       Retries       false
    Status           Root       "status"           Status        true
    StaResult        Root       "staResult"        Object        true
    Total            StaResult  "total"            Count         true
    Wait             StaResult  "wait"             Count         true
    Processing       StaResult  "processing"       Count         true
    Success          StaResult  "success"          Count         true
    Fail             StaResult  "fail"             Count         true
    Stop             StaResult  "stop"             Count         true
    Timeout          StaResult  "timeout"          Count         true
    FileVersion      ExtendPara "fileVersion"      Text          false
    ExtendPara       Root       "extendPara"       ExtendPara    false
    Data             Root       "data"             SubTasks      true
    PageNo           Root       "pageNo"           Count         false
    PageSize         Root       "pageSize"         Count         false
    TotalCount       Root       "totalCount"       Count         true
    TotalSize        Root       "totalSize"        Count         false
    SubOperationId   SubTask    "subOperationId"   SubTaskId     true
    DeviceId         SubTask    "deviceId"         SubTaskId     true
    SubTaskStatus    SubTask    "status"           SubTaskStatus true
    SubTaskCreated   SubTask    "createTime"       Time          false
    SubTaskStarted   SubTask    "startTime"        Time          false
    SubTaskStopped   SubTask    "stopTime"         Time          false
    SubTaskType      SubTask    "operateType"      OperateType   true
    DetailInfo       SubTask    "detailInfo"       Text          false
    ExtendInfo       SubTask    "extendInfo"       ExtendInfo    false
    ErrorCode        Root       "error_code"       Code          false
    ResultCode       Root       "resultcode"       Code          false
    ErrorDesc        Root       "error_desc"       Text          false
    ResultMsg        Root       "resultmsg"        Text          false
    ErrorMsg         Root       "error_msg"        Text          false
}

impl Field {
    /// How many fields are those of a task, which come first.
    pub const TASK_FIELD_COUNT: usize = Self::Data as usize;

    /// How many fields hold something in a result: all but those of an error, which come last.
    pub const VALUE_COUNT: usize = Self::ErrorCode as usize;

    /// The fields of one subtask, in their order.
    pub fn of_sub_task() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|field| field.spec().container == Container::SubTask)
    }

    /// The field of this key in this container.
    #[must_use]
    pub fn find(container: Container, key: Text<'_>) -> Option<Self> {
        let is_it =
            |field: &Self| field.spec().container == container && key.is(field.spec().name());
        Self::ALL.iter().copied().find(is_it)
    }

    /// The first field of this container, from this place in the table on.
    #[must_use]
    pub fn next_in(container: Container, from: usize) -> Option<Self> {
        let fields = Self::ALL.get(from..)?;
        fields.iter().copied().find(|field| field.spec().container == container)
    }

    /// The field whose object holds this one; none where that is the response itself.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self.spec().container {
            Container::Root => None,
            Container::Targets => Some(Self::Targets),
            Container::Policy => Some(Self::Policy),
            Container::StaResult => Some(Self::StaResult),
            Container::ExtendPara => Some(Self::ExtendPara),
            Container::SubTask => Some(Self::Data),
        }
    }

    /// Its path: from the top, or from the subtask.
    #[must_use]
    pub fn path(self) -> String {
        let name = self.spec().name();
        match self.parent() {
            None | Some(Self::Data) => name.into(),
            Some(parent) => format!("{}.{name}", parent.spec().name()),
        }
    }

    /// The container that this field is.
    #[must_use]
    pub fn as_container(self) -> Option<Container> {
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
        // The table has a row for each; that nothing can panic here is not left to the optimizer.
        FIELDS.get(self as usize).unwrap_or(&FIELDS[0])
    }
}
