//! The base URL: only where the access token may be sent.

use std::borrow::Cow;

use super::header::check_present;
use super::invisible::check_visible;
use super::operation_id::OperationId;
use crate::domain::error::Failure;
use crate::domain::truncate::quoted;

/// What the browser's URL parser makes of a base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ResolvedUrl<'a> {
    /// The absolute URL.
    pub href: &'a str,
    /// Its host, without the port.
    pub hostname: &'a str,
    /// Its origin.
    pub origin: &'a str,
    /// Whether it holds a user name or a password.
    pub has_credentials: bool,
    /// The page's own origin, which is `null` for a file, in Chromium `file://`; `None` outside of
    /// pages and workers.
    pub page_origin: Option<&'a str>,
    /// Whether it was relative to the page.
    pub is_relative: bool,
}

impl ResolvedUrl<'_> {
    fn reach(&self) -> Reach {
        let is_http = self.href.starts_with("http:") && !is_loopback(self.hostname);
        match self.page_origin {
            None => Reach::NoPage,
            Some(page) if page == self.origin => Reach::OwnOrigin,
            Some(page) if is_http && page.starts_with("https:") => Reach::MixedContent,
            Some(_) => Reach::OtherOrigin,
        }
    }
}

/// How the page sees the platform's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// There is no page, as in Node.
    #[default]
    NoPage,
    /// On the page's own origin.
    OwnOrigin,
    /// On another origin.
    OtherOrigin,
    /// By `http:` from a page that came by `https:`, which browsers refuse.
    MixedContent,
}

/// The platform's address: an absolute URL without a trailing slash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BaseUrl {
    url: String,
    reach: Reach,
}

impl BaseUrl {
    /// Checks that the access token may be sent to a base URL. `resolved` is what the browser's
    /// URL parser made of it; `None` where it refused it.
    ///
    /// # Errors
    /// `invalid_argument` for anything but `https:`, `http:` on the own machine (elsewhere
    /// only with `allow_insecure`), and a path on the page's own origin that begins with `/` or
    /// `.`, so that a host without a scheme is not taken for one.
    pub fn check(
        url: &str,
        resolved: Option<ResolvedUrl<'_>>,
        allow_insecure: bool,
    ) -> Result<Self, Box<Failure>> {
        // The URL parser drops these at both ends; an empty text is the page's own URL.
        if url.bytes().all(|byte| byte <= b' ') {
            check_present("`baseUrl`", "", BASE_URL_HINT)?;
        }
        check_visible("`baseUrl`", url)?;
        let Some(resolved) = resolved else {
            // In a worker that was made of a blob, a path leads nowhere.
            let hint = if is_path(url) { PAGELESS_HINT } else { BASE_URL_HINT };
            return Err(refused(url, "must be a URL", hint));
        };
        let ResolvedUrl { mut href, hostname, origin, has_credentials, page_origin, is_relative } =
            resolved;
        let is_http = href.starts_with("http:");
        let may_use_http = allow_insecure || is_relative || is_loopback(hostname);
        let page_origin = page_origin.filter(|_| is_relative);
        let (reason, hint) = if has_credentials {
            ("must hold no user name and no password", "Remove them; the token tells who asks.")
        } else if url.bytes().any(|byte| byte == b'?' || byte == b'#') {
            ("must have no query and no fragment", BASE_URL_HINT)
        } else if matches!(page_origin, Some("null" | "file://")) {
            ("must be absolute in a page without an origin, such as a file", ABSOLUTE_HINT)
        } else if page_origin.is_some_and(|page| page != origin) {
            let hint = if names_host(url) { BASE_URL_HINT } else { BASE_ELEMENT_HINT };
            ("must not lead away from the page's own origin when it is relative", hint)
        } else if page_origin.is_some() && !is_path(url) {
            ("must begin with https:// or, as a path, with / or .", BASE_URL_HINT)
        } else if !is_http && !href.starts_with("https:") {
            ("must begin with https: or http:", BASE_URL_HINT)
        } else if is_http && !may_use_http {
            ("must begin with https: unless the host is this machine", INSECURE_HINT)
        } else {
            while let Some(shorter) = href.strip_suffix('/') {
                href = shorter;
            }
            return Ok(Self { url: href.into(), reach: resolved.reach() });
        };
        Err(refused(url, reason, hint))
    }

    /// The URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// How the page sees it.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The URL of a task.
    #[must_use]
    pub fn task_url(&self, id: &OperationId) -> String {
        format!("{}/iodm/northbound/v1.5.0/operations/{}", self.url, id.encoded())
    }
}

const ABSOLUTE_HINT: &str = "Give an absolute URL, or open the page from a server.";
const BASE_ELEMENT_HINT: &str =
    "The page's <base> element leads to another origin: give an absolute URL.";
const INSECURE_HINT: &str =
    "Use https:, or set allowInsecure to true where the token may travel in the clear.";
/// What to give in a page or a worker.
pub(crate) const BASE_URL_HINT: &str = "Give the platform's address, such as \"https://host:8743\", or a path on the page's own origin, such as \"/platform\".";

/// What to give where there is no page, as in Node.
pub(crate) const PAGELESS_HINT: &str =
    "Give the platform's address, such as \"https://host:8743\".";

fn refused(url: &str, reason: &str, hint: &'static str) -> Box<Failure> {
    let received: Cow<'_, str> = if url.bytes().any(|byte| byte == b'@') {
        "a text with an @, which may hold a password".into()
    } else {
        quoted(url).into()
    };
    Failure::invalid_argument(format!("`baseUrl` {reason}; received {received}."), hint)
}

/// Whether a relative URL is meant as a path: `host:8743` and `host.example` are not.
fn is_path(url: &str) -> bool {
    // The URL parser drops white space before it.
    matches!(url.trim_ascii_start().as_bytes().first(), Some(b'/' | b'.'))
}

/// Whether a relative URL names a host, as `//host` does.
fn names_host(url: &str) -> bool {
    // The URL parser drops white space, and takes a backslash for a slash.
    let mut bytes = url.bytes().filter(|byte| !byte.is_ascii_whitespace());
    bytes.next().is_some_and(is_slash) && bytes.next().is_some_and(is_slash)
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

fn is_loopback(hostname: &str) -> bool {
    // The URL parser leaves a host of digits and dots only if it is an IPv4 address.
    let is_ipv4 = hostname.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_ipv4 && hostname.starts_with("127."))
        || hostname == "[::1]"
        || hostname == "localhost"
        || hostname.ends_with(".localhost")
}
