//! The ordinary poller of a watch. Each line of a table: when, and what it does.

mod arbitrary;
mod clock;
mod driver;
mod emits;
mod failures;
mod polls;
mod script;
mod steering;

use iot_upgrade_task::domain::issue::IssueCode;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::task_enums::Status;

use self::driver::{leads_to, updates};
use self::script::{
    Event::Refresh, OPTIONS, Reply, Reply::Same, Script, processing, soon, with_status,
};
use crate::support::{NOW_MS, violation};

#[test]
fn a_watch_polls_less_and_less_often_until_a_change_and_ends_with_the_task() {
    let replies = soon([
        processing(0).into(),
        Same,
        processing(0).into(),
        processing(1).into(),
        with_status(Status::Success, 10).into(),
    ]);
    leads_to(
        Script { replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "5100 polls",
            "5200 emits nothing",
            "12700 polls",
            "12800 emits nothing",
            "24050 polls",
            "24150 emits in_progress, next in 5000",
            "29150 polls",
            "29250 emits succeeded, no next",
            "29250 done",
        ],
    );
}

#[test]
fn a_waiting_task_is_polled_less_often() {
    let replies = soon([with_status(Status::Wait, 0).into(), Same]);
    leads_to(
        Script { replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits queued, next in 15000",
            "15100 polls",
            "15200 emits nothing",
            "37700 polls",
        ],
    );
}

#[test]
fn every_response_is_emitted_with_the_option_unchanged() {
    let options = WatchOptions { unchanged: true, ..OPTIONS };
    let replies = soon([processing(0).into(), Same, processing(0).into()]);
    leads_to(
        Script { options, replies, ..Script::default() },
        &[
            "0 polls",
            "100 emits in_progress, next in 5000",
            "5100 polls",
            "5200 emits in_progress, next in 7500",
            "12700 polls",
            "12800 emits in_progress, next in 11250",
            "24050 polls",
        ],
    );
}

#[test]
fn the_first_response_may_be_the_last() {
    for (status, verdict) in
        [(Status::Success, "succeeded"), (Status::Failed, "failed"), (Status::Stop, "stopped")]
    {
        let replies = soon([with_status(status, 0).into()]);
        let events = vec![(50.0, Refresh)];
        let emitted = format!("100 emits {verdict}, no next");
        leads_to(
            Script { events, replies, ..Script::default() },
            &["0 polls", &emitted, "100 done"],
        );
    }
}

#[test]
fn changes_and_issues_relate_to_the_response_before() {
    let fewer = processing(2);
    let replies =
        soon([processing(1).into(), processing(3).into(), Same, Reply::Failed(None), fewer.into()]);
    let updates = updates(Script { replies, ..Script::default() });
    let changes: Vec<_> = updates.iter().map(|update| update.changes.fields.as_slice()).collect();
    let both = &[Field::Processing, Field::Success][..];
    assert_eq!(changes, [&[][..], both, &[], both]);
    let before: Vec<_> =
        updates.iter().map(|update| update.previous_task.as_deref().cloned()).collect();
    assert_eq!(before, [None, Some(processing(1).task()), None, Some(processing(3).task())]);
    let issues: Vec<_> = updates.iter().map(|update| update.changes.issues.as_slice()).collect();
    let message = "`staResult.success` should not fall from 3; received 2.";
    let fell = [violation(IssueCode::Inconsistent, "staResult.success", "2", message)];
    assert_eq!(issues, [&[][..], &[], &[], &fell]);
}

#[test]
fn an_update_has_the_times_of_request_response_and_change() {
    let replies = soon([
        Reply::Failed(None),
        processing(0).into(),
        Same,
        Reply::Failed(None),
        processing(1).into(),
    ]);
    let updates = updates(Script { replies, ..Script::default() });
    let polls: Vec<_> = updates
        .iter()
        .map(|update| {
            let [answered, changed] = [update.poll.answered_at_ms, update.poll.changed_at_ms];
            let since = |ms: f64| ms - NOW_MS;
            (
                update.poll.number,
                since(update.poll.asked_at_ms),
                answered.map(since),
                changed.map(since),
            )
        })
        .collect();
    assert_eq!(
        polls,
        [
            (1, 0.0, None, None),
            (2, 600.0, Some(700.0), None),
            (4, 13_300.0, Some(5_800.0), None),
            (5, 13_900.0, Some(14_000.0), Some(14_000.0)),
        ]
    );
}
