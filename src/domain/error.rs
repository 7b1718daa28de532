//! Every way in which a call can fail, and what to do about it.

use std::borrow::Cow;

use serde::Serialize;

use super::issue::ValidationIssue;
use super::string_enum::string_enum;

/// A failed call: the fields of the public `UpgradeTaskError`.
///
/// It holds no secret: text of the platform or of a proxy is scrubbed before it is stored here
/// (see [`Secrets`](super::request::secrets::Secrets)).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What callers branch on.
    pub code: ErrorCode,
    /// A whole sentence: what happened.
    pub message: String,
    /// The HTTP status, where a complete response came.
    pub http_status: Option<u16>,
    /// The platform's own code, without its sign.
    pub platform_code: Option<String>,
    /// The platform's own message.
    pub platform_message: Option<String>,
    /// Whether a retry can help.
    pub retryable: bool,
    /// How long to wait at least before a retry, in milliseconds.
    pub retry_after_ms: Option<u32>,
    /// The recommended handling, in one sentence.
    pub hint: &'static str,
    /// The requested task.
    pub operation_id: Option<String>,
    /// What was wrong with the response, for `invalid_response`.
    pub issues: Vec<ValidationIssue>,
}

impl Failure {
    /// A failure of this code that is not retryable.
    #[must_use]
    pub fn new<'m>(
        code: ErrorCode,
        message: impl Into<Cow<'m, str>>,
        hint: &'static str,
    ) -> Box<Self> {
        Self::of(code, message.into(), hint)
    }

    /// An argument or option that cannot be used; nothing was sent.
    #[must_use]
    pub fn invalid_argument<'m>(message: impl Into<Cow<'m, str>>, hint: &'static str) -> Box<Self> {
        Self::of(ErrorCode::InvalidArgument, message.into(), hint)
    }

    // Boxed and not inlined, since so many callers make one.
    #[inline(never)]
    fn of(code: ErrorCode, message: Cow<'_, str>, hint: &'static str) -> Box<Self> {
        Box::new(Self {
            code,
            message: message.into_owned(),
            http_status: None,
            platform_code: None,
            platform_message: None,
            retryable: false,
            retry_after_ms: None,
            hint,
            operation_id: None,
            issues: Vec::new(),
        })
    }
}

string_enum! {
    /// What failed.
    pub enum ErrorCode {
        /// An argument or option cannot be used; nothing was sent.
        InvalidArgument = "invalid_argument",
        /// The request got no complete response: offline, DNS, TLS, CORS.
        Network = "network",
        /// No complete response in time.
        Timeout = "timeout",
        /// The platform does not accept the access token or app key (1010005, HTTP 401).
        Unauthorized = "unauthorized",
        /// The application calls more often than the platform allows (1010009, HTTP 429).
        Throttled = "throttled",
        /// The platform calls the request malformed (120015, 123029).
        BadRequest = "bad_request",
        /// The platform knows no such task (123009).
        TaskNotFound = "task_not_found",
        /// Any other code of the platform.
        PlatformError = "platform_error",
        /// An HTTP status that is not 2xx, without a code of the platform: a proxy's page.
        HttpError = "http_error",
        /// A 2xx response that is not JSON.
        InvalidJson = "invalid_json",
        /// A 2xx response that is JSON, but no usable task; or too large; or, when strict, one
        /// with issues.
        InvalidResponse = "invalid_response",
        /// The WebAssembly cannot be loaded, or a defect of this package.
        InternalError = "internal_error",
    }
}
