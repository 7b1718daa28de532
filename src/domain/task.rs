//! An upgrade task as this package hands it on: typed, with every field in its place.
//!
//! Texts are borrowed from the body wherever nothing in them is escaped.

use std::borrow::Cow;

use super::issue::ValidationIssue;
use super::timestamp::Timestamp;

/// One upgrade task (`QueryUpgradeTaskOutDTO`).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Task<'a> {
    /// The id of the task.
    pub operation_id: Cow<'a, str>,
    /// When it was created.
    pub create_time: Option<Timestamp>,
    /// When it was started.
    pub start_time: Option<Timestamp>,
    /// When it ended or was stopped.
    pub stop_time: Option<Timestamp>,
    /// What is upgraded.
    pub operate_type: OperateType,
    /// The devices that it is for.
    pub targets: Targets<'a>,
    /// When and how often it is executed.
    pub policy: Policy,
    /// How it is going.
    pub status: Status,
    /// Devices by result.
    pub sta_result: StaResult,
    /// More about the task.
    pub extend_para: ExtendPara<'a>,
    /// What was odd in the answer.
    pub issues: Vec<ValidationIssue>,
}

impl Task<'_> {
    /// The same with texts of its own, to be kept when the body is gone.
    #[must_use]
    pub fn into_owned(self) -> Task<'static> {
        let Targets { device_groups, device_type, model, manufacturer_name, devices } =
            self.targets;
        Task {
            operation_id: owned(self.operation_id),
            create_time: self.create_time,
            start_time: self.start_time,
            stop_time: self.stop_time,
            operate_type: self.operate_type,
            targets: Targets {
                device_groups: device_groups.map(all_owned),
                device_type: device_type.map(owned),
                model: model.map(owned),
                manufacturer_name: manufacturer_name.map(owned),
                devices: devices.map(all_owned),
            },
            policy: self.policy,
            status: self.status,
            sta_result: self.sta_result,
            extend_para: ExtendPara {
                file_version: self.extend_para.file_version.map(owned),
                others: self.extend_para.others,
            },
            issues: self.issues,
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

fn all_owned(texts: Vec<Cow<'_, str>>) -> Vec<Cow<'static, str>> {
    texts.into_iter().map(owned).collect()
}

/// The devices of a task (`OperateDevices`).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Targets<'a> {
    /// Names of device groups.
    pub device_groups: Option<Vec<Cow<'a, str>>>,
    /// Type of the devices.
    pub device_type: Option<Cow<'a, str>>,
    /// Model of the devices.
    pub model: Option<Cow<'a, str>>,
    /// Manufacturer of the devices.
    pub manufacturer_name: Option<Cow<'a, str>>,
    /// Device ids.
    pub devices: Option<Vec<Cow<'a, str>>>,
}

/// When and how often a task is executed (`OperatePolicy`).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Policy {
    /// At once, when a device comes online, or in a window.
    pub execute_type: ExecuteType,
    /// Start of the window.
    pub start_time: Option<Timestamp>,
    /// End of the window.
    pub end_time: Option<Timestamp>,
    /// Whether failed devices are tried again.
    pub retry_type: bool,
    /// How often; as sent, even outside 1–5.
    pub retry_times: Option<i64>,
}

/// Devices by result (`OperationStaResult`); counts are at most 2^53 − 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StaResult {
    /// All devices of the task.
    pub total: Option<i64>,
    /// Devices that wait.
    pub wait: Option<i64>,
    /// Devices being upgraded.
    pub processing: Option<i64>,
    /// Devices upgraded.
    pub success: Option<i64>,
    /// Devices that failed.
    pub fail: Option<i64>,
    /// Devices that were stopped.
    pub stop: Option<i64>,
    /// Devices that failed by running out of time.
    pub timeout: Option<i64>,
}

/// More about a task: the documented key, and the others as they came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExtendPara<'a> {
    /// The version that the devices are upgraded to.
    pub file_version: Option<Cow<'a, str>>,
    /// All other members as a JSON object; empty where there are none.
    pub others: String,
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal),* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// A word that the documentation does not have.
            #[default]
            Unknown,
        }

        impl $name {
            /// The words of the platform, in the order of the variants.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The meaning of the word at this place among the words.
            #[must_use]
            pub fn at(index: usize) -> Self {
                [$(Self::$variant),*].get(index).copied().unwrap_or_default()
            }
        }
    };
}

words! {
    /// What is upgraded.
    OperateType {
        /// The firmware.
        FirmwareUpgrade "firmware_upgrade",
        /// The software.
        SoftwareUpgrade "software_upgrade"
    }
}

words! {
    /// How a task is going.
    Status {
        /// Waiting to be executed.
        Wait "wait",
        /// Being executed.
        Processing "processing",
        /// Failed.
        Failed "failed",
        /// Succeeded.
        Success "success",
        /// Stopped.
        Stop "stop"
    }
}

words! {
    /// When a task is executed.
    ExecuteType {
        /// At once; the default.
        Now "now",
        /// When a device comes online.
        DeviceOnline "device_online",
        /// In the window of the policy.
        Custom "custom"
    }
}
