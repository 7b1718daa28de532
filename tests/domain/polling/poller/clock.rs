//! What time alone does to a watch: verdicts that change, clocks that are set, the estimated end.

use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::task_enums::Status;
use iot_upgrade_task::domain::timestamp::format_timestamp;

use super::driver::{leads_to, updates};
use super::script::{
    Body, Event::*, OPTIONS, Reply, Reply::Failed, Reply::Same, Script, processing, soon,
    with_status,
};
use crate::support::NOW_MS;

const HOUR_MS: f64 = 3_600_000.0;

/// A task whose window opens and closes so many milliseconds after the start of the watch.
fn in_window(body: Body, start_ms: f64, end_ms: f64) -> Body {
    let time = |ms| format_timestamp(NOW_MS + ms).expect("a time");
    body.with("policy.executeType", "custom")
        .with("policy.startTime", time(start_ms))
        .with("policy.endTime", time(end_ms))
}

fn device_online(body: Body) -> Body {
    body.with("policy.executeType", "device_online")
}

fn waiting(start_ms: f64, end_ms: f64) -> Reply {
    in_window(with_status(Status::Wait, 0), start_ms, end_ms).into()
}

#[test]
fn a_verdict_changes_with_the_window_and_no_response() {
    leads_to(
        Script { replies: soon([waiting(3_000.0, 7_000.0)]), ..Script::default() },
        &[
            "0 polls",
            "100 emits scheduled, next in 15000",
            "3000 emits queued, next in 12100",
            "7001 emits window_closed, next in 8099",
            "15100 polls",
        ],
    );
}

#[test]
fn a_verdict_changes_in_a_paused_watch() {
    let events = vec![(200.0, Paused)];
    leads_to(
        Script { events, replies: soon([waiting(3_000.0, 7_000.0)]), ..Script::default() },
        &[
            "0 polls",
            "100 emits scheduled, next in 15000",
            "3000 emits queued, no next",
            "7001 emits window_closed, no next",
        ],
    );
}

#[test]
fn a_verdict_that_changes_when_a_poll_is_due_is_emitted_first() {
    leads_to(
        Script {
            options: WatchOptions {
                interval: PollInterval { min_ms: 1_000, max_ms: 2_900 },
                ..OPTIONS
            },
            replies: soon([waiting(3_000.0, 9_000.0)]),
            ..Script::default()
        },
        &[
            "0 polls",
            "100 emits scheduled, next in 2900",
            "3000 emits queued, next in 0",
            "3000 polls",
        ],
    );
}

#[test]
fn a_verdict_that_changed_while_polling_is_emitted_once_with_any_outcome() {
    let window = || waiting(3_000.0, 90_000.0);
    for (reply, emitted) in [
        (Same, "3500 emits queued, next in 22500"),
        (window(), "3500 emits queued, next in 22500"),
        (Failed(None), "3500 emits a failure, queued, next in 500"),
    ] {
        let next = if matches!(reply, Failed(_)) { "4000 polls" } else { "26000 polls" };
        let replies = vec![(100.0, window()), (1_500.0, reply)];
        let events = vec![(2_000.0, Refresh)];
        leads_to(
            Script { events, replies, ..Script::default() },
            &["0 polls", "100 emits scheduled, next in 15000", "2000 polls", emitted, next],
        );
    }
}

#[test]
fn an_update_has_what_the_response_means_now() {
    // The window's end leaves no device behind, so the verdict stays; a retry is out, though.
    let task = in_window(processing(0), -1_000.0, 3_000.0);
    let task = task.with("staResult.processing", 0).with("staResult.fail", 10);
    let options = WatchOptions { unchanged: true, ..OPTIONS };
    let replies = soon([task.into(), Same]);
    let updates = updates(Script { options, replies, ..Script::default() });
    let reasons = updates.iter().map(|update| {
        let assessment = update.assessment.as_ref().expect("an answer came");
        crate::assessment::codes(assessment)
    });
    assert_eq!(
        reasons.collect::<Vec<_>>(),
        [vec!["devices_failed", "may_be_retried"], vec!["devices_failed"]]
    );
}

