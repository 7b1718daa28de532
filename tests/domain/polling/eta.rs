use iot_upgrade_task::domain::polling::eta::{Eta, Observations};
use proptest::prelude::*;

const TOTAL: Option<f64> = Some(100.0);

/// What was seen at these times.
fn seen(observations: impl IntoIterator<Item = (f64, f64)>) -> Observations {
    let mut all = Observations::default();
    for (at_ms, finished) in observations {
        all.push(at_ms, TOTAL, finished);
    }
    all
}

/// Ten devices every ten seconds, three times, after a first look.
const STEADY: [(f64, f64); 4] = [(0.0, 5.0), (10_000.0, 10.0), (20_000.0, 20.0), (30_000.0, 30.0)];

#[track_caller]
fn estimates(eta: Option<Eta>, low_ms: f64, high_ms: f64) {
    assert_eq!(eta, Some(Eta { low_ms, high_ms }));
}

#[test]
fn a_steady_task_has_a_range_of_a_step_to_each_side() {
    estimates(seen(STEADY).eta(30_000.0, 70.0, false), 60_000.0, 80_000.0);
    estimates(seen(STEADY).eta(30_000.0, 1.0, false), 0.0, 11_000.0);
}

#[test]
fn responses_without_a_change_add_nothing() {
    let mut all = seen(STEADY);
    all.push(35_000.0, TOTAL, 30.0);
    estimates(all.eta(30_000.0, 70.0, false), 60_000.0, 80_000.0);
}

#[test]
fn too_little_to_estimate_from() {
    for count in 0..STEADY.len() {
        let first = seen(STEADY.into_iter().take(count));
        assert_eq!(first.eta(30_000.0, 70.0, false), None, "{count} answers");
    }
    let quick = |last_ms| seen([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (last_ms, 3.0)]);
    assert_eq!(quick(2_000.0).eta(2_000.0, 97.0, false), None);
    assert!(quick(2_001.0).eta(2_001.0, 97.0, false).is_some());
}

#[test]
fn nothing_is_estimated_for_what_is_blocked_or_done() {
    assert_eq!(seen(STEADY).eta(30_000.0, 70.0, true), None);
    assert_eq!(seen(STEADY).eta(30_000.0, 0.0, false), None);
    assert_eq!(seen(STEADY).eta(30_000.0, -1.0, false), None);
}

#[test]
fn what_came_before_a_fall_or_another_total_is_forgotten() {
    for (at_ms, total, finished) in [
        (40_000.0, TOTAL, 29.0),
        (40_000.0, Some(101.0), 40.0),
        (40_000.0, None, 40.0),
        (29_999.0, TOTAL, 40.0),
    ] {
        let mut all = seen(STEADY);
        all.push(at_ms, total, finished);
        assert_eq!(all.eta(at_ms, 60.0, false), None);
        let mut anew = Observations::default();
        anew.push(at_ms, total, finished);
        assert_eq!(all, anew);
    }
}

#[test]
fn a_stall_widens_the_range_and_then_ends_the_estimate() {
    let after = |idle_ms| seen(STEADY).eta(30_000.0 + idle_ms, 70.0, false);
    estimates(after(5_000.0), 55_000.0, 80_000.0);
    estimates(after(10_000.0), 50_000.0, 80_000.0);
    estimates(after(15_000.0), 45_000.0, 167_500.0);
    estimates(after(30_000.0), 30_000.0, 640_000.0);
    assert_eq!(after(30_001.0), None);
}

#[test]
fn a_task_that_slows_down_is_expected_to_go_on_so() {
    let slowing = [
        (0.0, 0.0),
        (10_000.0, 10.0),
        (20_000.0, 20.0),
        (30_000.0, 30.0),
        (50_000.0, 40.0),
        (70_000.0, 50.0),
    ];
    // 1 500 ms for a device by all steps, 4/3 of that by the latest. The five steps to come
    // are off by 29 047 ms, and a step takes 15 000.
    estimates(seen(slowing).eta(70_000.0, 50.0, false), 30_952.0, 177_381.0);
}

#[test]
fn a_task_that_speeds_up_may_end_sooner_but_need_not() {
    let speeding = [
        (0.0, 0.0),
        (20_000.0, 10.0),
        (40_000.0, 20.0),
        (60_000.0, 30.0),
        (70_000.0, 40.0),
        (80_000.0, 50.0),
    ];
    estimates(seen(speeding).eta(80_000.0, 50.0, false), 5_952.0, 119_048.0);
}

#[test]
fn a_time_that_no_number_holds_exactly_is_not_estimated() {
    let eons = seen(STEADY.map(|(at_ms, finished)| (at_ms * 1e9, finished)));
    estimates(eons.eta(3e13, 8_000.0, false), 7.99e15, 8.01e15);
    assert_eq!(eons.eta(3e13, 9_000.0, false), None);
}

#[test]
fn the_memory_is_bounded() {
    let size =
        |count| format!("{:?}", seen((0..count).map(|at| (f64::from(at), f64::from(at))))).len();
    assert!(size(10_000) < 2 * size(100));
}

#[test]
fn the_beginning_of_a_long_task_is_not_forgotten() {
    let fast = (0..100).map(|step| (10_000.0 * f64::from(step), f64::from(step)));
    let slow =
        (0..100).map(|step| (1_000_000.0 + 30_000.0 * f64::from(step), f64::from(100 + step)));
    let eta = seen(fast.chain(slow)).eta(3_970_000.0, 1_000.0, false);
    assert!(eta.is_some_and(|eta| eta.low_ms < 20_000_000.0), "{eta:?}");
    assert!(eta.is_some_and(|eta| eta.high_ms > 30_000_000.0), "{eta:?}");
}

proptest! {
    #[test]
    fn any_range_is_in_order_and_of_whole_milliseconds(
        observations in prop::collection::vec((any::<f64>(), prop::option::of((0..2).prop_map(f64::from)), any::<f64>()), 0..50),
        now_ms in any::<f64>(),
        remaining in any::<f64>(),
    ) {
        let mut all = Observations::default();
        for (at_ms, total, finished) in observations {
            all.push(at_ms, total, finished);
        }
        in_order(all.eta(now_ms, remaining, false))?;
    }

    #[test]
    fn any_task_that_goes_on_has_ranges_in_order(
        steps in prop::collection::vec((0.0..100_000.0, 0..50_u32), 0..200),
        idle_ms in 0.0..200_000.0,
        remaining in 1..5_000_u32,
    ) {
        let mut all = Observations::default();
        let (mut at_ms, mut finished) = (0.0, 0.0);
        for (ms, devices) in steps {
            at_ms += ms;
            finished += f64::from(devices);
            all.push(at_ms, None, finished);
            in_order(all.eta(at_ms + idle_ms, remaining.into(), false))?;
        }
    }
}

fn in_order(eta: Option<Eta>) -> Result<(), TestCaseError> {
    if let Some(Eta { low_ms, high_ms }) = eta {
        prop_assert!(
            0.0 <= low_ms && low_ms <= high_ms && high_ms <= 9_007_199_254_740_991.0,
            "{eta:?}"
        );
        prop_assert!(low_ms.fract() == 0.0 && high_ms.fract() == 0.0, "{eta:?}");
    }
    Ok(())
}
