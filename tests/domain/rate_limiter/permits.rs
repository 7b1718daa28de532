//! Whether there is a permit, and how long there is none.

use iot_upgrade_task::domain::rate_limiter::PermitRequest;
use proptest::prelude::*;

use super::kept::{Kept, LEASE_MS, acquire, after, request, waits};

#[test]
fn nothing_waits_without_a_request_before() {
    waits(&Kept::default(), 1, 0.0, 0);
    waits(&Kept::default(), 0, 0.0, 0);
}

#[test]
fn a_request_counts_from_its_sending_until_a_minute_after_its_end() {
    let mut budget = Kept::default();
    assert_eq!(acquire(&mut budget, 1, 1_000.0), 0);
    let in_flight = budget.clone().acquire(&request(1), 60_000.0);
    assert_eq!((in_flight.next_try_ms, in_flight.most_ms), (36_001, None));
    budget.release(1_000.0, 5_000.0);
    waits(&budget, 1, 5_000.0, 60_001);
    assert_eq!(budget.clone().acquire(&request(1), 5_000.0).most_ms, Some(60_001));
    waits(&budget, 1, 65_000.0, 1);
    waits(&budget, 1, 65_001.0, 0);
}

#[test]
fn a_request_whose_end_is_never_reported_counts_until_a_minute_after_its_lease() {
    let mut budget = Kept::default();
    assert_eq!(acquire(&mut budget, 1, 0.0), 0);
    waits(&budget, 1, 0.0, 95_001);
    waits(&budget, 1, LEASE_MS + 60_001.0, 0);
}

#[test]
fn the_smallest_limit_in_use_holds() {
    let mut budget = after(&[100.0, 200.0], 100);
    waits(&budget, 100, 1_000.0, 0);
    // Sent together, they count together: until a minute after the last end.
    waits(&budget, 1, 1_000.0, 59_201);
    assert_eq!(acquire(&mut budget, 3, 20_001.0), 20_000);
    assert_eq!(acquire(&mut budget, 3, 40_001.0), 0);
    // Not yet a third, though this client would allow a hundred.
    waits(&budget, 100, 41_000.0, 19_201);
    let careful = PermitRequest { smallest_limit: 1, ..request(100) };
    assert_eq!(after(&[100.0], 100).acquire(&careful, 1_000.0).next_try_ms, 59_101);
}

#[test]
fn all_wait_while_the_platform_throttles() {
    let paused_until = |until_ms| {
        let mut budget = Kept::default();
        budget.update(0.0, |budget| budget.pause(until_ms));
        budget
    };
    waits(&paused_until(5_000.0), 100, 1_000.0, 4_000);
    waits(&paused_until(5_000.0), 100, 5_000.0, 0);
    waits(&paused_until(f64::INFINITY), 100, 0.0, 2_147_483_647);
    waits(&paused_until(f64::NAN), 100, 1.0, 0);
    let mut longest = paused_until(5_000.0);
    longest.update(0.0, |budget| budget.pause(1_000.0));
    waits(&longest, 100, 1_000.0, 4_000);
}

#[test]
fn after_a_pause_a_fifth_of_the_burst_goes_at_once_and_the_rest_at_the_pace() {
    let mut budget = Kept::default();
    budget.update(0.0, |budget| budget.pause(5_000.0));
    for _ in 0..4 {
        assert_eq!(acquire(&mut budget, 100, 5_000.0), 0);
    }
    assert_eq!(acquire(&mut budget, 100, 5_000.0), 741);
    assert_eq!(acquire(&mut budget, 100, 5_741.0), 0);
    assert_eq!(acquire(&mut budget, 100, 5_741.0), 741);
}

#[test]
fn a_pause_is_told_where_it_is_longer_than_a_call_waits_without_a_sign() {
    let mut budget = Kept::default();
    budget.update(0.0, |budget| budget.pause(3_600_000.0));
    assert_eq!(budget.acquire(&request(100), 1_000.0).paused_ms, 3_599_000);
    assert_eq!(budget.acquire(&request(100), 3_539_999.0).paused_ms, 60_001);
    assert_eq!(budget.acquire(&request(100), 3_540_000.0).paused_ms, 0);
}

#[test]
fn the_record_of_a_million_requests_a_minute_stays_small() {
    let mut budget = Kept::default();
    for ms in (0..240_000_u32).step_by(50) {
        for _ in 0..4 {
            assert_eq!(acquire(&mut budget, 1_000_000, ms.into()), 0);
            budget.release(ms.into(), ms.into());
        }
    }
    // The numbers of 128 slots a minute, each of seven, and of those at both ends.
    let size = budget.0.len();
    assert!(size <= 4 + 130 * 7, "{size}");
}

proptest! {
    #[test]
    fn any_numbers_are_handled(
        numbers in prop::collection::vec(any::<f64>(), 0..30),
        (limit, smallest_limit, lease_ms) in any::<(u32, u32, f64)>(),
        since_ms in any::<f64>(),
        now_ms in any::<f64>(),
    ) {
        let mut budget = Kept(numbers);
        let delay = budget.acquire(&PermitRequest { limit, smallest_limit, lease_ms, since_ms }, now_ms);
        prop_assert!(delay.next_try_ms <= 2_147_483_647, "{:?}", delay);
    }
}
