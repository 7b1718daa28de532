use super::arguments::text;
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::base_url::{BaseUrl, Reach, ResolvedUrl};
use iot_upgrade_task::domain::request::operation_id::OperationId;
use proptest::prelude::*;

use crate::support::refused;

/// What `new URL(href)` is, for an href that it would not change.
fn url(href: &str) -> ResolvedUrl<'_> {
    let (protocol, rest) = href.split_once("//").unwrap_or((href, ""));
    let authority = rest.split('/').next().unwrap_or_default();
    let (has_credentials, host) = match authority.rsplit_once('@') {
        Some((_, host)) => (true, host),
        None => (false, authority),
    };
    let hostname = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => name,
        _ => host,
    };
    let origin = match protocol {
        "file:" => "null",
        // With credentials it is not asked for.
        _ => href.get(..protocol.len() + 2 + host.len()).unwrap_or_default(),
    };
    ResolvedUrl { href, hostname, origin, has_credentials, page_origin: None, is_relative: false }
}

fn absolute(href: &str, allow_insecure: bool) -> Result<BaseUrl, Box<Failure>> {
    BaseUrl::check(href, Some(url(href)), allow_insecure)
}

fn relative(given: &str, href: &str, page_origin: &str) -> Result<BaseUrl, Box<Failure>> {
    let page_origin = Some(page_origin);
    let resolved = ResolvedUrl { page_origin, is_relative: true, ..url(href) };
    BaseUrl::check(given, Some(resolved), false)
}

#[track_caller]
fn accepted(result: Result<BaseUrl, Box<Failure>>, base: &str) {
    assert_eq!(result.map(|base| String::from(base.as_str())), Ok(base.into()));
}

const HINT: &str = "Give the platform's address, such as \"https://host:8743\", or a path on the page's own origin, such as \"/platform\".";

#[test]
fn https_leads_anywhere() {
    accepted(absolute("https://host:8743/", false), "https://host:8743");
    accepted(absolute("https://host/a/b//", false), "https://host/a/b");
    accepted(absolute("https://[2001:db8::1]:8743/", false), "https://[2001:db8::1]:8743");
}

#[test]
fn http_leads_to_the_own_machine() {
    for href in [
        "http://localhost:8080",
        "http://iot.localhost",
        "http://127.0.0.1:3000",
        "http://127.255.0.9",
        "http://[::1]:8080",
    ] {
        accepted(absolute(href, false), href);
    }
    for href in [
        "http://host:8743",
        "http://localhost.example",
        "http://notlocalhost",
        "http://127.example.com",
        "http://127.0.0.1.example",
        "http://128.0.0.1",
        "http://[::ffff:7f00:1]",
    ] {
        refused(
            absolute(href, false),
            &format!(
                "`baseUrl` must begin with https: unless the host is this machine; received \"{href}\"."
            ),
            "Use https:, or set allowInsecure to true where the token may travel in the clear.",
        );
        accepted(absolute(href, true), href);
    }
}

#[test]
fn no_other_protocol_is_spoken() {
    for href in ["ftp://host", "ws://localhost", "file:///srv", "localhost:8743"] {
        refused(
            absolute(href, true),
            &format!("`baseUrl` must begin with https: or http:; received \"{href}\"."),
            HINT,
        );
    }
}

#[test]
fn a_relative_url_stays_on_the_pages_own_origin() {
    let page = "https://console.example";
    accepted(
        relative("/platform", "https://console.example/platform", page),
        "https://console.example/platform",
    );
    accepted(relative("./", "https://console.example/", page), "https://console.example");
    // The page itself came over http:.
    accepted(relative("/p", "http://intranet/p", "http://intranet"), "http://intranet/p");
    for (given, href) in [
        ("//evil", "https://evil/"),
        ("/\\evil", "https://evil/"),
        ("//console.example:8443", "https://console.example:8443/"),
    ] {
        refused(
            relative(given, href, page),
            &format!(
                "`baseUrl` must not lead away from the page's own origin when it is relative; received \"{given}\"."
            ),
            HINT,
        );
    }
}

#[test]
fn a_path_that_leads_away_does_so_by_the_base_element() {
    refused(
        relative("/platform", "https://cdn.example/platform", "https://console.example"),
        "`baseUrl` must not lead away from the page's own origin when it is relative; received \"/platform\".",
        "The page's <base> element leads to another origin: give an absolute URL.",
    );
}

