use iot_upgrade_task::domain::rate_limiter::{self, PermitRecord};
use proptest::prelude::*;

fn delay_ms(records: &[PermitRecord], blocked_until_ms: f64, now_ms: f64) -> f64 {
    rate_limiter::delay_ms(records.iter().copied(), blocked_until_ms, now_ms)
}

fn expired(records: &[PermitRecord], now_ms: f64) -> usize {
    rate_limiter::expired(records.iter().copied(), now_ms)
}

const MINUTE_MS: f64 = 60_000.0;
const ROUNDING_MS: f64 = 1e-6;
/// When a request ended that is in flight.
const IN_FLIGHT: Option<f64> = None;

/// A request that waits.
fn waiting(limit: u32) -> PermitRecord {
    PermitRecord { sent_ms: None, ended_ms: None, limit }
}

/// A request to be sent.
#[derive(Debug, Clone, Copy)]
struct Request {
    /// After the one before it was queued.
    after_ms: f64,
    /// From its sending to its end.
    takes_ms: f64,
    /// When within that time the platform counts it: 0 at its sending, 1 at its end.
    arrives: f64,
    limit: u32,
}

/// A request that was sent and has ended.
#[derive(Debug, Clone, Copy)]
struct Done {
    queued_ms: f64,
    sent_ms: f64,
    arrived_ms: f64,
    ended_ms: f64,
    limit: u32,
}

/// Sends the requests in the order of the queue, each waiting exactly as computed.
fn send(requests: &[Request]) -> Vec<Done> {
    let mut queued_ms = 0.0;
    let requests: Vec<(f64, &Request)> = requests
        .iter()
        .map(|request| {
            queued_ms += request.after_ms;
            (queued_ms, request)
        })
        .collect();
    let mut now_ms = 0.0_f64;
    let mut sent: Vec<Done> = Vec::new();
    for (position, (queued_ms, request)) in requests.iter().enumerate() {
        now_ms = now_ms.max(*queued_ms);
        loop {
            let calls = sent.iter().map(|sent| record(sent, now_ms));
            let here =
                requests.iter().skip(position).take_while(|(queued_ms, _)| *queued_ms <= now_ms);
            let records: Vec<PermitRecord> =
                calls.chain(here.map(|(_, request)| waiting(request.limit))).collect();
            match delay_ms(&records[expired(&records, now_ms)..], 0.0, now_ms) {
                0.0 => break,
                f64::INFINITY => {
                    let ends = sent.iter().map(|sent| sent.ended_ms);
                    now_ms = ends.filter(|end| *end > now_ms).fold(f64::INFINITY, f64::min);
                    assert!(now_ms.is_finite(), "waits for an end that never comes");
                }
                ms => now_ms += ms,
            }
        }
        sent.push(Done {
            queued_ms: *queued_ms,
            sent_ms: now_ms,
            arrived_ms: now_ms + request.takes_ms * request.arrives,
            ended_ms: now_ms + request.takes_ms,
            limit: request.limit,
        });
    }
    sent
}

fn sent_at(sent_ms: f64, ended_ms: impl Into<Option<f64>>, limit: u32) -> PermitRecord {
    PermitRecord { sent_ms: Some(sent_ms), ended_ms: ended_ms.into(), limit }
}

fn record(sent: &Done, now_ms: f64) -> PermitRecord {
    sent_at(sent.sent_ms, Some(sent.ended_ms).filter(|ended_ms| *ended_ms <= now_ms), sent.limit)
}

/// So many requests queued at once, each taking so long.
fn at_once(count: usize, limit: u32, takes_ms: f64) -> Vec<Request> {
    vec![Request { after_ms: 0.0, takes_ms, arrives: 1.0, limit }; count]
}

fn sent_times(sent: &[Done]) -> Vec<f64> {
    sent.iter().map(|sent| sent.sent_ms).collect()
}

#[track_caller]
fn waits(records: &[PermitRecord], blocked_until_ms: f64, now_ms: f64, expected_ms: f64) {
    assert!((delay_ms(records, blocked_until_ms, now_ms) - expected_ms).abs() < f64::EPSILON);
}

