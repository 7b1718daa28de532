use iot_upgrade_task::domain::budget::{Call, Wait, keep, wait_ms};
use proptest::prelude::*;

const MINUTE_MS: f64 = 60_000.0;
const ROUNDING_MS: f64 = 1e-6;

/// A call that somebody wants to make.
#[derive(Debug, Clone, Copy)]
struct Ask {
    /// After the one before it asked.
    after_ms: f64,
    /// From its sending to its end.
    takes_ms: f64,
    /// When within that time the platform counts it: 0 at its sending, 1 at its end.
    arrives: f64,
    limit: u32,
}

/// A call that was made.
#[derive(Debug, Clone, Copy)]
struct Made {
    asked_ms: f64,
    sent_ms: f64,
    arrived_ms: f64,
    ended_ms: f64,
    limit: u32,
}

/// Makes the calls in the order of asking, each waiting exactly as it is told.
fn make(asks: &[Ask]) -> Vec<Made> {
    let mut asked_ms = 0.0;
    let asks: Vec<(f64, &Ask)> = asks
        .iter()
        .map(|ask| {
            asked_ms += ask.after_ms;
            (asked_ms, ask)
        })
        .collect();
    let mut now_ms = 0.0_f64;
    let mut made: Vec<Made> = Vec::new();
    for (position, (asked_ms, ask)) in asks.iter().enumerate() {
        now_ms = now_ms.max(*asked_ms);
        loop {
            let calls: Vec<Call> = made.iter().map(|made| record(made, now_ms)).collect();
            let here = asks.iter().skip(position).take_while(|(asked_ms, _)| *asked_ms <= now_ms);
            let limits: Vec<u32> = here.map(|(_, ask)| ask.limit).collect();
            match wait_ms(keep(&calls, now_ms), &limits, 0.0, now_ms) {
                Wait::Go => break,
                Wait::For(ms) => now_ms += f64::from(ms),
                Wait::ForAnEnd => {
                    let ends = made.iter().map(|made| made.ended_ms);
                    now_ms = ends.filter(|end| *end > now_ms).fold(f64::INFINITY, f64::min);
                    assert!(now_ms.is_finite(), "waits for an end that never comes");
                }
            }
        }
        made.push(Made {
            asked_ms: *asked_ms,
            sent_ms: now_ms,
            arrived_ms: now_ms + ask.takes_ms * ask.arrives,
            ended_ms: now_ms + ask.takes_ms,
            limit: ask.limit,
        });
    }
    made
}

fn record(made: &Made, now_ms: f64) -> Call {
    let ended_ms = Some(made.ended_ms).filter(|end| *end <= now_ms);
    Call { sent_ms: made.sent_ms, ended_ms, limit: made.limit }
}

/// So many asks at once, each taking so long.
fn at_once(count: usize, limit: u32, takes_ms: f64) -> Vec<Ask> {
    vec![Ask { after_ms: 0.0, takes_ms, arrives: 1.0, limit }; count]
}

fn sent(made: &[Made]) -> Vec<f64> {
    made.iter().map(|made| made.sent_ms).collect()
}

#[test]
fn nobody_waits_without_a_call_before() {
    assert_eq!(wait_ms(&[], &[1], 0.0, 0.0), Wait::Go);
    assert_eq!(wait_ms(&[], &[], 0.0, 0.0), Wait::Go);
    assert_eq!(wait_ms(&[], &[0], 0.0, 0.0), Wait::Go);
}

#[test]
fn a_fifth_goes_at_once_and_the_rest_evenly() {
    let made = sent(&make(&at_once(101, 100, 300.0)));
    let (first, rest) = made.split_at(20);
    assert_eq!(first, [0.0; 20]);
    let expected: Vec<f64> =
        (1..=80).map(|n| (f64::from(n) * MINUTE_MS / 81.0).floor() + 1.0).collect();
    let (rest, next_minute) = rest.split_at(80);
    assert_eq!(rest, expected);
    assert_eq!(next_minute, [60_301.0]);
}