#[test]
fn a_clock_that_is_set_changes_no_poll() {
    for ms in [-5.0 * HOUR_MS, 5.0 * HOUR_MS] {
        let events = vec![(50.0, ClockSet(ms)), (4_000.0, ClockSet(ms)), (5_150.0, ClockSet(-ms))];
        let replies = soon([processing(0).into(), Same, Failed(None), Failed(Some(9_000))]);
        leads_to(
            Script { events, replies, ..Script::default() },
            &[
                "0 polls",
                "100 emits in_progress, next in 5000",
                "5100 polls",
                "5200 emits nothing",
                "12700 polls",
                "12800 emits a failure, in_progress, next in 500",
                "13300 polls",
                "13400 emits a failure, in_progress, next in 10000",
                "23400 polls",
            ],
        );
    }
}

#[test]
fn a_clock_that_is_set_changes_the_verdict_once_each_way() {
    let events = vec![(1_000.0, ClockSet(2.0 * HOUR_MS)), (20_000.0, ClockSet(-2.0 * HOUR_MS))];
    leads_to(
        Script {
            events,
            replies: soon([waiting(HOUR_MS, 1.5 * HOUR_MS), Same, Same]),
            ..Script::default()
        },
        &[
            "0 polls",
            "100 emits scheduled, next in 15000",
            "15100 emits window_closed, next in 0",
            "15100 polls",
            "15200 emits nothing",
            "37700 emits scheduled, next in 0",
            "37700 polls",
            "37800 emits nothing",
            "71550 polls",
        ],
    );
}

#[test]
fn a_clock_that_was_set_is_noticed_after_the_longest_interval_without_a_poll() {
    let events = vec![(200.0, Paused), (1_000.0, ClockSet(HOUR_MS))];
    leads_to(
        Script { events, replies: soon([waiting(HOUR_MS, 1.5 * HOUR_MS)]), ..Script::default() },
        &[
            "0 polls",
            "100 emits scheduled, next in 15000",
            "60200 emits queued, no next",
            "1800001 emits window_closed, no next",
        ],
    );
}

/// The estimated ends of a task of ten devices that finishes one every five seconds.
fn etas(to: impl Fn(Body) -> Body) -> Vec<Option<(f64, f64)>> {
    let replies = soon([0, 1, 2, 3].map(|success| to(processing(success)).into()));
    let updates = updates(Script { replies, ..Script::default() });
    updates.iter().map(|update| update.eta.map(|eta| (eta.low_ms, eta.high_ms))).collect()
}

#[test]
fn an_end_is_estimated_from_what_was_observed() {
    let expected = [None, None, None, Some((30_600.0, 40_800.0))];
    assert_eq!(etas(|task| task), expected);
    assert_eq!(etas(|task| in_window(task, -1_000.0, HOUR_MS)), expected);
    assert_eq!(etas(device_online), expected);
}

#[test]
fn no_end_is_estimated_for_devices_that_wait_to_come_online() {
    let waiting =
        |body| device_online(body).with("staResult.wait", 1).with("staResult.processing", 6);
    assert_eq!(etas(waiting), [None; 4]);
}

#[test]
fn no_end_is_estimated_while_the_window_is_not_open() {
    assert_eq!(etas(|task| in_window(task, HOUR_MS, 2.0 * HOUR_MS)), [None; 4]);
    assert_eq!(etas(|task| in_window(task, -HOUR_MS, -1_000.0)), [None; 4]);
    // Nor when the devices that are left are in no count.
    let uncounted = |body| in_window(body, -HOUR_MS, -1_000.0).with("staResult.processing", 0);
    assert_eq!(etas(uncounted), [None; 4]);
}

#[test]
fn no_end_is_estimated_for_a_task_that_has_ended() {
    let ended = |body: Body| {
        let is_last = body.task().sta_result().success == Some(3.0);
        if is_last { with_status(Status::Stop, 3) } else { body }
    };
    assert_eq!(etas(ended), [None; 4]);
}