#[test]
fn nothing_waits_without_a_request_before() {
    waits(&[waiting(1)], 0.0, 0.0, 0.0);
    waits(&[], 0.0, 0.0, 0.0);
    waits(&[waiting(0)], 0.0, 0.0, 0.0);
}

#[test]
fn a_fifth_goes_at_once_and_the_rest_evenly() {
    let sent = sent_times(&send(&at_once(101, 100, 300.0)));
    let (first, rest) = sent.split_at(20);
    assert_eq!(first, [0.0; 20]);
    let expected: Vec<f64> =
        (1..=80).map(|n| (f64::from(n) * MINUTE_MS / 81.0).floor() + 1.0).collect();
    let (rest, next_minute) = rest.split_at(80);
    assert_eq!(rest, expected);
    assert_eq!(next_minute, [60_301.0]);
}

#[test]
fn small_limits_are_spread_evenly_from_the_first() {
    assert_eq!(sent_times(&send(&at_once(3, 1, 0.0))), [0.0, 60_001.0, 120_002.0]);
    assert_eq!(sent_times(&send(&at_once(3, 2, 0.0))), [0.0, 30_001.0, 60_002.0]);
    assert_eq!(sent_times(&send(&at_once(4, 4, 0.0))), [0.0, 15_001.0, 30_002.0, 45_003.0]);
}

#[test]
fn even_traffic_gets_the_whole_limit() {
    let request = Request { after_ms: 601.0, takes_ms: 0.0, arrives: 0.0, limit: 100 };
    let sent = send(&[request; 400]);
    let queued: Vec<f64> = sent.iter().map(|sent| sent.queued_ms).collect();
    assert_eq!(sent_times(&sent), queued);
}

#[test]
fn a_call_counts_from_its_sending_until_a_minute_after_its_end() {
    let records = |ended_ms| [sent_at(1_000.0, ended_ms, 1), waiting(1)];
    assert!(delay_ms(&records(IN_FLIGHT), 0.0, 1_000.0).is_infinite());
    assert!(delay_ms(&records(IN_FLIGHT), 0.0, 500_000.0).is_infinite());
    waits(&records(Some(5_000.0)), 0.0, 5_000.0, 60_001.0);
    waits(&records(Some(5_000.0)), 0.0, 64_999.5, 1.0);
    waits(&records(Some(5_000.0)), 0.0, 65_001.0, 0.0);
}

#[test]
fn the_smallest_limit_in_use_holds() {
    let records = |limit| [sent_at(0.0, 100.0, limit), sent_at(0.0, 200.0, limit), waiting(100)];
    let [one, other, here] = records(100);
    let with_a_careful_one = [one, other, here, waiting(1)];
    waits(&[one, other, here], 0.0, 1_000.0, 0.0);
    waits(&with_a_careful_one, 0.0, 1_000.0, 59_101.0);
    waits(&with_a_careful_one, 0.0, 60_101.0, 100.0);
    waits(&records(1), 0.0, 1_000.0, 59_101.0);
    waits(&records(1), 0.0, 60_201.0, 0.0);
}

#[test]
fn all_wait_while_the_platform_throttles() {
    waits(&[waiting(100)], 5_000.0, 1_000.0, 4_001.0);
    waits(&[waiting(100)], 5_000.0, 5_000.0, 0.0);
    waits(&[waiting(100)], f64::INFINITY, 0.0, 2_147_483_647.0);
    waits(&[waiting(100)], f64::NAN, 0.0, 0.0);
}

#[test]
fn a_clock_set_back_makes_no_request_wait() {
    waits(&[sent_at(9e9, 9e9, 1), waiting(1)], 0.0, 0.0, 0.0);
    waits(&[sent_at(9e9, IN_FLIGHT, 1), waiting(1)], 0.0, 0.0, 0.0);
}

