//! The words of the platform.

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
