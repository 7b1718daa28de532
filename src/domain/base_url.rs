//! Where the platform is: only where the token may go.

use super::error::Failure;
use super::given::Given;
use super::request::{OperationId, check_present};

/// What the browser's URL parser made of a URL, as its `URL` object names it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of URL")]
pub struct UrlParts {
    pub href: String,
    pub protocol: String,
    pub hostname: String,
    pub origin: String,
    pub username: String,
    pub password: String,
}

/// What became of the text given as `baseUrl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// It is a URL by itself.
    Absolute(UrlParts),
    /// It is one only relative to the page.
    Relative {
        /// The URL it leads to.
        url: UrlParts,
        /// The page's own origin, which is `"null"` for a file.
        page_origin: String,
    },
    /// It is no URL, or a relative one and there is no page.
    Nothing,
}

/// Where the platform is: an absolute URL without a trailing slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Takes a base URL that the access token may be sent to.
    ///
    /// # Errors
    /// `invalid_argument` for anything but `https:`, `http:` on the own machine (elsewhere
    /// only with `allow_insecure`), and a path on the page's own origin.
    pub fn check(
        given: &str,
        resolved: Resolved,
        allow_insecure: bool,
    ) -> Result<Self, Box<Failure>> {
        // The URL parser drops these at both ends; what is left of none is the page's own URL.
        if given.bytes().all(|byte| byte <= b' ') {
            check_present("`baseUrl`", "", BASE_URL_HINT)?;
        }
        let (url, page_origin) = match resolved {
            Resolved::Absolute(url) => (url, None),
            Resolved::Relative { url, page_origin } => (url, Some(page_origin)),
            Resolved::Nothing => return Err(refused(given, "must be a URL", BASE_URL_HINT)),
        };
        let may_use_http = allow_insecure || page_origin.is_some() || is_loopback(&url.hostname);
        let (reason, hint) = if !url.username.is_empty() || !url.password.is_empty() {
            ("must hold no user name and no password", "Remove them; the token tells who asks.")
        } else if given.bytes().any(|byte| byte == b'?' || byte == b'#') {
            ("must have no query and no fragment", BASE_URL_HINT)
        } else if page_origin.as_deref() == Some("null") {
            ("must be absolute in a page without an origin, such as a file", ABSOLUTE_HINT)
        } else if page_origin.is_some_and(|origin| origin != url.origin) {
            ("must not lead away from the page's own origin when it is relative", BASE_URL_HINT)
        } else if !matches!(url.protocol.as_str(), "https:" | "http:") {
            ("must begin with https: or http:", BASE_URL_HINT)
        } else if url.protocol == "http:" && !may_use_http {
            ("must begin with https: unless the host is this machine", INSECURE_HINT)
        } else {
            let mut href = url.href.as_str();
            while let Some(shorter) = href.strip_suffix('/') {
                href = shorter;
            }
            return Ok(Self(String::from(href)));
        };
        Err(refused(given, reason, hint))
    }

    /// The URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where to ask for a task.
    #[must_use]
    pub fn task_url(&self, id: &OperationId) -> String {
        format!("{}/iodm/northbound/v1.5.0/operations/{}", self.0, id.encoded())
    }
}

const ABSOLUTE_HINT: &str = "Give an absolute URL, or open the page from a server.";
const INSECURE_HINT: &str =
    "Use https:, or set allowInsecure to true where the token may travel in the clear.";
pub(super) const BASE_URL_HINT: &str = "Give the platform's address, such as \"https://host:8743\", or a path on the page's own origin, such as \"/platform\".";

fn refused(given: &str, reason: &str, hint: &'static str) -> Box<Failure> {
    let received = if given.bytes().any(|byte| byte == b'@') {
        Given::Other("a text with an @, which may hold a password")
    } else {
        Given::Text(String::from(given))
    };
    Failure::invalid_argument(format!("`baseUrl` {reason}; received {received}."), hint)
}

fn is_loopback(hostname: &str) -> bool {
    // The URL parser leaves a host of digits and dots only if it is an IPv4 address.
    let is_ipv4 = hostname.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_ipv4 && hostname.starts_with("127."))
        || hostname == "[::1]"
        || hostname == "localhost"
        || hostname.ends_with(".localhost")
}
