use iot_upgrade_task::domain::backoff::backoff_ms;
use proptest::prelude::*;

const LONGEST_MS: u32 = 2_147_483_647;

#[test]
fn the_backoff_doubles_up_to_its_cap() {
    let longest = |failed| backoff_ms(failed, 30_000, None, 1.0);
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
fn the_jitter_is_added_to_retry_after() {
    assert_eq!(backoff_ms(1, 30_000, Some(60_000), 0.0), 60_000);
    assert_eq!(backoff_ms(1, 30_000, Some(60_000), 0.5), 60_250);
    assert_eq!(backoff_ms(9, 30_000, Some(u32::MAX), 1.0), LONGEST_MS);
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
}
