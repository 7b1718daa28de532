use iot_upgrade_task::domain::rate_limiter::{Budget, PermitDelay, PermitRequest};
use proptest::prelude::*;

const MINUTE_MS: f64 = 60_000.0;
const LEASE_MS: f64 = 35_000.0;

/// A budget as JavaScript keeps it, from step to step.
#[derive(Debug, Clone, Default)]
struct Kept(Vec<f64>);

impl Kept {
    fn update<T>(&mut self, now_ms: f64, change: impl FnOnce(&mut Budget) -> T) -> T {
        let mut budget = Budget::from_numbers(&self.0, now_ms);
        let result = change(&mut budget);
        self.0 = budget.to_numbers();
        result
    }

    fn acquire(&mut self, request: &PermitRequest, now_ms: f64) -> PermitDelay {
        self.update(now_ms, |budget| budget.acquire(request))
    }

    fn release(&mut self, sent_ms: f64, now_ms: f64) {
        self.update(now_ms, |budget| budget.release(sent_ms));
    }
}

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

/// The first of a queue in which no other limit is smaller.
fn request(limit: u32) -> PermitRequest {
    PermitRequest { limit, smallest_limit: limit, lease_ms: LEASE_MS, page: 1.0, since_ms: 0.0 }
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
                page: 1.0,
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

#[track_caller]
fn waits(budget: &Kept, limit: u32, now_ms: f64, expected_ms: u32) {
    assert_eq!(acquire(&mut budget.clone(), limit, now_ms), expected_ms);
}

/// Takes a permit, and returns 0, or how long there is none.
fn acquire(budget: &mut Kept, limit: u32, now_ms: f64) -> u32 {
    budget.acquire(&request(limit), now_ms).next_try_ms
}

/// A budget of which requests were sent at the start, and ended at these times.
fn after(ends_ms: &[f64], limit: u32) -> Kept {
    let mut budget = Kept::default();
    for _ in ends_ms {
        assert_eq!(acquire(&mut budget, limit, 0.0), 0);
    }
    for end_ms in ends_ms {
        budget.release(0.0, *end_ms);
    }
    budget
}

#[test]
fn nothing_waits_without_a_request_before() {
    waits(&Kept::default(), 1, 0.0, 0);
    waits(&Kept::default(), 0, 0.0, 0);
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
    // The numbers of 128 slots a minute, each of six, and of those at both ends.
    let size = budget.0.len();
    assert!(size <= 4 + 130 * 6, "{size}");
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

    #[test]
    fn any_numbers_are_handled(
        numbers in prop::collection::vec(any::<f64>(), 0..30),
        (limit, smallest_limit, lease_ms) in any::<(u32, u32, f64)>(),
        (page, since_ms) in any::<(f64, f64)>(),
        now_ms in any::<f64>(),
    ) {
        let mut budget = Kept(numbers);
        let delay = budget.acquire(&PermitRequest { limit, smallest_limit, lease_ms, page, since_ms }, now_ms);
        prop_assert!(delay.next_try_ms <= 2_147_483_647, "{:?}", delay);
    }
}
