//! Every way in which asking can fail, and what to do about it.

use std::borrow::Cow;

use serde::Serialize;

use super::issue::ValidationIssue;

/// A failed call, as the caller gets it: the fields of the public `UpgradeTaskError`.
///
/// It holds no secret: what came from the platform or a proxy was scrubbed when it was
/// put here (see [`Secrets`](super::secrets::Secrets)).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What a caller branches on.
    pub code: ErrorCode,
    /// A whole sentence: what happened.
    pub message: String,
    /// The HTTP status, where a complete answer came.
    pub http_status: Option<u16>,
    /// The platform's own code, without its sign.
    pub platform_code: Option<String>,
    /// The platform's own words.
    pub platform_message: Option<String>,
    /// Whether asking again can help.
    pub retryable: bool,
    /// How long to wait at least before asking again, in milliseconds.
    pub retry_after_ms: Option<u32>,
    /// The recommended handling, in one sentence.
    pub hint: Cow<'static, str>,
    /// The task that was asked for.
    pub operation_id: Option<String>,
    /// What was wrong with the answer, for `invalid_response`.
    pub issues: Vec<ValidationIssue>,
}

impl Failure {
    /// A failure of which nothing more is known than its kind, what happened and what to do.
    pub fn new(
        code: ErrorCode,
        message: impl Into<String>,
        hint: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            code,
            message: message.into(),
            http_status: None,
            platform_code: None,
            platform_message: None,
            retryable: false,
            retry_after_ms: None,
            hint: hint.into(),
            operation_id: None,
            issues: Vec::new(),
        }
    }

    /// An argument or option that cannot be used; nothing was sent.
    pub fn invalid_argument(
        message: impl Into<String>,
        hint: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(ErrorCode::InvalidArgument, message, hint)
    }
}

/// The closed set of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// An argument or option cannot be used; nothing was sent.
    InvalidArgument,
    /// The request got no complete answer: offline, DNS, TLS, a redirect, CORS.
    Network,
    /// No complete answer in time.
    Timeout,
    /// The platform does not accept the access token or app key (1010005, HTTP 401).
    Unauthorized,
    /// The application asks more often than the platform allows (1010009, HTTP 429).
    Throttled,
    /// The platform calls the request malformed (120015).
    BadRequest,
    /// The platform knows no such task (123009).
    TaskNotFound,
    /// Any other code of the platform.
    PlatformError,
    /// An HTTP status that is not 2xx, without a code of the platform: a proxy's page.
    HttpError,
    /// A 2xx answer that is not JSON.
    InvalidJson,
    /// A 2xx answer that is JSON, but no usable task; or too large; or, when strict, odd.
    InvalidResponse,
    /// The WebAssembly cannot be loaded, or a defect of this package.
    InternalError,
}

impl ErrorCode {
    /// Every code, in the order of the public type.
    pub const ALL: [Self; 12] = [
        Self::InvalidArgument,
        Self::Network,
        Self::Timeout,
        Self::Unauthorized,
        Self::Throttled,
        Self::BadRequest,
        Self::TaskNotFound,
        Self::PlatformError,
        Self::HttpError,
        Self::InvalidJson,
        Self::InvalidResponse,
        Self::InternalError,
    ];
}
