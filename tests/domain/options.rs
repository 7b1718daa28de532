use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::given::Given;
use iot_upgrade_task::domain::options::{
    ClientOptions, Validation, read_parse_options, read_query_options,
};

fn text(text: &str) -> Given {
    Given::Text(text.into())
}

/// Reads the required options and these.
fn read<const N: usize>(entries: [(&str, Given); N]) -> Result<ClientOptions, Box<Failure>> {
    let required = [("baseUrl", text("https://host:8743")), ("appKey", text("app-1"))];
    let entries = required.into_iter().chain(entries);
    ClientOptions::read(entries.map(|(name, given)| (name.into(), given)).collect())
}

const HINT: &str = "Correct the options in the calling code.";

#[track_caller]
fn refused<T>(result: Result<T, Box<Failure>>, message: &str, hint: &'static str) {
    assert_eq!(result.err(), Some(Failure::invalid_argument(message, hint)));
}

fn defaults() -> ClientOptions {
    ClientOptions {
        base_url: "https://host:8743".into(),
        app_key: "app-1".into(),
        app_key_header: "app_key".into(),
        timeout_ms: 30_000,
        max_attempts: 3,
        requests_per_minute: 100,
        max_response_bytes: 1_048_576,
        validation: Validation::Tolerant,
        allow_insecure: false,
    }
}

#[test]
fn what_is_left_out_has_its_default() {
    assert_eq!(read([]), Ok(defaults()));
}

#[test]
fn undefined_is_left_out_whatever_its_name() {
    let names = ["appKeyHeader", "timeoutMs", "validation", "allowInsecure", "fetch", "extra"];
    assert_eq!(read(names.map(|name| (name, Given::Absent))), Ok(defaults()));
}

#[test]
fn every_option_is_read() {
    let expected = ClientOptions {
        app_key_header: "x-app-key".into(),
        timeout_ms: 1,
        max_attempts: 100,
        requests_per_minute: 1_000_000,
        max_response_bytes: 2_147_483_647,
        validation: Validation::Strict,
        allow_insecure: true,
        ..defaults()
    };
    let options = read([
        ("appKeyHeader", text("x-app-key")),
        ("timeoutMs", Given::Number(1.0)),
        ("maxAttempts", Given::Number(100.0)),
        ("requestsPerMinute", Given::Number(1e6)),
        ("maxResponseBytes", Given::Number(2_147_483_647.0)),
        ("validation", text("strict")),
        ("allowInsecure", Given::Flag(true)),
        ("fetch", Given::Function),
    ]);
    assert_eq!(options, Ok(expected));
    assert_eq!(read([("validation", text("tolerant"))]), Ok(defaults()));
}

#[test]
fn an_unknown_option_is_named_with_the_known_ones() {
    refused(
        read([("timeout", Given::Number(5.0))]),
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
        refused(read([(name, Given::Number(max + 1.0))]), &message(&above), HINT);
        for (number, received) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-3.0, "-3"),
            (1.5, "1.5"),
            (-0.25, "-0.25"),
            (29_999.999, "29999.999"),
            (4.35, "4.35"),
            (1.005, "1.005"),
            (0.1, "0.1"),
            (29_999.999_9, "a number with more than three decimals"),
            (0.1 + 0.2, "a number with more than three decimals"),
            (5e-324, "a number with more than three decimals"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (-1e300, "a number beyond ±9007199254740991"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            refused(read([(name, Given::Number(number))]), &message(received), HINT);
        }
        for (given, received) in [
            (text("5"), "\"5\""),
            (Given::Flag(true), "true"),
            (Given::Function, "a function"),
            (Given::Signal, "an AbortSignal"),
            (Given::Other("null"), "null"),
            (Given::Other("a bigint"), "a bigint"),
        ] {
            refused(read([(name, given)]), &message(received), HINT);
        }
    }
}

#[test]
fn a_long_text_is_cut() {
    let (long, cut) = ("9".repeat(200), "9".repeat(120));
    refused(
        read([("timeoutMs", text(&long))]),
        &format!("`timeoutMs` must be a whole number from 1 to 2147483647; received \"{cut}\"."),
        HINT,
    );
}

#[test]
fn words_flags_and_functions_are_no_others() {
    let validation = "`validation` must be \"tolerant\" or \"strict\"; received ";
    refused(read([("validation", text("lax"))]), &format!("{validation}\"lax\"."), HINT);
    refused(read([("validation", Given::Flag(false))]), &format!("{validation}false."), HINT);
    refused(
        read([("allowInsecure", text("true"))]),
        "`allowInsecure` must be true or false; received \"true\".",
        HINT,
    );
    refused(
        read([("fetch", Given::Other("null"))]),
        "`fetch` must be a function; received null.",
        HINT,
    );
}

#[test]
fn of_a_wrong_text_only_the_kind_is_told() {
    refused(
        read([("baseUrl", Given::Other("an object"))]),
        "`baseUrl` must be a text or a URL; received an object.",
        HINT,
    );
    refused(
        read([("appKey", Given::Number(4_711.0))]),
        "`appKey` must be a text; received a number.",
        HINT,
    );
    refused(
        read([("appKeyHeader", Given::Flag(true))]),
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
    refused(ClientOptions::read(vec![]), missing_url, url_hint);
    refused(read([("baseUrl", text(""))]), missing_url, url_hint);
    refused(ClientOptions::read(vec![("baseUrl".into(), text("/"))]), missing_key, key_hint);
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
    assert_eq!(format!("{:?}", defaults()), "ClientOptions(..)");
}

#[test]
fn a_query_has_a_signal_at_most() {
    assert_eq!(read_query_options(vec![]), Ok(()));
    assert_eq!(read_query_options(vec![("signal".into(), Given::Absent)]), Ok(()));
    assert_eq!(read_query_options(vec![("signal".into(), Given::Signal)]), Ok(()));
    refused(
        read_query_options(vec![("signal".into(), Given::Other("an object"))]),
        "`signal` must be an AbortSignal; received an object.",
        HINT,
    );
    refused(
        read_query_options(vec![("timeoutMs".into(), Given::Number(1.0))]),
        "There is no option \"timeoutMs\"; known: signal.",
        HINT,
    );
}

#[test]
fn parsing_has_a_validation_at_most() {
    assert_eq!(read_parse_options(vec![]), Ok(Validation::Tolerant));
    assert_eq!(
        read_parse_options(vec![("validation".into(), text("strict"))]),
        Ok(Validation::Strict)
    );
    refused(
        read_parse_options(vec![("validation".into(), Given::Other("null"))]),
        "`validation` must be \"tolerant\" or \"strict\"; received null.",
        HINT,
    );
    refused(
        read_parse_options(vec![("strict".into(), Given::Flag(true))]),
        "There is no option \"strict\"; known: validation.",
        HINT,
    );
}
