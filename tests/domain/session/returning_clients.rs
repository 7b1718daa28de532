//! Two hundred clients, each with a rate limit of its own, that an outage or the platform's flow
//! control stops at the same time: they come back spread, not together.

use iot_upgrade_task::domain::polling::schedule::Environment;
use iot_upgrade_task::domain::session::command::Command;
use iot_upgrade_task::domain::session::event::{Context, Event};
use iot_upgrade_task::domain::session::machine::Session;

use super::driven::{THROTTLED, arguments, response};
use crate::support::{NOW_MS, random};

const CLIENTS: usize = 200;
/// A tenth of what they were before there was a spread.
const MOST_IN_A_SECOND: usize = 18;
const ALL_BACK_MS: f64 = 45_000.0;
/// Each with other random numbers. Were the clients spread evenly at random over 44 s, one run in
/// five thousand would have a second with more than `MOST_IN_A_SECOND`.
const RUNS: u64 = 50;

/// When the first request of a client that begins to poll at this time comes after the outage.
fn returns_at(
    mut now_ms: f64,
    outage: impl Fn() -> Event,
    outage_ms: f64,
    random: &mut impl FnMut() -> f64,
) -> f64 {
    let mut session = Session::watch(&arguments(false, &[], &[]), now_ms).expect("good arguments");
    let mut event = Event::Wake;
    loop {
        let environment = Environment {
            now_ms,
            wall_ms: NOW_MS + now_ms,
            hidden: false,
            offline: false,
            paused: false,
        };
        let context = Context { environment, random: random(), current_token: None };
        event = match session.next(event, &context) {
            Command::AcquirePermit { .. } => Event::Permit,
            Command::Send { .. } if now_ms >= outage_ms => return now_ms,
            Command::Send { .. } => outage(),
            Command::Wait { timeout_ms } => {
                now_ms += timeout_ms;
                Event::Wake
            }
            Command::Emit { .. } | Command::PauseBudget { .. } => Event::Wake,
            command => panic!("{command:?}"),
        }
    }
}

/// The most requests in any second of these times.
fn busiest_second(times_ms: &[f64]) -> usize {
    let held =
        |from: &f64| times_ms.iter().filter(|ms| (*from..from + 1_000.0).contains(ms)).count();
    times_ms.iter().map(held).max().unwrap_or_default()
}

/// The clients poll evenly over an interval when the outage begins.
#[track_caller]
fn come_back_spread(interval_ms: f64, outage: impl Fn() -> Event, outage_ms: f64) {
    for seed in 0..RUNS {
        let mut random = random(seed);
        let returns: Vec<f64> = (0..CLIENTS)
            .map(|_| {
                let first_poll_ms = interval_ms * random();
                returns_at(first_poll_ms, &outage, outage_ms, &mut random) - outage_ms
            })
            .collect();
        let last_ms = returns.iter().copied().fold(0.0, f64::max);
        assert!(last_ms <= ALL_BACK_MS, "run {seed}: the last one is back after {last_ms} ms");
        let most = busiest_second(&returns);
        assert!(most <= MOST_IN_A_SECOND, "run {seed}: {most} in a second");
    }
}

fn unavailable() -> Event {
    response(503, "")
}

#[test]
fn clients_come_back_spread_after_an_outage() {
    // All of them poll at once, or one after the other.
    for interval_ms in [0.0, 5_000.0, 15_000.0] {
        come_back_spread(interval_ms, unavailable, 40_000.0);
    }
}

#[test]
fn clients_come_back_spread_after_a_long_outage() {
    come_back_spread(60_000.0, || Event::NetworkError, 600_000.0);
}

#[test]
fn clients_come_back_spread_after_the_minute_in_which_they_were_throttled() {
    // The minute ends 23 seconds after `NOW_MS`.
    come_back_spread(5_000.0, || response(403, THROTTLED), 23_000.0);
}
