use iot_upgrade_task::domain::timestamp::{Timestamp, format_timestamp, parse_timestamp};
use proptest::prelude::*;

use crate::support::refused;

/// From JavaScript's `Date.parse`.
const KNOWN: [(&str, f64); 10] = [
    ("00000101T000000Z", -62_167_219_200_000.0),
    ("00000229T235959Z", -62_162_035_201_000.0),
    ("16000229T120000Z", -11_670_955_200_000.0),
    ("19000301T000000Z", -2_203_891_200_000.0),
    ("19691231T235959Z", -1_000.0),
    ("19700101T000000Z", 0.0),
    ("20000229T000000Z", 951_782_400_000.0),
    ("20151212T121212Z", 1_449_922_332_000.0),
    ("20260823T040506Z", 1_787_457_906_000.0),
    ("99991231T235959Z", 253_402_300_799_000.0),
];

#[test]
fn known_moments_are_read_and_written() {
    for (text, epoch_ms) in KNOWN {
        let timestamp = Timestamp::parse(text);
        assert_eq!(timestamp.map(Timestamp::epoch_ms), Some(epoch_ms), "{text}");
        assert_eq!(timestamp, Timestamp::from_epoch_ms(epoch_ms), "{text}");
        assert_eq!(format_timestamp(epoch_ms), Ok(text.into()));
    }
    assert!(KNOWN.is_sorted_by_key(|(text, _)| Timestamp::parse(text)));
}

#[test]
fn moments_that_do_not_exist_are_refused() {
    for text in [
        "20150001T000000Z",
        "20151301T000000Z",
        "20150100T000000Z",
        "20150132T000000Z",
        "20150230T000000Z",
        "20150229T000000Z",
        "19000229T000000Z",
        "20150431T000000Z",
        "20150101T240000Z",
        "20150101T006000Z",
        "20150101T235960Z",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

#[test]
fn other_forms_are_refused() {
    for text in [
        "",
        "Z",
        "T",
        "20151212T121212",
        "20151212T121212z",
        "20151212t121212Z",
        "20151212 121212Z",
        "20151212T1212Z",
        "2015121T2121212Z",
        "20151212T121212ZZ",
        "20151212T121212Z ",
        " 20151212T121212Z",
        "+2015121T121212Z",
        "-0151212T121212Z",
        "2015-12-12T12:12:12Z",
        "20151212T121212.0Z",
        "２０151212T121212Z",
        "201512é2T121212Z",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

#[test]
fn fractions_of_a_second_are_dropped() {
    assert_eq!(format_timestamp(1_449_922_332_999.9), Ok("20151212T121212Z".into()));
    assert_eq!(format_timestamp(-0.5), Ok("19691231T235959Z".into()));
    assert_eq!(format_timestamp(253_402_300_799_999.9), Ok("99991231T235959Z".into()));
}

#[test]
fn parse_timestamp_reports_what_it_received() {
    let known = Timestamp::parse("20151212T121212Z");
    assert_eq!(parse_timestamp("20151212T121212Z").ok(), known);
    let hint = "Give a UTC time in the platform's form, such as \"20151212T121212Z\".";
    refused(
        parse_timestamp("20150230T000000Z"),
        "A timestamp must be a moment that exists, written yyyyMMdd'T'HHmmss'Z'; received \"20150230T000000Z\".",
        hint,
    );
    let (long, cut) = ("9".repeat(200), "9".repeat(120));
    refused(
        parse_timestamp(&long),
        &format!(
            "A timestamp must be a moment that exists, written yyyyMMdd'T'HHmmss'Z'; received \"{cut}\"."
        ),
        hint,
    );
}

#[test]
fn format_timestamp_reports_what_it_received() {
    for (epoch_ms, received) in [
        (f64::NAN, "NaN"),
        (253_402_300_800_000.0, "253402300800000"),
        (-62_167_219_200_001.0, "-62167219200001"),
        (8.64e15, "8640000000000000"),
    ] {
        refused(
            format_timestamp(epoch_ms),
            &format!(
                "A date must be valid and of a year from 0 to 9999; received the time value {received}."
            ),
            "Give a Date that holds a time, of a year that has four digits.",
        );
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

proptest! {
    #[test]
    fn every_second_comes_back(day in -719_528..=2_932_896, second in 0..86_400) {
        let epoch_ms = f64::from(day) * 86_400_000.0 + f64::from(second) * 1_000.0;
        let timestamp = Timestamp::from_epoch_ms(epoch_ms);
        prop_assert_eq!(timestamp.map(Timestamp::epoch_ms), Some(epoch_ms));
        let text = timestamp.map(Timestamp::text).unwrap_or_default();
        prop_assert_eq!(text.len(), 16);
        prop_assert_eq!(Timestamp::parse(&text), timestamp);
    }

    #[test]
    fn exactly_the_days_of_the_calendar_exist(year in 0_u32..10_000, month in 0_u32..14, day in 0_u32..40) {
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        let text = format!("{year:04}{month:02}{day:02}T000000Z");
        prop_assert_eq!(Timestamp::parse(&text).is_some(), exists, "{}", text);
    }

    #[test]
    fn the_day_after_is_a_day_later(year in 0_u32..10_000, month in 1_u32..13, day in 1_u32..31) {
        prop_assume!(day < days_in(year, month));
        let at = |day| Timestamp::parse(&format!("{year:04}{month:02}{day:02}T101112Z"));
        prop_assert_eq!(at(day + 1).zip(at(day)).map(|(b, a)| b.epoch_ms() - a.epoch_ms()), Some(86_400_000.0));
    }

    #[test]
    fn any_text_and_any_number_is_handled(text in any::<String>(), number in any::<f64>()) {
        let parsed = Timestamp::parse(&text).map(Timestamp::text);
        prop_assert!(parsed.is_none_or(|written| written == text));
        prop_assert!(format_timestamp(number).is_ok() == Timestamp::from_epoch_ms(number).is_some());
    }
}
