//! A queue of requests, each sent as soon as it has a permit.

use iot_upgrade_task::domain::rate_limiter::PermitRequest;
use proptest::prelude::*;

use super::kept::{Kept, MINUTE_MS};

/// A request to be sent. Times are whole milliseconds, as JavaScript passes them.
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

/// Sends the requests in the order of the queue, each waiting exactly as computed or until one ends.
fn send(requests: &[Request]) -> Vec<Done> {
    let mut queued_ms = 0.0;
    let requests: Vec<(f64, &Request)> = requests
        .iter()
        .map(|request| {
            queued_ms += request.after_ms;
            (queued_ms, request)
        })
        .collect();
    let mut budget = Kept::default();
    let mut now_ms = 0.0_f64;
    let mut sent: Vec<Done> = Vec::new();
    let mut released = 0;
    for (position, (queued_ms, request)) in requests.iter().enumerate() {
        now_ms = now_ms.max(*queued_ms);
        loop {
            let mut ends: Vec<&Done> = sent.iter().collect();
            ends.sort_by(|one, other| one.ended_ms.total_cmp(&other.ended_ms));
            for done in ends.iter().skip(released).take_while(|done| done.ended_ms <= now_ms) {
                budget.release(done.sent_ms, done.ended_ms);
                released += 1;
            }
            let waiting = requests.iter().skip(position);
            let waiting = waiting.take_while(|(queued_ms, _)| *queued_ms <= now_ms);
            let smallest_limit =
                waiting.map(|(_, request)| request.limit).min().unwrap_or(u32::MAX);
            let permit = PermitRequest {
                limit: request.limit,
                smallest_limit,
                lease_ms: request.takes_ms + 5_000.0,
                since_ms: 0.0,
            };
            let delay_ms = budget.acquire(&permit, now_ms).next_try_ms;
            if delay_ms == 0 {
                break;
            }
            let next_end_ms = ends.get(released).map_or(f64::INFINITY, |done| done.ended_ms);
            now_ms = (now_ms + f64::from(delay_ms)).min(next_end_ms);
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

/// So many requests queued at once, each taking so long.
fn at_once(count: usize, limit: u32, takes_ms: f64) -> Vec<Request> {
    vec![Request { after_ms: 0.0, takes_ms, arrives: 1.0, limit }; count]
}

fn sent_times(sent: &[Done]) -> Vec<f64> {
    sent.iter().map(|sent| sent.sent_ms).collect()
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

fn arbitrary_request(limit: impl Strategy<Value = u32>) -> impl Strategy<Value = Request> {
    let whole = |max: u32| (0..=max).prop_map(f64::from);
    let after_ms = prop_oneof![3 => Just(0.0), 2 => whole(4_000), 1 => whole(70_000)];
    let takes_ms = prop_oneof![3 => whole(1_000), 1 => whole(100_000)];
    (after_ms, takes_ms, 0.0..=1.0, limit).prop_map(|(after_ms, takes_ms, arrives, limit)| {
        Request { after_ms, takes_ms, arrives, limit }
    })
}

fn requests_of_many_limits() -> impl Strategy<Value = Vec<Request>> {
    prop::collection::vec(arbitrary_request(prop_oneof![1_u32..8, 8_u32..40]), 0..80)
}

proptest! {
    #[test]
    fn no_minute_at_the_platform_holds_more_than_the_limit(requests in requests_of_many_limits()) {
        let sent = send(&requests);
        for first in &sent {
            let minute = first.arrived_ms..=first.arrived_ms + MINUTE_MS;
            let held = sent.iter().filter(|sent| minute.contains(&sent.arrived_ms));
            let limit = held.clone().map(|sent| sent.limit).min();
            prop_assert!(u32::try_from(held.count()).ok() <= limit);
        }
    }

    #[test]
    fn no_request_waits_for_longer_than_all_before_it_count(requests in requests_of_many_limits()) {
        let mut all_forgotten_ms = 0.0_f64;
        for sent in send(&requests) {
            prop_assert!(sent.sent_ms <= sent.queued_ms.max(all_forgotten_ms) + 1.0);
            all_forgotten_ms = all_forgotten_ms.max(sent.ended_ms + MINUTE_MS);
        }
    }

    #[test]
    fn no_more_than_a_fifth_goes_at_once(
        (limit, requests) in (1_u32..60).prop_flat_map(|limit| {
            (Just(limit), prop::collection::vec(arbitrary_request(Just(limit)), 0..80))
        }),
    ) {
        let burst = (limit / 5).max(1);
        let step_ms = MINUTE_MS / f64::from(limit - burst + 1);
        let sent = send(&requests);
        for first in &sent {
            let step = first.sent_ms..first.sent_ms + step_ms;
            let held = sent.iter().filter(|sent| step.contains(&sent.sent_ms)).count();
            prop_assert!(held <= burst as usize, "{held} within {step_ms} ms of {}", first.sent_ms);
        }
    }
}