#[test]
fn small_limits_are_spread_evenly_from_the_first() {
    assert_eq!(sent(&make(&at_once(3, 1, 0.0))), [0.0, 60_001.0, 120_002.0]);
    assert_eq!(sent(&make(&at_once(3, 2, 0.0))), [0.0, 30_001.0, 60_002.0]);
    assert_eq!(sent(&make(&at_once(4, 4, 0.0))), [0.0, 15_001.0, 30_002.0, 45_003.0]);
}

#[test]
fn even_traffic_gets_the_whole_limit() {
    let ask = Ask { after_ms: 601.0, takes_ms: 0.0, arrives: 0.0, limit: 100 };
    let made = make(&[ask; 400]);
    let asked: Vec<f64> = made.iter().map(|made| made.asked_ms).collect();
    assert_eq!(sent(&made), asked);
}

#[test]
fn a_call_counts_from_its_sending_until_a_minute_after_its_end() {
    let call = |ended_ms| [Call { sent_ms: 1_000.0, ended_ms, limit: 1 }];
    assert_eq!(wait_ms(&call(None), &[1], 0.0, 1_000.0), Wait::ForAnEnd);
    assert_eq!(wait_ms(&call(None), &[1], 0.0, 500_000.0), Wait::ForAnEnd);
    assert_eq!(wait_ms(&call(Some(5_000.0)), &[1], 0.0, 5_000.0), Wait::For(60_001));
    assert_eq!(wait_ms(&call(Some(5_000.0)), &[1], 0.0, 64_999.5), Wait::For(1));
    assert_eq!(wait_ms(&call(Some(5_000.0)), &[1], 0.0, 65_001.0), Wait::Go);
}

#[test]
fn the_smallest_limit_in_use_holds() {
    let calls = [
        Call { sent_ms: 0.0, ended_ms: Some(100.0), limit: 100 },
        Call { sent_ms: 0.0, ended_ms: Some(200.0), limit: 100 },
    ];
    assert_eq!(wait_ms(&calls, &[100], 0.0, 1_000.0), Wait::Go);
    assert_eq!(wait_ms(&calls, &[100, 1], 0.0, 1_000.0), Wait::For(59_101));
    assert_eq!(wait_ms(&calls, &[100, 1], 0.0, 60_101.0), Wait::For(100));
    let careful = calls.map(|call| Call { limit: 1, ..call });
    assert_eq!(wait_ms(&careful, &[100], 0.0, 1_000.0), Wait::For(59_101));
    assert_eq!(wait_ms(&careful, &[100], 0.0, 60_201.0), Wait::Go);
}

#[test]
fn all_wait_while_the_platform_throttles() {
    assert_eq!(wait_ms(&[], &[100], 5_000.0, 1_000.0), Wait::For(4_001));
    assert_eq!(wait_ms(&[], &[100], 5_000.0, 5_000.0), Wait::Go);
    assert_eq!(wait_ms(&[], &[100], f64::INFINITY, 0.0), Wait::For(2_147_483_647));
    assert_eq!(wait_ms(&[], &[100], f64::NAN, 0.0), Wait::Go);
}

#[test]
fn a_clock_set_back_makes_nobody_wait() {
    let later = Call { sent_ms: 9e9, ended_ms: Some(9e9), limit: 1 };
    assert_eq!(wait_ms(&[later], &[1], 0.0, 0.0), Wait::Go);
    let in_flight = Call { ended_ms: None, ..later };
    assert_eq!(wait_ms(&[in_flight], &[1], 0.0, 0.0), Wait::Go);
}

