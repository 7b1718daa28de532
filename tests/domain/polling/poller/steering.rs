//! A watch that is steered by the caller, and by the page being hidden or shown.

use iot_upgrade_task::domain::polling::interval::Range;

use super::driver::leads_to;
use super::script::{Event::*, Reply::Same, Script, processing, soon};

#[test]
fn a_refresh_asks_at_once() {
    let replies = soon([processing(0).into(), Same]);
    let events = vec![(1_000.0, Refresh), (1_000.0, Refresh)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 asks",
            "100 tells in_progress, next in 5000",
            "1000 asks",
            "1100 tells nothing",
            "8600 asks",
        ],
    );
}

#[test]
fn a_refresh_while_asking_asks_once_more_as_that_answer_may_be_from_before() {
    let replies = soon([processing(0).into(), Same]);
    let events = vec![(10.0, Refresh), (20.0, Refresh)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 asks",
            "100 tells in_progress, next in 0",
            "100 asks",
            "200 tells nothing",
            "7700 asks",
        ],
    );
}

#[test]
fn a_paused_watch_asks_nothing_but_for_a_refresh() {
    let replies = soon([processing(0).into(), processing(1).into()]);
    let events = vec![(1_000.0, Paused), (90_000.0, Refresh), (200_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 asks",
            "100 tells in_progress, next in 5000",
            "90000 asks",
            "90100 tells in_progress, no next",
            "200000 asks",
        ],
    );
}

#[test]
fn a_watch_may_be_paused_before_it_starts() {
    let replies = soon([processing(0).into()]);
    let events = vec![(0.0, Paused), (1_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["1000 asks", "1100 tells in_progress, next in 5000", "6100 asks"],
    );
}

#[test]
fn a_pause_during_a_request_takes_its_answer() {
    let replies = soon([processing(0).into()]);
    let events = vec![(50.0, Paused), (500.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 asks", "100 tells in_progress, no next", "500 asks"],
    );
}

#[test]
fn whoever_comes_back_during_a_request_is_content_with_its_answer() {
    let content = [
        "0 asks",
        "100 tells in_progress, next in 5000",
        "1000 asks",
        "1100 tells nothing",
        "8600 asks",
    ];
    for (goes, comes_back) in [(Hidden, Shown), (Paused, Resumed)] {
        let events = vec![(900.0, goes), (1_000.0, Refresh), (1_050.0, comes_back)];
        let replies = soon([processing(0).into(), Same]);
        leads_to(Script { events, replies, ..Script::default() }, &content);
    }
}

#[test]
fn a_hidden_page_asks_seldom_and_once_it_is_shown_at_once() {
    let replies = soon([processing(0).into(), processing(1).into(), processing(2).into()]);
    let events = vec![(1_000.0, Hidden), (70_000.0, Shown)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 asks",
            "100 tells in_progress, next in 5000",
            "60100 asks",
            "60200 tells in_progress, next in 60000",
            "70000 asks",
            "70100 tells in_progress, next in 5000",
            "75100 asks",
        ],
    );
}

#[test]
fn a_page_that_is_hidden_at_the_start_has_its_first_answer_at_once() {
    let replies = soon([processing(0).into(), processing(1).into()]);
    let events = vec![(0.0, Hidden), (200.0, Shown)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &[
            "0 asks",
            "100 tells in_progress, next in 60000",
            "200 asks",
            "300 tells in_progress, next in 5000",
            "5300 asks",
        ],
    );
}

#[test]
fn a_page_that_is_shown_does_not_end_a_pause() {
    let replies = soon([processing(0).into()]);
    let events = vec![(200.0, Hidden), (300.0, Paused), (400.0, Shown), (9_000.0, Resumed)];
    leads_to(
        Script { events, replies, ..Script::default() },
        &["0 asks", "100 tells in_progress, next in 5000", "9000 asks"],
    );
}

#[test]
fn another_range_holds_for_the_wait_under_way() {
    for (range, next) in [
        (Range { min_ms: 10, max_ms: 60_000 }, "1000 asks"),
        (Range { min_ms: 2_000, max_ms: 2_000 }, "2100 asks"),
        (Range { min_ms: 30_000, max_ms: 60_000 }, "30100 asks"),
    ] {
        let replies = soon([processing(0).into()]);
        let events = vec![(1_000.0, SetRange(range))];
        let told = "100 tells in_progress, next in 5000";
        leads_to(Script { events, replies, ..Script::default() }, &["0 asks", told, next]);
    }
}
