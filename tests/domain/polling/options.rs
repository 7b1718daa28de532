use crate::request::arguments::{absent, flag, number, options, other, text};
use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::options::OptionSet;

const DEFAULT: PollInterval = PollInterval { min_ms: 5_000, max_ms: 60_000 };

fn read<const N: usize>(entries: [(&str, Argument); N]) -> Result<WatchOptions, Box<Failure>> {
    WatchOptions::of(&options(OptionSet::Watch, entries)?)
}

fn with<const N: usize>(
    interval: PollInterval,
    entries: [(&str, Argument); N],
) -> Result<PollInterval, Box<Failure>> {
    interval.with(&options(OptionSet::Interval, entries)?)
}

fn ms(ms: u32) -> Argument {
    number(ms.into())
}

#[track_caller]
fn refused<T>(result: Result<T, Box<Failure>>, message: &str) {
    let hint = "Correct the options in the calling code.";
    assert_eq!(result.err(), Some(Failure::invalid_argument(message, hint)));
}

#[test]
fn what_is_left_out_has_its_default() {
    let defaults = WatchOptions { interval: DEFAULT, deadline_ms: None, unchanged: false };
    assert_eq!(read([]), Ok(defaults));
    let names = ["signal", "deadlineMs", "minIntervalMs", "maxIntervalMs", "unchanged", "extra"];
    assert_eq!(read(names.map(|name| (name, absent()))), Ok(defaults));
}

#[test]
fn every_option_is_read() {
    let options = read([
        ("signal", other(ArgumentKind::AbortSignal)),
        ("deadlineMs", ms(2_147_483_647)),
        ("minIntervalMs", ms(10)),
        ("maxIntervalMs", ms(2_147_483_647)),
        ("unchanged", flag(true)),
    ]);
    let interval = PollInterval { min_ms: 10, max_ms: 2_147_483_647 };
    let expected = WatchOptions { interval, deadline_ms: Some(2_147_483_647), unchanged: true };
    assert_eq!(options, Ok(expected));
}

#[test]
fn the_longest_interval_is_a_minute_or_the_shortest_where_that_is_longer() {
    let interval = |entries: [(&str, Argument); 1]| read(entries).map(|options| options.interval);
    let expected = |min_ms, max_ms| Ok(PollInterval { min_ms, max_ms });
    assert_eq!(interval([("minIntervalMs", ms(100))]), expected(100, 60_000));
    assert_eq!(interval([("minIntervalMs", ms(60_001))]), expected(60_001, 60_001));
    assert_eq!(interval([("maxIntervalMs", ms(5_000))]), expected(5_000, 5_000));
}

#[test]
fn a_longest_interval_below_the_shortest_is_refused_by_both_names() {
    let message = |min, max| {
        format!("`maxIntervalMs` must be at least `minIntervalMs`, which is {min}; received {max}.")
    };
    refused(read([("maxIntervalMs", ms(4_999))]), &message(5_000, 4_999));
    refused(read([("maxIntervalMs", ms(19)), ("minIntervalMs", ms(20))]), &message(20, 19));
    refused(
        read([("minIntervalMs", ms(90_000)), ("maxIntervalMs", ms(60_000))]),
        &message(90_000, 60_000),
    );
    refused(with(DEFAULT, [("maxIntervalMs", ms(1))]), &message(5_000, 1));
}

#[test]
fn times_are_whole_and_in_range() {
    for (name, min) in [("deadlineMs", 1_u32), ("minIntervalMs", 10), ("maxIntervalMs", 1)] {
        for (given, received) in [
            (f64::from(min) - 1.0, (min - 1).to_string()),
            (-1.0, "-1".into()),
            (f64::NAN, "NaN".into()),
            (f64::INFINITY, "inf".into()),
            (f64::NEG_INFINITY, "-inf".into()),
            (10.5, "10.5".into()),
            (2_147_483_648.0, "2147483648".into()),
        ] {
            let message = format!(
                "`{name}` must be a whole number from {min} to 2147483647; received {received}."
            );
            refused(read([(name, number(given))]), &message);
            if name != "deadlineMs" {
                refused(with(DEFAULT, [(name, number(given))]), &message);
            }
        }
    }
}

#[test]
fn other_kinds_are_refused() {
    refused(
        read([("deadlineMs", other(ArgumentKind::Null))]),
        "`deadlineMs` must be a whole number from 1 to 2147483647; received null.",
    );
    refused(
        read([("minIntervalMs", text("50"))]),
        "`minIntervalMs` must be a whole number from 10 to 2147483647; received \"50\".",
    );
    refused(read([("unchanged", number(1.0))]), "`unchanged` must be true or false; received 1.");
    refused(
        read([("signal", other(ArgumentKind::Object))]),
        "`signal` must be an AbortSignal; received an object.",
    );
}

#[test]
fn an_unknown_option_is_named_with_the_known_ones() {
    refused(
        read([("interval", ms(50))]),
        "There is no option \"interval\"; known: signal, deadlineMs, minIntervalMs, maxIntervalMs, unchanged.",
    );
    refused(
        with(DEFAULT, [("deadlineMs", ms(50))]),
        "There is no option \"deadlineMs\"; known: minIntervalMs, maxIntervalMs.",
    );
}

#[test]
fn a_new_interval_keeps_what_is_left_out() {
    let old = PollInterval { min_ms: 50, max_ms: 400 };
    let expected = |min_ms, max_ms| Ok(PollInterval { min_ms, max_ms });
    assert_eq!(with(old, []), Ok(old));
    assert_eq!(with(old, [("minIntervalMs", ms(60))]), expected(60, 400));
    assert_eq!(with(old, [("minIntervalMs", ms(500))]), expected(500, 500));
    assert_eq!(with(old, [("maxIntervalMs", ms(50))]), expected(50, 50));
    let both = [("maxIntervalMs", ms(900)), ("minIntervalMs", ms(800))];
    assert_eq!(with(old, both), expected(800, 900));
}