#[test]
fn a_host_without_a_scheme_is_not_taken_for_a_path() {
    let page = "https://console.example";
    for given in ["10.1.2.3:8743", "iot.example.com", "host", "https//host:8743", "\\platform"] {
        refused(
            relative(given, &format!("{page}/{given}"), page),
            &format!(
                "`baseUrl` must begin with https:// or, as a path, with / or .; received \"{given}\"."
            ),
            HINT,
        );
    }
    for given in ["../platform", "./platform", ".", "\n /platform"] {
        accepted(
            relative(given, "https://console.example/platform", page),
            "https://console.example/platform",
        );
    }
}

#[test]
fn an_invisible_character_is_refused_by_its_name() {
    refused(
        absolute("https://host/platform\u{200b}", false),
        "`baseUrl` must hold no invisible character; it holds U+200B.",
        "Remove the character: it often comes along when a text is copied from a chat or a document.",
    );
}

#[test]
fn a_file_has_no_origin_to_stay_on() {
    // In Chromium, the other one.
    for origin in ["null", "file://"] {
        refused(
            relative("/platform", "file:///platform", origin),
            "`baseUrl` must be absolute in a page without an origin, such as a file; received \"/platform\".",
            "Give an absolute URL, or open the page from a server.",
        );
    }
}

#[test]
fn nothing_is_refused_as_such() {
    for given in ["", " ", "\t\n", "\0"] {
        let page = "https://console.example";
        refused(
            relative(given, "https://console.example/page.html", page),
            "`baseUrl` is required and must not be empty.",
            HINT,
        );
    }
    for (given, hint) in [
        ("https://", HINT),
        ("https://a b", HINT),
        // As in a worker that was made of a blob.
        ("/platform", "Give the platform's address, such as \"https://host:8743\"."),
    ] {
        refused(
            BaseUrl::check(given, None, true),
            &format!("`baseUrl` must be a URL; received \"{given}\"."),
            hint,
        );
    }
}

#[test]
fn a_query_or_fragment_is_refused() {
    for given in ["https://host/?a=1", "https://host?", "https://host/#top", "https://host#"] {
        refused(
            absolute(given, true),
            &format!("`baseUrl` must have no query and no fragment; received \"{given}\"."),
            HINT,
        );
    }
}

#[test]
fn user_info_is_refused_and_never_repeated() {
    for given in ["https://me:s3cret@host", "https://me@host", "https://:s3cret@host"] {
        refused(
            absolute(given, true),
            "`baseUrl` must hold no user name and no password; received a text with an @, which may hold a password.",
            "Remove them; the token tells who asks.",
        );
    }
    refused(
        BaseUrl::check("https://me:s3 cret@ho st", None, true),
        "`baseUrl` must be a URL; received a text with an @, which may hold a password.",
        HINT,
    );
}

#[test]
fn the_task_is_below_the_base() {
    let base = absolute("https://host:8743/", false);
    let id = OperationId::new(&text("a/b"));
    let task_url = base.and_then(|base| id.map(|id| base.task_url(&id)));
    let expected = "https://host:8743/iodm/northbound/v1.5.0/operations/a%2Fb";
    assert_eq!(task_url, Ok(expected.into()));
}

proptest! {
    #[test]
    fn any_text_is_handled(text in any::<String>()) {
        prop_assert!(BaseUrl::check(&text, Some(url(&text)), true).is_err() || text.starts_with("http"));
    }
}

#[test]
fn the_reach_is_told_by_the_origins_of_page_and_platform() {
    let reach = |page: Option<&str>, href: &str| {
        let resolved = ResolvedUrl { page_origin: page, ..url(href) };
        BaseUrl::check(href, Some(resolved), true).map(|base| base.reach())
    };
    let https = Some("https://console.example");
    assert_eq!(reach(None, "https://host:8743"), Ok(Reach::NoPage));
    assert_eq!(reach(https, "https://console.example/platform"), Ok(Reach::OwnOrigin));
    assert_eq!(reach(https, "https://console.example:8743"), Ok(Reach::OtherOrigin));
    assert_eq!(reach(https, "http://console.example"), Ok(Reach::MixedContent));
    // Browsers trust the own machine.
    assert_eq!(reach(https, "http://localhost:8743"), Ok(Reach::OtherOrigin));
    assert_eq!(reach(Some("http://console.example"), "http://host"), Ok(Reach::OtherOrigin));
    assert_eq!(reach(Some("null"), "https://host:8743"), Ok(Reach::OtherOrigin));
}
