use super::arguments::{absent, flag, number, options, other, text};
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::options::{OptionSet, Options};
use iot_upgrade_task::domain::request::validation::Validation;

use crate::support::refused;

/// Reads the options of a client.
fn client<'a>(
    entries: impl IntoIterator<Item = (&'a str, Argument)>,
) -> Result<Options, Box<Failure>> {
    let options = options(OptionSet::Client, entries)?;
    options.check_client().map(|()| options)
}

/// Reads the required options and these.
fn read<const N: usize>(entries: [(&str, Argument); N]) -> Result<Options, Box<Failure>> {
    let required = [("baseUrl", text("https://host:8743")), ("appKey", text("app-1"))];
    client(required.into_iter().chain(entries))
}

const HINT: &str = "Correct the options in the calling code.";

#[track_caller]
fn assert_defaults(options: Result<Options, Box<Failure>>) {
    let options = options.expect("these are options");
    assert_eq!(options.base_url, "https://host:8743");
    assert_eq!(options.app_key, "app-1");
    assert_eq!(options.app_key_header, "app_key");
    assert_eq!(options.timeout_ms, 30_000);
    assert_eq!(options.max_attempts, 3);
    assert_eq!(options.requests_per_minute, 100);
    assert_eq!(options.max_response_bytes, 1_048_576);
    assert_eq!(options.validation, Validation::Tolerant);
    assert!(!options.allow_insecure);
}

#[test]
fn what_is_left_out_has_its_default() {
    assert_defaults(read([]));
}

#[test]
fn undefined_is_left_out_whatever_its_name() {
    let names = ["appKeyHeader", "timeoutMs", "validation", "allowInsecure", "fetch", "extra"];
    assert_defaults(read(names.map(|name| (name, absent()))));
}

#[test]
fn every_option_is_read() {
    let options = read([
        ("appKeyHeader", text("x-app-key")),
        ("timeoutMs", number(1.0)),
        ("maxAttempts", number(100.0)),
        ("requestsPerMinute", number(1e6)),
        ("maxResponseBytes", number(2_147_483_647.0)),
        ("validation", text("strict")),
        ("allowInsecure", flag(true)),
        ("fetch", other(ArgumentKind::Function)),
    ]);
    let options = options.expect("these are options");
    assert_eq!(options.app_key_header, "x-app-key");
    assert_eq!(options.timeout_ms, 1);
    assert_eq!(options.max_attempts, 100);
    assert_eq!(options.requests_per_minute, 1_000_000);
    assert_eq!(options.max_response_bytes, 2_147_483_647);
    assert_eq!(options.validation, Validation::Strict);
    assert!(options.allow_insecure);
    assert_defaults(read([("validation", text("tolerant"))]));
}

#[test]
fn an_unknown_option_is_named_with_the_known_ones() {
    refused(
        read([("timeout", number(5.0))]),
        "There is no option \"timeout\"; known: baseUrl, appKey, appKeyHeader, timeoutMs, maxAttempts, requestsPerMinute, maxResponseBytes, validation, allowInsecure, fetch.",
        HINT,
    );
}

