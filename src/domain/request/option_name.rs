//! The options by name, and the rule of each.

use super::option_rule::Rule;
use super::validation::Validation;
use crate::domain::backoff::MAX_DELAY_MS;
use crate::domain::string_enum::{documented, string_enum};
use crate::domain::sub_task_status::SubTaskStatus;

string_enum! {
    /// Every option, in the order of the public types.
    pub enum OptionName {
        /// Where the platform is.
        BaseUrl = "baseUrl",
        /// The application's id.
        AppKey = "appKey",
        /// The header that carries it.
        AppKeyHeader = "appKeyHeader",
        /// The timeout of an attempt.
        TimeoutMs = "timeoutMs",
        /// How many attempts a query has.
        MaxAttempts = "maxAttempts",
        /// The rate limit.
        RequestsPerMinute = "requestsPerMinute",
        /// The limit of a response body.
        MaxResponseBytes = "maxResponseBytes",
        /// Whether issues are failures.
        Validation = "validation",
        /// Whether `http:` may be used beyond the own machine.
        AllowInsecure = "allowInsecure",
        /// The caller's own `fetch`.
        Fetch = "fetch",
        /// Ends a call.
        Signal = "signal",
        /// When a watch times out.
        DeadlineMs = "deadlineMs",
        /// The shortest interval between two polls.
        MinIntervalMs = "minIntervalMs",
        /// The longest one.
        MaxIntervalMs = "maxIntervalMs",
        /// Whether a watch emits every response.
        Unchanged = "unchanged",
        /// The status of the wanted subtasks.
        SubOperationStatus = "subOperationStatus",
        /// Which page of subtasks.
        PageNo = "pageNo",
        /// How many subtasks a page has.
        PageSize = "pageSize",
    }
}

/// No number is larger: a longer delay would be none at all.
const MAX: u32 = MAX_DELAY_MS;

impl OptionName {
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::BaseUrl => Rule::Text("a text or a URL"),
            Self::AppKey | Self::AppKeyHeader => Rule::Text("a text"),
            Self::TimeoutMs | Self::MaxResponseBytes | Self::DeadlineMs | Self::MaxIntervalMs => {
                Rule::Whole { min: 1, max: MAX }
            }
            Self::MaxAttempts | Self::PageSize => Rule::Whole { min: 1, max: 100 },
            Self::RequestsPerMinute => Rule::Whole { min: 1, max: 1_000_000 },
            Self::MinIntervalMs => Rule::Whole { min: 10, max: MAX },
            Self::PageNo => Rule::Whole { min: 0, max: MAX },
            Self::Validation => Rule::Word(Validation::WORDS, r#""tolerant" or "strict""#),
            Self::SubOperationStatus => Rule::Word(
                documented(SubTaskStatus::WORDS),
                r#""wait", "processing", "fail", "success" or "stop""#,
            ),
            Self::AllowInsecure | Self::Unchanged => Rule::Boolean,
            Self::Fetch => Rule::Function,
            Self::Signal => Rule::AbortSignal,
        }
    }
}
