//! The options of a caller: set by name, where the name is known, and checked by one rule each.

use std::fmt;

use super::argument::Argument;
use super::base_url::BASE_URL_HINT;
use super::header::{check_app_key, check_app_key_header, check_present};
use super::option_name::OptionName;
use super::option_rule::OPTIONS_HINT;
use super::validation::Validation;
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// Which options are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionSet {
    /// Of a client.
    Client,
    /// Of one query.
    Query,
    /// Of a watch.
    Watch,
    /// Of `setInterval` of a watch.
    Interval,
    /// Of parsing without the network.
    Parse,
    /// Of one page of subtasks.
    SubTasks,
    /// Of all pages of subtasks.
    SubTaskList,
}

impl OptionSet {
    fn names(self) -> &'static [OptionName] {
        match self {
            Self::Client => &[
                OptionName::BaseUrl,
                OptionName::AppKey,
                OptionName::AppKeyHeader,
                OptionName::TimeoutMs,
                OptionName::MaxAttempts,
                OptionName::RequestsPerMinute,
                OptionName::MaxResponseBytes,
                OptionName::Validation,
                OptionName::AllowInsecure,
                OptionName::Fetch,
            ],
            Self::Query => &[OptionName::Signal],
            Self::Watch => &[
                OptionName::Signal,
                OptionName::DeadlineMs,
                OptionName::MinIntervalMs,
                OptionName::MaxIntervalMs,
                OptionName::Unchanged,
            ],
            Self::Interval => &[OptionName::MinIntervalMs, OptionName::MaxIntervalMs],
            Self::Parse => &[OptionName::Validation],
            Self::SubTasks => &[
                OptionName::Signal,
                OptionName::SubOperationStatus,
                OptionName::PageNo,
                OptionName::PageSize,
            ],
            Self::SubTaskList => {
                &[OptionName::Signal, OptionName::SubOperationStatus, OptionName::PageSize]
            }
        }
    }
}

/// The options that a caller has set, and the defaults of the rest. (`fetch` and `signal` stay in
/// JavaScript.)
pub struct Options {
    /// As passed; see [`BaseUrl::check`](super::base_url::BaseUrl::check).
    pub base_url: String,
    /// The application's id.
    pub app_key: String,
    /// The header that carries the app key.
    pub app_key_header: String,
    /// The timeout of each attempt, its body included.
    pub timeout_ms: u32,
    /// How many attempts a query has at most.
    pub max_attempts: u32,
    /// The rate limit of all clients with this base URL and app key.
    pub requests_per_minute: u32,
    /// The limit of a response body.
    pub max_response_bytes: u32,
    /// Whether issues are failures.
    pub validation: Validation,
    /// Whether `http:` may be used beyond the own machine.
    pub allow_insecure: bool,
    /// When a watch times out, counted from its start.
    pub deadline_ms: Option<u32>,
    /// The shortest interval between two polls.
    pub min_interval_ms: Option<u32>,
    /// The longest one.
    pub max_interval_ms: Option<u32>,
    /// Whether a watch emits every response.
    pub unchanged: bool,
    /// The status of the wanted subtasks; all where it is absent.
    pub sub_operation_status: Option<String>,
    /// Which page of subtasks, from 0.
    pub page_no: u32,
    /// How many subtasks a page has at most.
    pub page_size: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            app_key: String::new(),
            app_key_header: "app_key".into(),
            timeout_ms: 30_000,
            max_attempts: 3,
            requests_per_minute: 100,
            max_response_bytes: 1_048_576,
            validation: Validation::Tolerant,
            allow_insecure: false,
            deadline_ms: None,
            min_interval_ms: None,
            max_interval_ms: None,
            unchanged: false,
            sub_operation_status: None,
            page_no: 0,
            page_size: 100,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Options(..)")
    }
}

impl Options {
    /// Sets an option where only those of a set are known.
    ///
    /// # Errors
    /// `invalid_argument` for an option that is unknown or breaks its rule.
    pub fn set(&mut self, known: OptionSet, argument: &Argument) -> Result<(), Box<Failure>> {
        if argument.is_absent() {
            return Ok(());
        }
        let names = known.names();
        let Some(name) = names.iter().find(|name| name.word() == argument.name) else {
            return Err(unknown(names, &argument.name));
        };
        let number = name.rule().check(name.word(), argument)?;
        match name {
            OptionName::BaseUrl => self.base_url.clone_from(&argument.text),
            OptionName::AppKey => self.app_key.clone_from(&argument.text),
            OptionName::AppKeyHeader => self.app_key_header.clone_from(&argument.text),
            OptionName::TimeoutMs => self.timeout_ms = number,
            OptionName::MaxAttempts => self.max_attempts = number,
            OptionName::RequestsPerMinute => self.requests_per_minute = number,
            OptionName::MaxResponseBytes => self.max_response_bytes = number,
            OptionName::Validation if argument.text == Validation::Strict.word() => {
                self.validation = Validation::Strict;
            }
            OptionName::Validation => self.validation = Validation::Tolerant,
            OptionName::AllowInsecure => self.allow_insecure = number == 1,
            OptionName::Fetch | OptionName::Signal => {}
            OptionName::DeadlineMs => self.deadline_ms = Some(number),
            OptionName::MinIntervalMs => self.min_interval_ms = Some(number),
            OptionName::MaxIntervalMs => self.max_interval_ms = Some(number),
            OptionName::Unchanged => self.unchanged = number == 1,
            OptionName::SubOperationStatus => {
                self.sub_operation_status = Some(argument.text.clone());
            }
            OptionName::PageNo => self.page_no = number,
            OptionName::PageSize => self.page_size = number,
        }
        Ok(())
    }

    /// Checks that the required options of a client are there and that a header can carry them.
    ///
    /// # Errors
    /// `invalid_argument` naming the option.
    pub fn check_client(&self) -> Result<(), Box<Failure>> {
        check_present("`baseUrl`", &self.base_url, BASE_URL_HINT)?;
        check_app_key(&self.app_key)?;
        check_app_key_header(&self.app_key_header)
    }
}

fn unknown(known: &[OptionName], name: &str) -> Box<Failure> {
    let mut message = format!("There is no option {}; known", quoted(name));
    let mut before = ": ";
    for name in known {
        message.push_str(before);
        message.push_str(name.word());
        before = ", ";
    }
    message.push('.');
    Failure::invalid_argument(message, OPTIONS_HINT)
}
