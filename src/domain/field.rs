//! The platform's answer as a table: every field that this package reads, where it stands
//! and what it should hold (wire contract, "Response table").

use super::text::Text;

/// An object of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The answer itself.
    Answer,
    /// `OperateDevices`
    Targets,
    /// `OperatePolicy`
    Policy,
    /// `OperationStaResult`
    StaResult,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The object that holds the field.
    pub place: Place,
    /// Its key there.
    pub name: &'static str,
    /// Its path from the top.
    pub path: &'static str,
    /// What it should hold, in the words of an issue.
    pub expects: &'static str,
    /// Whether an issue tells of its absence (rule N1).
    pub required: bool,
}

macro_rules! fields {
    ($($field:ident $place:ident $name:literal $path:literal $expects:ident $required:literal)*) => {
        /// A field of the answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field { $(#[doc = concat!("`", $path, "`")] $field),* }

        /// The table, in the order of [`Field`].
        pub static FIELDS: [Row; [$(Field::$field),*].len()] = [$(Row {
            place: Place::$place,
            name: $name,
            path: $path,
            expects: $expects,
            required: $required,
        }),*];

        impl Field {
            /// Every field, in the order of the table.
            pub const ALL: [Self; FIELDS.len()] = [$(Self::$field),*];
        }
    };
}

const ID: &str = "a text that is not empty";
const TEXT: &str = "a text";
const TIME: &str = "a time in the form yyyyMMdd'T'HHmmss'Z'";
const COUNT: &str = "a whole number of at least 0";
const RETRIES: &str = "a whole number from 1 to 5";
const FLAG: &str = "true or false";
const LIST: &str = "a list of at most 256 texts";
const OBJECT: &str = "an object";
const OPERATE_TYPE: &str = "firmware_upgrade or software_upgrade";
const STATUS: &str = "wait, processing, failed, success or stop";
const EXECUTE_TYPE: &str = "now, device_online or custom";
const CODE: &str = "an error code";

fields! {
    OperationId      Answer    "operationId"      "operationId"              ID           true
    CreateTime       Answer    "createTime"       "createTime"               TIME         false
    StartTime        Answer    "startTime"        "startTime"                TIME         false
    StopTime         Answer    "stopTime"         "stopTime"                 TIME         false
    OperateType      Answer    "operateType"      "operateType"              OPERATE_TYPE true
    Targets          Answer    "targets"          "targets"                  OBJECT       true
    DeviceGroups     Targets   "deviceGroups"     "targets.deviceGroups"     LIST         false
    DeviceType       Targets   "deviceType"       "targets.deviceType"       TEXT         false
    Model            Targets   "model"            "targets.model"            TEXT         false
    ManufacturerName Targets   "manufacturerName" "targets.manufacturerName" TEXT         false
    Devices          Targets   "devices"          "targets.devices"          LIST         false
    Policy           Answer    "policy"           "policy"                   OBJECT       false
    ExecuteType      Policy    "executeType"      "policy.executeType"       EXECUTE_TYPE false
    WindowStart      Policy    "startTime"        "policy.startTime"         TIME         false
    WindowEnd        Policy    "endTime"          "policy.endTime"           TIME         false
    RetryType        Policy    "retryType"        "policy.retryType"         FLAG         false
    RetryTimes       Policy    "retryTimes"       "policy.retryTimes"        RETRIES      false
    Status           Answer    "status"           "status"                   STATUS       true
    StaResult        Answer    "staResult"        "staResult"                OBJECT       true
    Total            StaResult "total"            "staResult.total"          COUNT        true
    Wait             StaResult "wait"             "staResult.wait"           COUNT        true
    Processing       StaResult "processing"       "staResult.processing"     COUNT        true
    Success          StaResult "success"          "staResult.success"        COUNT        true
    Fail             StaResult "fail"             "staResult.fail"           COUNT        true
    Stop             StaResult "stop"             "staResult.stop"           COUNT        true
    Timeout          StaResult "timeout"          "staResult.timeout"        COUNT        true
    ExtendPara       Answer    "extendPara"       "extendPara"               OBJECT       false
    ErrorCode        Answer    "error_code"       "error_code"               CODE         false
    ResultCode       Answer    "resultcode"       "resultcode"               CODE         false
    ErrorDesc        Answer    "error_desc"       "error_desc"               TEXT         false
    ResultMsg        Answer    "resultmsg"        "resultmsg"                TEXT         false
    ErrorMsg         Answer    "error_msg"        "error_msg"                TEXT         false
}

impl Field {
    /// The field of this key in this object, looked for from the `first` on: an answer mostly
    /// has its fields in the order of the table.
    #[must_use]
    pub fn find(place: Place, key: Text<'_>, first: usize) -> Option<Self> {
        for step in 0..FIELDS.len() {
            let at = (first + step) % FIELDS.len();
            let row = FIELDS.get(at)?;
            if row.place == place && key.is(row.name) {
                return Self::ALL.get(at).copied();
            }
        }
        None
    }

    /// The object that this field is.
    #[must_use]
    pub fn opens(self) -> Option<Place> {
        match self {
            Self::Targets => Some(Place::Targets),
            Self::Policy => Some(Place::Policy),
            Self::StaResult => Some(Place::StaResult),
            _ => None,
        }
    }

    /// The row of this field.
    #[must_use]
    pub fn row(self) -> &'static Row {
        // The table is made from the same rows as the enum.
        #[expect(clippy::indexing_slicing)]
        &FIELDS[self as usize]
    }
}