#[test]
fn numbers_are_whole_and_in_range() {
    let ranges = [
        ("timeoutMs", 2_147_483_647.0, "2147483647"),
        ("maxAttempts", 100.0, "100"),
        ("requestsPerMinute", 1_000_000.0, "1000000"),
        ("maxResponseBytes", 2_147_483_647.0, "2147483647"),
    ];
    for (name, max, written) in ranges {
        let message = |received: &str| {
            format!("`{name}` must be a whole number from 1 to {written}; received {received}.")
        };
        let above = format!("{}", max + 1.0);
        refused(read([(name, number(max + 1.0))]), &message(&above), HINT);
        for (given, received) in [
            (0.0, "0"),
            (-3.0, "-3"),
            (1.5, "1.5"),
            (29_999.999, "29999.999"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            refused(read([(name, number(given))]), &message(received), HINT);
        }
        for (given, received) in [
            (text("5"), "\"5\""),
            (flag(true), "true"),
            (other(ArgumentKind::Function), "a function"),
            (other(ArgumentKind::AbortSignal), "an AbortSignal"),
            (other(ArgumentKind::Null), "null"),
            (other(ArgumentKind::BigInt), "a bigint"),
        ] {
            refused(read([(name, given)]), &message(received), HINT);
        }
    }
}

#[test]
fn a_long_text_is_cut() {
    let (long, cut) = ("9".repeat(200), "9".repeat(120));
    refused(
        read([("timeoutMs", text(long))]),
        &format!("`timeoutMs` must be a whole number from 1 to 2147483647; received \"{cut}\"."),
        HINT,
    );
}

#[test]
fn words_flags_and_functions_are_no_others() {
    let validation = "`validation` must be \"tolerant\" or \"strict\"; received ";
    refused(read([("validation", text("lax"))]), &format!("{validation}\"lax\"."), HINT);
    refused(read([("validation", flag(false))]), &format!("{validation}false."), HINT);
    refused(
        read([("allowInsecure", text("true"))]),
        "`allowInsecure` must be true or false; received \"true\".",
        HINT,
    );
    refused(
        read([("fetch", other(ArgumentKind::Null))]),
        "`fetch` must be a function; received null.",
        HINT,
    );
}

#[test]
fn a_wrong_text_is_reported_by_its_kind_alone() {
    refused(
        read([("baseUrl", other(ArgumentKind::Object))]),
        "`baseUrl` must be a text or a URL; received an object.",
        HINT,
    );
    refused(
        read([("appKey", number(4_711.0))]),
        "`appKey` must be a text; received a number.",
        HINT,
    );
    refused(
        read([("appKeyHeader", flag(true))]),
        "`appKeyHeader` must be a text; received a boolean.",
        HINT,
    );
}

#[test]
fn the_base_url_and_the_app_key_are_required() {
    let missing_url = "`baseUrl` is required and must not be empty.";
    let url_hint = "Give the platform's address, such as \"https://host:8743\", or a path on the page's own origin, such as \"/platform\".";
    let missing_key = "`appKey` is required and must not be empty.";
    let key_hint = "Give the application's id on the platform.";
    refused(client([]), missing_url, url_hint);
    refused(read([("baseUrl", text(""))]), missing_url, url_hint);
    refused(client([("baseUrl", text("/"))]), missing_key, key_hint);
    refused(read([("appKey", text(" "))]), missing_key, key_hint);
}

#[test]
fn the_app_key_and_its_header_are_fit_to_be_sent() {
    refused(
        read([("appKey", text("s3cret\n"))]),
        "`appKey` must hold only what an HTTP header can carry: no line break, no other control character, nothing above U+00FF.",
        "Give the application's id on the platform.",
    );
    refused(
        read([("appKeyHeader", text("cookie"))]),
        "`appKeyHeader` must not be a header that the browser or this package sets; received \"cookie\".",
        "Leave it out for \"app_key\", or ask the platform's operator for the name, such as \"x-app-key\".",
    );
}

#[test]
fn debug_hides_the_app_key() {
    assert_eq!(format!("{:?}", read([])), "Ok(Options(..))");
}

#[test]
fn a_query_has_a_signal_at_most() {
    let read = |entries: &[(&'static str, Argument)]| {
        options(OptionSet::Query, entries.to_vec()).map(drop)
    };
    assert_eq!(read(&[]), Ok(()));
    assert_eq!(read(&[("signal", absent())]), Ok(()));
    assert_eq!(read(&[("signal", other(ArgumentKind::AbortSignal))]), Ok(()));
    refused(
        read(&[("signal", other(ArgumentKind::Object))]),
        "`signal` must be an AbortSignal; received an object.",
        HINT,
    );
    refused(
        read(&[("timeoutMs", number(1.0))]),
        "There is no option \"timeoutMs\"; known: signal.",
        HINT,
    );
}

#[test]
fn parsing_has_a_validation_at_most() {
    let read = |entries: &[(&'static str, Argument)]| {
        options(OptionSet::Parse, entries.to_vec()).map(|options| options.validation)
    };
    assert_eq!(read(&[]), Ok(Validation::Tolerant));
    assert_eq!(read(&[("validation", text("strict"))]), Ok(Validation::Strict));
    refused(
        read(&[("validation", other(ArgumentKind::Null))]),
        "`validation` must be \"tolerant\" or \"strict\"; received null.",
        HINT,
    );
    refused(
        read(&[("strict", flag(true))]),
        "There is no option \"strict\"; known: validation.",
        HINT,
    );
}

#[test]
fn options_are_an_object() {
    assert_eq!(absent().check_options(), Ok(()));
    assert_eq!(other(ArgumentKind::Object).check_options(), Ok(()));
    for given in [other(ArgumentKind::Null), other(ArgumentKind::List), text("x"), number(5.0)] {
        refused(
            given.check_options(),
            &format!("The options must be an object; received {}.", given.kind.description()),
            "Give the options as an object, such as { baseUrl, appKey }.",
        );
    }
}
