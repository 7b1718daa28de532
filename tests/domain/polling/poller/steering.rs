//! A watch that is steered by the caller, and by the page being hidden or shown.

use iot_upgrade_task::domain::polling::interval::PollInterval;

use super::driver::leads_to;
use super::script::{Event::*, Reply::Same, Script, processing, soon};

#[test]
fn a_refresh_polls_at_once() {
    let replies = soon([processing(0).into(), Same]);
    let events = vec![(1_000.0, Refresh), (1_000.0, Refresh)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "1000 polls",
            "1100 emits nothing",
            "8600 polls",
        ],
    );
}

#[test]
fn a_refresh_while_polling_polls_once_more_as_that_response_may_be_from_before() {
    let replies = soon([processing(0).into(), Same]);
    let events = vec![(10.0, Refresh), (20.0, Refresh)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 0",
            "100 polls",
            "200 emits nothing",
            "7700 polls",
        ],
    );
}

#[test]
fn a_paused_watch_polls_only_for_a_refresh() {
    let replies = soon([processing(0).into(), processing(1).into()]);
    let events = vec![(1_000.0, Paused), (90_000.0, Refresh), (200_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "90000 polls",
            "90100 emits in_progress, no next",
            "200000 polls",
        ],
    );
}

#[test]
fn a_watch_may_be_paused_before_it_starts() {
    let replies = soon([processing(0).into()]);
    let events = vec![(0.0, Paused), (1_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["1000 polls", "1100 emits in_progress, next in 5000", "6100 polls"],
    );
}

#[test]
fn a_pause_during_a_request_emits_its_response() {
    let replies = soon([processing(0).into()]);
    let events = vec![(50.0, Paused), (500.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 polls", "100 emits in_progress, no next", "500 polls"],
    );
}

#[test]
fn a_page_shown_or_resumed_during_a_request_gets_its_response() {
    let content = [
        "0 polls",
        "100 emits in_progress, next in 5000",
        "1000 polls",
        "1100 emits nothing",
        "8600 polls",
    ];
    for (goes, comes_back) in [(Hidden, Shown), (Paused, Resumed)] {
        let events = vec![(900.0, goes), (1_000.0, Refresh), (1_050.0, comes_back)];
        let replies = soon([processing(0).into(), Same]);
        leads_to(Script { events, replies, ..Script::default() }, &content);
    }
}

#[test]
fn a_hidden_page_polls_seldom_and_at_once_when_shown() {
    let replies = soon([processing(0).into(), processing(1).into(), processing(2).into()]);
    let events = vec![(1_000.0, Hidden), (70_000.0, Shown)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "60100 polls",
            "60200 emits in_progress, next in 60000",
            "70000 polls",
            "70100 emits in_progress, next in 5000",
            "75100 polls",
        ],
    );
}

#[test]
fn a_page_that_is_hidden_at_the_start_polls_at_once() {
    let replies = soon([processing(0).into(), processing(1).into()]);
    let events = vec![(0.0, Hidden), (200.0, Shown)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 60000",
            "200 polls",
            "300 emits in_progress, next in 5000",
            "5300 polls",
        ],
    );
}

#[test]
fn a_page_that_is_shown_does_not_end_a_pause() {
    let replies = soon([processing(0).into()]);
    let events = vec![(200.0, Hidden), (300.0, Paused), (400.0, Shown), (9_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 polls", "100 emits in_progress, next in 5000", "9000 polls"],
    );
}

#[test]
fn another_interval_applies_to_the_current_wait() {
    for (interval, next) in [
        (PollInterval { min_ms: 10, max_ms: 60_000 }, "1000 polls"),
        (PollInterval { min_ms: 2_000, max_ms: 2_000 }, "2100 polls"),
        (PollInterval { min_ms: 30_000, max_ms: 60_000 }, "30100 polls"),
    ] {
        let replies = soon([processing(0).into()]);
        let events = vec![(1_000.0, SetInterval(interval))];
        let emitted = "100 emits in_progress, next in 5000";
        leads_to(Script { events, replies, ..Script::default() }, &["0 polls", emitted, next]);
    }
}
