//! What a watch does when an attempt fails, and when its time is over.

use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::task_enums::Status;

use super::driver::{What, drive, leads_to};
use super::script::{
    Event, Event::*, OPTIONS, Reply, Reply::Failed, Reply::Same, Script, processing, soon,
    with_status,
};

fn until(deadline_ms: u32) -> WatchOptions {
    WatchOptions { deadline_ms: Some(deadline_ms), ..OPTIONS }
}

#[test]
fn a_failure_may_come_first() {
    let replies = soon([Failed(None), Failed(None), processing(0).into()]);
    leads_to(
        Script { replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits a failure, no verdict, next in 500",
            "600 polls",
            "700 emits a failure, no verdict, next in 1000",
            "1700 polls",
            "1800 emits in_progress, next in 5000",
            "6800 polls",
        ],
    );
}

#[test]
fn a_response_resets_the_backoff_and_not_the_interval() {
    let replies =
        soon([processing(0).into(), Failed(None), Failed(None), Same, Failed(None), Same]);
    leads_to(
        Script { replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "5100 polls",
            "5200 emits a failure, in_progress, next in 500",
            "5700 polls",
            "5800 emits a failure, in_progress, next in 1000",
            "6800 polls",
            "6900 emits nothing",
            "14400 polls",
            "14500 emits a failure, in_progress, next in 500",
            "15000 polls",
            "15100 emits nothing",
            "26350 polls",
        ],
    );
}

/// After a response and a failure at 5 200 with a `retryAfterMs` of 20 seconds.
#[track_caller]
fn after_retry_after(events: &[(f64, Event)], next: &str) {
    let replies = soon([processing(0).into(), Failed(Some(20_000))]);
    leads_to(
        Script { events: events.into(), replies, random: 0.0, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "5100 polls",
            "5200 emits a failure, in_progress, next in 20000",
            next,
        ],
    );
}

#[test]
fn retry_after_is_respected() {
    after_retry_after(&[], "25200 polls");
    after_retry_after(&[(6_000.0, Hidden), (7_000.0, Shown)], "25200 polls");
    after_retry_after(&[(6_000.0, Paused), (7_000.0, Resumed)], "25200 polls");
    after_retry_after(&[(6_000.0, Paused), (90_000.0, Resumed)], "90000 polls");
    after_retry_after(
        &[(6_000.0, SetInterval(PollInterval { min_ms: 10, max_ms: 10 }))],
        "25200 polls",
    );
    after_retry_after(&[(6_000.0, Refresh)], "6000 polls");
}

#[test]
fn offline_it_waits_for_the_network_or_for_the_longest_interval() {
    for (events, failed, next) in [
        (vec![(0.0, Offline)], "60000", "60100 polls"),
        (vec![(0.0, Offline), (4_000.0, Online)], "60000", "4000 polls"),
        (
            vec![(0.0, Offline), (4_000.0, Paused), (5_000.0, Online), (6_000.0, Resumed)],
            "60000",
            "6000 polls",
        ),
        // It was no lack of network that the first attempt failed for.
        (vec![(200.0, Offline), (300.0, Online)], "500", "600 polls"),
    ] {
        let replies = soon([Failed(None)]);
        let emitted = format!("100 emits a failure, no verdict, next in {failed}");
        leads_to(Script { events, replies, ..Script::default() }, &["0 polls", &emitted, next]);
    }
}

#[test]
fn retry_after_is_respected_by_a_browser_that_is_online_again() {
    let events = vec![(0.0, Offline), (4_000.0, Online)];
    let replies = soon([Failed(Some(20_000))]);
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 polls", "100 emits a failure, no verdict, next in 60000", "20100 polls"],
    );
}

#[test]
fn another_interval_applies_to_the_current_backoff() {
    let replies = soon([Failed(None), Failed(None), Failed(None)]);
    let events = vec![(1_850.0, SetInterval(PollInterval { min_ms: 10, max_ms: 100 }))];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits a failure, no verdict, next in 500",
            "600 polls",
            "700 emits a failure, no verdict, next in 1000",
            "1700 polls",
            "1800 emits a failure, no verdict, next in 2000",
            "1900 polls",
        ],
    );
}

#[test]
fn a_refresh_while_polling_does_not_shorten_the_wait_after_a_failure() {
    let replies = soon([Failed(Some(20_000))]);
    let events = vec![(50.0, Refresh)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 polls", "100 emits a failure, no verdict, next in 20500", "20600 polls"],
    );
}

#[test]
fn the_deadline_ends_a_watch_whatever_it_does() {
    let emitted = "100 emits in_progress, no next";
    let response = || soon([processing(0).into()]);
    let never: Vec<(f64, Reply)> = Vec::new();
    for (events, replies, lines) in [
        (vec![], response(), ["0 polls", emitted, "3000 deadline exceeded"].as_slice()),
        (vec![], never.clone(), &["0 polls", "3000 deadline exceeded"]),
        (vec![(0.0, Paused)], never.clone(), &["3000 deadline exceeded"]),
        (vec![(500.0, Hidden)], response(), &["0 polls", emitted, "3000 deadline exceeded"]),
        (
            vec![(2_999.0, Refresh)],
            response(),
            &["0 polls", emitted, "2999 polls", "3000 deadline exceeded"],
        ),
        (vec![(3_000.0, Refresh)], response(), &["0 polls", emitted, "3000 deadline exceeded"]),
    ] {
        leads_to(Script { options: until(3_000), events, replies, ..Script::default() }, lines);
    }
}

#[test]
fn a_wait_that_ends_with_the_deadline_is_not_followed_by_a_poll() {
    let replies = || soon([processing(0).into()]);
    leads_to(
        Script { options: until(5_100), replies: replies(), ..Script::default() },
        &["0 polls", "100 emits in_progress, no next", "5100 deadline exceeded"],
    );
    leads_to(
        Script { options: until(5_101), replies: replies(), ..Script::default() },
        &["0 polls", "100 emits in_progress, next in 5000", "5100 polls", "5101 deadline exceeded"],
    );
}

#[test]
fn no_next_poll_is_announced_after_the_deadline() {
    let replies = || soon([Failed(Some(90_000)), processing(0).into()]);
    let emitted = "100 emits a failure, no verdict, no next";
    leads_to(
        Script { options: until(30_000), replies: replies(), ..Script::default() },
        &["0 polls", emitted, "30000 deadline exceeded"],
    );
    let events = vec![(1_000.0, Refresh)];
    leads_to(
        Script { options: until(30_000), events, replies: replies(), ..Script::default() },
        &[
            "0 polls",
            emitted,
            "1000 polls",
            "1100 emits in_progress, next in 5000",
            "6100 polls",
            "30000 deadline exceeded",
        ],
    );
}

#[test]
fn the_last_response_counts_when_it_comes_with_the_deadline() {
    let replies = soon([with_status(Status::Success, 10).into()]);
    leads_to(
        Script { options: until(100), replies, ..Script::default() },
        &["0 polls", "100 emits succeeded, no next", "100 done"],
    );
}

#[test]
fn a_watch_past_its_deadline_fails_with_a_timeout() {
    let log = drive(Script { options: until(3_000), ..Script::default() });
    let Some(What::DeadlineExceeded(failure)) = log.last().map(|entry| &entry.what) else {
        panic!("{log:?}");
    };
    let message = "The upgrade task did not end within 3000 ms.";
    let hint = "Watch it again, or give the watch more time with deadlineMs.";
    assert_eq!(*failure, Failure::new(ErrorCode::Timeout, message, hint));
}