#[test]
fn records_are_kept_from_the_first_that_counts() {
    let ended = |ended_ms| Call { sent_ms: 0.0, ended_ms: Some(ended_ms), limit: 1 };
    let in_flight = Call { sent_ms: 0.0, ended_ms: None, limit: 1 };
    let calls = [ended(1.0), ended(2.0), ended(50_000.0), ended(3.0), in_flight];
    assert_eq!(keep(&calls, 60_000.0), calls);
    assert_eq!(keep(&calls, 60_001.5), [ended(2.0), ended(50_000.0), ended(3.0), in_flight]);
    assert_eq!(keep(&calls, 60_500.0), [ended(50_000.0), ended(3.0), in_flight]);
    assert_eq!(keep(&calls, 1e9), [in_flight]);
    assert_eq!(keep(&[ended(1.0)], 1e9), []);
}

fn ask(limit: impl Strategy<Value = u32>) -> impl Strategy<Value = Ask> {
    // Sevenths, because real times are no whole milliseconds.
    let sevenths = |max: u32| (0..=max).prop_map(|n| f64::from(n) / 7.0);
    let after_ms = prop_oneof![3 => Just(0.0), 2 => sevenths(30_000), 1 => sevenths(500_000)];
    let takes_ms = prop_oneof![3 => sevenths(7_000), 1 => sevenths(700_000)];
    (after_ms, takes_ms, 0.0..=1.0, limit).prop_map(|(after_ms, takes_ms, arrives, limit)| Ask {
        after_ms,
        takes_ms,
        arrives,
        limit,
    })
}

fn asks_of_many_limits() -> impl Strategy<Value = Vec<Ask>> {
    prop::collection::vec(ask(prop_oneof![1_u32..8, 8_u32..40]), 0..80)
}

proptest! {
    #[test]
    fn no_minute_at_the_platform_holds_more_than_the_limit(asks in asks_of_many_limits()) {
        let made = make(&asks);
        for first in &made {
            let minute = first.arrived_ms..=first.arrived_ms + MINUTE_MS - ROUNDING_MS;
            let held = made.iter().filter(|made| minute.contains(&made.arrived_ms));
            let limit = held.clone().map(|made| made.limit).min();
            prop_assert!(Some(held.count()) <= limit.map(|limit| limit as usize));
        }
    }

    #[test]
    fn who_waits_as_told_gets_through(asks in asks_of_many_limits()) {
        let mut all_forgotten_ms = 0.0_f64;
        for made in make(&asks) {
            prop_assert!(made.sent_ms <= made.asked_ms.max(all_forgotten_ms) + 1.0 + ROUNDING_MS);
            all_forgotten_ms = all_forgotten_ms.max(made.ended_ms + MINUTE_MS);
        }
    }

    #[test]
    fn no_more_than_a_fifth_goes_at_once(
        (limit, asks) in (1_u32..60).prop_flat_map(|limit| (Just(limit), prop::collection::vec(ask(Just(limit)), 0..80))),
    ) {
        let burst = (limit / 5).max(1);
        let step_ms = MINUTE_MS / f64::from(limit - burst + 1);
        let made = make(&asks);
        for first in &made {
            let step = first.sent_ms..first.sent_ms + step_ms - ROUNDING_MS;
            let held = made.iter().filter(|made| step.contains(&made.sent_ms)).count();
            prop_assert!(held <= burst as usize, "{held} within {step_ms} ms of {}", first.sent_ms);
        }
    }

    #[test]
    fn any_numbers_are_answered(
        calls in prop::collection::vec((any::<f64>(), any::<Option<f64>>(), any::<u32>()), 0..9),
        limits in prop::collection::vec(any::<u32>(), 0..9),
        blocked_until_ms in any::<f64>(),
        now_ms in any::<f64>(),
    ) {
        let calls: Vec<Call> = calls
            .into_iter()
            .map(|(sent_ms, ended_ms, limit)| Call { sent_ms, ended_ms, limit })
            .collect();
        let wait = wait_ms(&calls, &limits, blocked_until_ms, now_ms);
        prop_assert_eq!(wait, wait_ms(keep(&calls, now_ms), &limits, blocked_until_ms, now_ms));
        if let Wait::For(ms) = wait {
            prop_assert!((1..=2_147_483_647).contains(&ms));
        }
    }
}