#[test]
fn records_are_kept_from_the_first_that_counts() {
    let ended = |ended_ms: f64| sent_at(0.0, ended_ms, 1);
    let in_flight = sent_at(0.0, IN_FLIGHT, 1);
    let records = [ended(1.0), ended(2.0), ended(50_000.0), ended(3.0), in_flight];
    assert_eq!(expired(&records, 60_000.0), 0);
    assert_eq!(expired(&records, 60_001.5), 1);
    assert_eq!(expired(&records, 60_500.0), 2);
    assert_eq!(expired(&records, 1e9), 4);
    assert_eq!(expired(&[ended(1.0)], 1e9), 1);
    assert_eq!(expired(&[ended(1.0), waiting(1)], 1e9), 1);
}

fn request(limit: impl Strategy<Value = u32>) -> impl Strategy<Value = Request> {
    // Sevenths, because real times are no whole milliseconds.
    let sevenths = |max: u32| (0..=max).prop_map(|n| f64::from(n) / 7.0);
    let after_ms = prop_oneof![3 => Just(0.0), 2 => sevenths(30_000), 1 => sevenths(500_000)];
    let takes_ms = prop_oneof![3 => sevenths(7_000), 1 => sevenths(700_000)];
    (after_ms, takes_ms, 0.0..=1.0, limit).prop_map(|(after_ms, takes_ms, arrives, limit)| {
        Request { after_ms, takes_ms, arrives, limit }
    })
}

fn requests_of_many_limits() -> impl Strategy<Value = Vec<Request>> {
    prop::collection::vec(request(prop_oneof![1_u32..8, 8_u32..40]), 0..80)
}

proptest! {
    #[test]
    fn no_minute_at_the_platform_holds_more_than_the_limit(requests in requests_of_many_limits()) {
        let sent = send(&requests);
        for first in &sent {
            let minute = first.arrived_ms..=first.arrived_ms + MINUTE_MS - ROUNDING_MS;
            let held = sent.iter().filter(|sent| minute.contains(&sent.arrived_ms));
            let limit = held.clone().map(|sent| sent.limit).min();
            prop_assert!(Some(held.count()) <= limit.map(|limit| limit as usize));
        }
    }

    #[test]
    fn a_request_that_waits_as_computed_is_sent(requests in requests_of_many_limits()) {
        let mut all_forgotten_ms = 0.0_f64;
        for sent in send(&requests) {
            prop_assert!(sent.sent_ms <= sent.queued_ms.max(all_forgotten_ms) + 1.0 + ROUNDING_MS);
            all_forgotten_ms = all_forgotten_ms.max(sent.ended_ms + MINUTE_MS);
        }
    }

    #[test]
    fn no_more_than_a_fifth_goes_at_once(
        (limit, requests) in (1_u32..60).prop_flat_map(|limit| (Just(limit), prop::collection::vec(request(Just(limit)), 0..80))),
    ) {
        let burst = (limit / 5).max(1);
        let step_ms = MINUTE_MS / f64::from(limit - burst + 1);
        let sent = send(&requests);
        for first in &sent {
            let step = first.sent_ms..first.sent_ms + step_ms - ROUNDING_MS;
            let held = sent.iter().filter(|sent| step.contains(&sent.sent_ms)).count();
            prop_assert!(held <= burst as usize, "{held} within {step_ms} ms of {}", first.sent_ms);
        }
    }

    #[test]
    fn any_numbers_are_handled(
        sent in prop::collection::vec(any::<(f64, Option<f64>, u32)>(), 0..9),
        limits in prop::collection::vec(any::<u32>(), 0..9),
        blocked_until_ms in any::<f64>(),
        now_ms in any::<f64>(),
    ) {
        let calls = sent.into_iter().map(|(sent_ms, ended_ms, limit)| sent_at(sent_ms, ended_ms, limit));
        let records: Vec<PermitRecord> = calls.chain(limits.into_iter().map(waiting)).collect();
        let ms = delay_ms(&records, blocked_until_ms, now_ms);
        let kept = &records[expired(&records, now_ms)..];
        prop_assert_eq!(ms.to_bits(), delay_ms(kept, blocked_until_ms, now_ms).to_bits());
        let is_whole = ms.fract() == 0.0 && (0.0..=2_147_483_647.0).contains(&ms);
        prop_assert!(is_whole || ms.is_infinite(), "{}", ms);
    }
}
