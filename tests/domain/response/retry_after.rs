use iot_upgrade_task::domain::response::retry_after::{
    RetryAfter, retry_after_ms, to_end_of_minute_ms,
};
use proptest::prelude::*;

const HOUR_MS: u32 = 3_600_000;

/// Sun, 06 Nov 1994 08:49:37 GMT.
const NOW_MS: f64 = 784_111_777_000.0;

#[test]
fn retry_after_in_seconds() {
    let retry_after = |text, expected| {
        let header = RetryAfter { text, date_ms: f64::NAN };
        assert_eq!(retry_after_ms(header, NOW_MS), expected, "{text:?}");
    };
    retry_after("0", Some(0));
    retry_after("120", Some(120_000));
    retry_after(" 7 ", Some(7_000));
    retry_after("3600", Some(HOUR_MS));
    retry_after("3601", Some(HOUR_MS));
    retry_after("4294967296", Some(HOUR_MS));
    retry_after("99999999999999999999999", Some(HOUR_MS));
}

#[test]
fn retry_after_as_a_date() {
    let text = "Sun, 06 Nov 1994 08:49:37 GMT";
    let wait = |date_ms, now_ms| retry_after_ms(RetryAfter { text, date_ms }, now_ms);
    assert_eq!(wait(NOW_MS, NOW_MS), Some(0));
    assert_eq!(wait(NOW_MS + 60_000.0, NOW_MS), Some(60_000));
    assert_eq!(wait(NOW_MS + 1_000.0, NOW_MS + 0.5), Some(1_000));
    assert_eq!(wait(253_402_300_799_000.0, NOW_MS), Some(HOUR_MS));
    assert_eq!(wait(NOW_MS - 1.0, NOW_MS), None);
    assert_eq!(wait(f64::NAN, NOW_MS), None);
    assert_eq!(wait(NOW_MS, f64::NAN), None);
}

#[test]
fn what_is_no_date_of_http_says_nothing() {
    // Each with what a browser takes it for, which may be in the future.
    let soon_ms = NOW_MS + 60_000.0;
    for text in ["", "-1", "+1", "1.5", "1e3", "soon", "Sun Nov  6 08:49:37 1994", "6 Nov 2094"] {
        assert_eq!(retry_after_ms(RetryAfter { text, date_ms: soon_ms }, NOW_MS), None, "{text:?}");
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
    fn any_header_at_any_time_is_handled(
        text in "([0-9]*|.*)( GMT)?", date_ms in any::<f64>(), now in any::<f64>(),
    ) {
        let header = RetryAfter { text: &text, date_ms };
        prop_assert!(retry_after_ms(header, now).is_none_or(|ms| ms <= HOUR_MS));
        prop_assert!((1..=60_000).contains(&to_end_of_minute_ms(now)));
    }
}
