//! Whether the true end of a simulated task lies in the ranges that were estimated on the way.

use iot_upgrade_task::domain::polling::eta::{Eta, Observations};

use crate::support::random;

/// When the devices of a simulated task finish, in the order of finishing.
type Ends = Vec<f64>;

/// Looks at a task every five seconds until its end; for each range, where the true end lay.
fn watch(ends: &Ends) -> Vec<(f64, Eta)> {
    const POLL_MS: f64 = 5_000.0;
    let count = |devices: usize| f64::from(u32::try_from(devices).expect("a count"));
    let total = count(ends.len());
    let end_ms = ends.iter().copied().fold(0.0, f64::max);
    let mut observations = Observations::default();
    let mut ranges = Vec::new();
    let mut now_ms = 0.0;
    while now_ms < end_ms {
        let finished = count(ends.iter().filter(|end| **end <= now_ms).count());
        observations.push(now_ms, Some(total), finished);
        let eta = observations.eta(now_ms, total - finished, false);
        ranges.extend(eta.map(|eta| (end_ms - now_ms, eta)));
        now_ms += POLL_MS;
    }
    ranges
}

/// The share of ranges, over fifty tasks, that the true end lay in.
fn share_that_held(ends: impl Fn(&mut dyn FnMut() -> f64) -> Ends) -> f64 {
    let (mut held, mut all) = (0.0, 0.0);
    for seed in 0..50 {
        for (left_ms, eta) in watch(&ends(&mut random(seed))) {
            all += 1.0;
            held += f64::from(u8::from((eta.low_ms..=eta.high_ms).contains(&left_ms)));
        }
    }
    assert!(all > 1_000.0, "{all} ranges");
    held / all
}

fn devices(count: i32) -> impl Iterator<Item = f64> {
    (1..=count).map(f64::from)
}

#[track_caller]
fn holds(share: f64, least: f64) {
    assert!(share >= least, "{share} of the ranges held, not {least}");
}

#[test]
fn the_end_of_an_even_task_lies_in_the_range() {
    holds(share_that_held(|_| devices(250).map(|device| device * 3_000.0).collect()), 0.99);
    holds(share_that_held(|_| devices(40).map(|device| device * 40_000.0).collect()), 0.99);
    holds(
        share_that_held(|random| {
            devices(250).map(|device| device * 3_000.0 + random() * 12_000.0).collect()
        }),
        0.99,
    );
}

#[test]
fn the_end_of_a_task_in_bursts_lies_in_the_range() {
    let bursts = |random: &mut dyn FnMut() -> f64| {
        let burst = |device: f64| (device / 10.0).floor() * 60_000.0;
        devices(250).map(|device| burst(device) + random() * 15_000.0).collect()
    };
    holds(share_that_held(bursts), 0.95);
}

#[test]
fn the_end_of_a_task_at_random_lies_in_the_range_nine_times_in_ten() {
    let at_random = |random: &mut dyn FnMut() -> f64| {
        let mut at_ms = 0.0;
        let mut next = |_| {
            at_ms -= random().max(1e-9).ln() * 3_000.0;
            at_ms
        };
        devices(250).map(&mut next).collect()
    };
    holds(share_that_held(at_random), 0.9);
    holds(share_that_held(|random| devices(250).map(|_| random() * 600_000.0).collect()), 0.9);
}

#[test]
fn a_range_is_narrow_where_the_task_is_even() {
    let even = watch(&devices(250).map(|device| device * 3_000.0).collect());
    let half_way = even.get(even.len() / 2).map(|(_, eta)| *eta);
    assert!(half_way.is_some_and(|eta| eta.high_ms < 1.5 * eta.low_ms), "{half_way:?}");
}

#[test]
fn a_stalled_task_has_no_estimate_in_the_end() {
    let mut ends: Ends = devices(50).map(|device| device * 3_000.0).collect();
    ends.push(3_600_000.0);
    let ranges = watch(&ends);
    let last_left_ms = ranges.last().map(|(left_ms, _)| *left_ms);
    assert!(last_left_ms.is_some_and(|left_ms| left_ms > 3_400_000.0), "{last_left_ms:?}");
}
