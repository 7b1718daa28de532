use iot_upgrade_task::domain::polling::interval::{PollInterval, failure_delay_ms, poll_delay_ms};
use iot_upgrade_task::domain::response::task_enums::Status;
use proptest::prelude::*;

const DEFAULT: PollInterval = PollInterval { min_ms: 5_000, max_ms: 60_000 };
const STATUSES: [Status; 6] = [
    Status::Wait,
    Status::Processing,
    Status::Failed,
    Status::Success,
    Status::Stop,
    Status::Unknown,
];

#[track_caller]
fn intervals<const N: usize>(status: Status, unchanged: [u32; N], expected: [u32; N]) {
    assert_eq!(unchanged.map(|count| poll_delay_ms(DEFAULT, status, count, false)), expected);
}

#[test]
fn a_processing_task_is_polled_less_and_less_often_until_it_changes() {
    intervals(
        Status::Processing,
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0],
        [5_000, 7_500, 11_250, 16_875, 25_312, 37_968, 56_953, 60_000, 60_000, 5_000],
    );
    intervals(Status::Processing, [1_000, u32::MAX], [60_000, 60_000]);
}

#[test]
fn a_waiting_task_is_polled_three_times_less_often() {
    intervals(Status::Wait, [0, 1, 2, 3, 4], [15_000, 22_500, 33_750, 50_625, 60_000]);
    intervals(Status::Unknown, [0, 1, u32::MAX], [15_000, 22_500, 60_000]);
}

#[test]
fn no_interval_is_longer_than_the_longest() {
    let narrow = PollInterval { min_ms: 5_000, max_ms: 6_000 };
    assert_eq!(poll_delay_ms(narrow, Status::Processing, 0, false), 5_000);
    assert_eq!(poll_delay_ms(narrow, Status::Processing, 1, false), 6_000);
    assert_eq!(poll_delay_ms(narrow, Status::Wait, 0, false), 6_000);
    let fixed = PollInterval { min_ms: 10, max_ms: 10 };
    assert_eq!(poll_delay_ms(fixed, Status::Wait, 5, false), 10);
}

#[test]
fn a_hidden_page_polls_at_the_longest_interval() {
    for status in STATUSES {
        assert_eq!(poll_delay_ms(DEFAULT, status, 0, true), 60_000);
    }
}

#[test]
fn four_failures_are_retried_soon_and_then_each_client_keeps_its_phase() {
    let delays = |random| {
        [1, 2, 3, 4, 5, 6, 7, u32::MAX]
            .map(|failures| failure_delay_ms(DEFAULT, failures, None, false, random))
    };
    assert_eq!(delays(1.0), [500, 1_000, 2_000, 4_000, 44_000, 44_000, 44_000, 44_000]);
    assert_eq!(delays(0.25), [125, 250, 500, 1_000, 11_000, 44_000, 44_000, 44_000]);
    assert_eq!(delays(0.0), [0, 0, 0, 0, 0, 44_000, 44_000, 44_000]);
}

#[test]
fn retry_after_is_respected_and_the_longest_interval_as_far_as_that_allows() {
    let delays = |retry_after_ms, random| {
        [1, 5, 6].map(|failures| {
            failure_delay_ms(DEFAULT, failures, Some(retry_after_ms), false, random)
        })
    };
    assert_eq!(delays(20_000, 0.0), [20_000, 20_000, 44_000]);
    assert_eq!(delays(20_000, 0.5), [20_250, 32_000, 44_000]);
    assert_eq!(delays(20_000, 1.0), [20_500, 44_000, 44_000]);
    assert_eq!(delays(90_000, 1.0), [90_000, 90_000, 90_000]);
}

#[test]
fn no_delay_after_a_failure_is_longer_than_the_longest_interval() {
    let narrow = PollInterval { min_ms: 1_000, max_ms: 10_000 };
    let wide = PollInterval { min_ms: 90_000, max_ms: 90_000 };
    let longest =
        |interval| [4, 5, 6].map(|failures| failure_delay_ms(interval, failures, None, false, 1.0));
    assert_eq!(longest(narrow), [4_000, 10_000, 10_000]);
    assert_eq!(longest(wide), [4_000, 90_000, 90_000]);
}

#[test]
fn offline_the_longest_interval_passes() {
    assert_eq!(failure_delay_ms(DEFAULT, 1, None, true, 0.0), 60_000);
    assert_eq!(failure_delay_ms(DEFAULT, 9, Some(20_000), true, 0.5), 60_000);
    assert_eq!(failure_delay_ms(DEFAULT, 1, Some(90_000), true, 0.0), 90_000);
}

const LONGEST_MS: u32 = 2_147_483_647;

fn any_interval() -> impl Strategy<Value = PollInterval> {
    let min_ms = prop_oneof![10..100_000_u32, 10..=LONGEST_MS];
    min_ms.prop_flat_map(|min_ms| {
        (min_ms..=LONGEST_MS).prop_map(move |max_ms| PollInterval { min_ms, max_ms })
    })
}

proptest! {
    #[test]
    fn any_interval_lies_within_the_range(
        interval in any_interval(),
        status in prop::sample::select(&STATUSES),
        unchanged in prop_oneof![0..50_u32, any::<u32>()],
        hidden in any::<bool>(),
    ) {
        let delay_ms = poll_delay_ms(interval, status, unchanged, hidden);
        prop_assert!((interval.min_ms..=interval.max_ms).contains(&delay_ms), "{delay_ms}");
        let next_ms = poll_delay_ms(interval, status, unchanged.saturating_add(1), hidden);
        prop_assert!(next_ms >= delay_ms, "{next_ms} after {delay_ms}");
    }

    #[test]
    fn any_delay_after_a_failure_lies_between_retry_after_and_the_longest_interval(
        interval in any_interval(),
        failures in any::<u32>(),
        retry_after in prop::option::of(0..=LONGEST_MS),
        offline in any::<bool>(),
        random in any::<f64>(),
    ) {
        let wait = failure_delay_ms(interval, failures, retry_after, offline, random);
        let asked_for = retry_after.unwrap_or(0);
        prop_assert!((asked_for..=interval.max_ms.max(asked_for)).contains(&wait), "{wait}");
    }
}
