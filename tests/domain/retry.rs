use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::retry::{
    QUERY_BACKOFF_CAP_MS, backoff_ms, query_retries, retry_after_ms, to_end_of_minute_ms,
};
use proptest::prelude::*;

const LONGEST_MS: u32 = 2_147_483_647;

#[test]
fn only_retryable_failures_are_tried_again_and_not_for_ever() {
    let mut failure = Failure::new(ErrorCode::Network, "No answer came.", "Try again.");
    assert!(!query_retries(&failure, 1, 3));
    failure.retryable = true;
    assert!(query_retries(&failure, 1, 3));
    assert!(query_retries(&failure, 2, 3));
    assert!(!query_retries(&failure, 3, 3));
    assert!(!query_retries(&failure, 1, 1));
}

#[test]
fn the_backoff_doubles_up_to_its_cap() {
    let longest = |failed| backoff_ms(failed, QUERY_BACKOFF_CAP_MS, None, 1.0);
    let expected = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    assert_eq!([1, 2, 3, 4, 5, 6, 7, 8].map(longest), expected);
    assert_eq!([0, 100, u32::MAX].map(longest), [500, 30_000, 30_000]);
}

#[test]
fn the_jitter_is_full() {
    assert_eq!(backoff_ms(3, 30_000, None, 0.0), 0);
    assert_eq!(backoff_ms(3, 30_000, None, 0.25), 500);
    assert_eq!(backoff_ms(3, 30_000, None, f64::NAN), 0);
    assert_eq!(backoff_ms(3, 30_000, None, 2.0), 2_000);
    assert_eq!(backoff_ms(3, 30_000, None, -1.0), 0);
}

#[test]
fn the_jitter_comes_on_top_of_what_the_server_asks_for() {
    assert_eq!(backoff_ms(1, 30_000, Some(60_000), 0.0), 60_000);
    assert_eq!(backoff_ms(1, 30_000, Some(60_000), 0.5), 60_250);
    assert_eq!(backoff_ms(9, 30_000, Some(u32::MAX), 1.0), LONGEST_MS);
}

/// Sun, 06 Nov 1994 08:49:37 GMT.
const NOW_MS: f64 = 784_111_777_000.0;

#[track_caller]
fn retry_after(header: &str, expected: Option<u32>) {
    assert_eq!(retry_after_ms(Some(header), NOW_MS), expected, "{header:?}");
}

#[test]
fn retry_after_in_seconds() {
    retry_after("0", Some(0));
    retry_after("120", Some(120_000));
    retry_after(" 7 ", Some(7_000));
    retry_after("2147483", Some(2_147_483_000));
    retry_after("2147484", Some(LONGEST_MS));
    retry_after("4294967296", Some(LONGEST_MS));
    retry_after("99999999999999999999999", Some(LONGEST_MS));
}

#[test]
fn retry_after_as_a_date() {
    retry_after("Sun, 06 Nov 1994 08:49:37 GMT", Some(0));
    retry_after("Sun, 06 Nov 1994 08:50:37 GMT", Some(60_000));
    retry_after("Mon, 07 Nov 1994 08:49:37 GMT", Some(86_400_000));
    retry_after("Fri, 31 Dec 9999 23:59:59 GMT", Some(LONGEST_MS));
    let header = Some("Sun, 06 Nov 1994 08:49:38 GMT");
    assert_eq!(retry_after_ms(header, NOW_MS + 0.5), Some(1_000));
    assert_eq!(retry_after_ms(header, f64::NAN), None);
}

#[test]
fn every_month_is_known() {
    for (month, days) in [
        ("Jan", 0),
        ("Feb", 31),
        ("Mar", 59),
        ("Apr", 90),
        ("May", 120),
        ("Jun", 151),
        ("Jul", 181),
        ("Aug", 212),
        ("Sep", 243),
        ("Oct", 273),
        ("Nov", 304),
        ("Dec", 334),
    ] {
        let ms = f64::from(days) * 86_400_000.0;
        let header = format!("Thu, 01 {month} 1970 00:00:00 GMT");
        assert_eq!(retry_after_ms(Some(&header), ms), Some(0), "{header}");
        assert_eq!(retry_after_ms(Some(&header), ms + 1.0), None, "{header}");
    }
}

#[test]
fn the_past_and_nonsense_say_nothing() {
    assert_eq!(retry_after_ms(None, NOW_MS), None);
    for header in [
        "",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "soon",
        "Sun, 06 Nov 1994 08:49:36 GMT",
        "Sun, 06 Nov 1995 08:49:36 UTC",
        "Sun, 06 nov 1995 08:49:36 GMT",
        "Sun, 31 Feb 1995 08:49:36 GMT",
        "Sun, 06 Nov 1995 24:00:00 GMT",
        "Sun, 06-Nov-1995 08:49:36 GMT",
        "Sunday, 06-Nov-95 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1995",
        "é, 06 Nov 1995 08:49:37  GMT",
        "Sun, 0６ov 1995 08:49:37 GMT",
    ] {
        retry_after(header, None);
    }
}

#[test]
fn the_minute_ends_within_a_minute() {
    assert_eq!(to_end_of_minute_ms(0.0), 60_000);
    assert_eq!(to_end_of_minute_ms(1.0), 59_999);
    assert_eq!(to_end_of_minute_ms(59_999.9), 1);
    assert_eq!(to_end_of_minute_ms(NOW_MS), 23_000);
    assert_eq!(to_end_of_minute_ms(f64::NAN), 60_000);
}

proptest! {
    #[test]
    fn no_delay_is_longer_than_a_timer_takes(
        failed in any::<u32>(), cap in any::<u32>(), after in any::<Option<u32>>(), random in any::<f64>(),
    ) {
        let wait = backoff_ms(failed, cap, after, random);
        prop_assert!(wait <= LONGEST_MS);
        prop_assert!(wait >= after.unwrap_or(0).min(LONGEST_MS));
    }

    #[test]
    fn any_header_at_any_time_is_answered(header in any::<String>(), now in any::<f64>()) {
        prop_assert!(retry_after_ms(Some(&header), now).is_none_or(|ms| ms <= LONGEST_MS));
        prop_assert!((1..=60_000).contains(&to_end_of_minute_ms(now)));
    }
}
