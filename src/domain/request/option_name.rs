//! The options by name, and the rule of each.

use super::option_rule::{MAX, Rule};
use crate::domain::string_enum::string_enum;

string_enum! {
    /// Every option, in the order of the public types.
    pub enum OptionName {
        /// Where the platform is.
        BaseUrl = "baseUrl",
        /// The application's id.
        AppKey = "appKey",
        /// The header that carries it.
        AppKeyHeader = "appKeyHeader",
        /// Of an attempt.
        TimeoutMs = "timeoutMs",
        /// Of a query.
        MaxAttempts = "maxAttempts",
        /// Of the rate limiter.
        RequestsPerMinute = "requestsPerMinute",
        /// Of a body.
        MaxResponseBytes = "maxResponseBytes",
        /// Whether issues are failures.
        Validation = "validation",
        /// Whether `http:` may be used beyond the own machine.
        AllowInsecure = "allowInsecure",
        /// The caller's own `fetch`.
        Fetch = "fetch",
        /// Ends a call.
        Signal = "signal",
        /// Of a watch.
        DeadlineMs = "deadlineMs",
        /// The shortest interval between two polls.
        MinIntervalMs = "minIntervalMs",
        /// The longest one.
        MaxIntervalMs = "maxIntervalMs",
        /// Whether a watch emits every response.
        Unchanged = "unchanged",
    }
}

impl OptionName {
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::BaseUrl => Rule::Text("a text or a URL"),
            Self::AppKey | Self::AppKeyHeader => Rule::Text("a text"),
            Self::TimeoutMs | Self::MaxResponseBytes | Self::DeadlineMs | Self::MaxIntervalMs => {
                Rule::Whole { min: 1, max: MAX }
            }
            Self::MaxAttempts => Rule::Whole { min: 1, max: 100 },
            Self::RequestsPerMinute => Rule::Whole { min: 1, max: 1_000_000 },
            Self::MinIntervalMs => Rule::Whole { min: 10, max: MAX },
            Self::Validation => Rule::Validation,
            Self::AllowInsecure | Self::Unchanged => Rule::Boolean,
            Self::Fetch => Rule::Function,
            Self::Signal => Rule::AbortSignal,
        }
    }
}
