//! The words of the platform.

use crate::domain::string_enum::string_enum;

string_enum! {
    /// What is upgraded.
    #[derive(Default)]
    pub enum OperateType {
        /// The firmware.
        FirmwareUpgrade = "firmware_upgrade",
        /// The software.
        SoftwareUpgrade = "software_upgrade",
        /// A word that the documentation does not have.
        #[default]
        Unknown = "unknown",
    }
}

string_enum! {
    /// How a task is going.
    #[derive(Default)]
    pub enum Status {
        /// Waiting to be executed.
        Wait = "wait",
        /// Being executed.
        Processing = "processing",
        /// Failed.
        Failed = "failed",
        /// Succeeded.
        Success = "success",
        /// Stopped.
        Stop = "stop",
        /// A word that the documentation does not have.
        #[default]
        Unknown = "unknown",
    }
}

impl Status {
    /// Whether the platform is done with the task.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Failed | Self::Success | Self::Stop)
    }
}

string_enum! {
    /// When a task is executed.
    #[derive(Default)]
    pub enum ExecuteType {
        /// At once; the default.
        Now = "now",
        /// When a device comes online.
        DeviceOnline = "device_online",
        /// In the window of the policy.
        Custom = "custom",
        /// A word that the documentation does not have.
        #[default]
        Unknown = "unknown",
    }
}
