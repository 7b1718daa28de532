//! What any watch emits, and how it ends.

use iot_upgrade_task::domain::assessment::verdict::Verdict;
use iot_upgrade_task::domain::assessment::{Assessment, assess};
use iot_upgrade_task::domain::polling::diff::{Changes, diff};
use iot_upgrade_task::domain::polling::update::Update;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::task_enums::Status;
use proptest::prelude::*;

use super::arbitrary::any_script;
use super::driver::{Entry, What, drive};
use super::script::Reply;

fn is_terminal(task: &Task) -> bool {
    matches!(task.status(), Status::Failed | Status::Success | Status::Stop)
}

fn assess_at(task: &Task, wall_ms: f64) -> Assessment {
    assess(&task.into(), wall_ms)
}

fn verdict(update: &Update) -> Option<Verdict> {
    update.assessment.as_ref().map(|assessment| assessment.verdict)
}

proptest! {
    #[test]
    fn it_ends_by_rule_or_goes_on(script in any_script()) {
        let deadline_ms = script.options.deadline_ms.map_or(f64::INFINITY, f64::from);
        let log = drive(script);
        let last_task = log.iter().rev().find_map(|entry| match &entry.what {
            What::Responded(Reply::Task(task), _) => Some(task),
            _ => None,
        });
        let has_ended = last_task.is_some_and(|task| is_terminal(task));
        let last = log.iter().rfind(|entry| !matches!(entry.what, What::Event(_)));
        let paused = log.last().is_some_and(|entry| entry.env.paused);
        match last.map(|last| &last.what) {
            Some(What::Done) => prop_assert!(has_ended),
            Some(What::DeadlineExceeded(_)) => {
                prop_assert!(!has_ended && log.last().is_some_and(|entry| entry.at_ms >= deadline_ms));
            },
            Some(What::Polled) => prop_assert!(!has_ended && deadline_ms.is_infinite()),
            _ => prop_assert!(!has_ended && deadline_ms.is_infinite() && paused),
        }
        prop_assert!(log.iter().all(|entry| entry.at_ms <= deadline_ms));
    }

    #[test]
    fn the_update_of_the_terminal_response_is_the_last(script in any_script()) {
        let log = drive(script);
        let updates: Vec<_> = log.iter().filter_map(Entry::update).collect();
        for (index, update) in updates.iter().enumerate() {
            let is_terminal = update.assessment.as_ref().is_some_and(|assessment| assessment.terminal);
            let is_last = index + 1 == updates.len();
            prop_assert!(!is_terminal || (is_last && update.poll.next_in_ms.is_none() && update.eta.is_none()));
        }
    }

    #[test]
    fn every_update_has_its_reason_and_every_reason_its_update(script in any_script()) {
        let unchanged = script.options.unchanged;
        let (mut task, mut last_verdict): (Option<Task>, _) = (None, None);
        for entry in drive(script) {
            let wall_ms = entry.env.wall_ms;
            let update = entry.update();
            let mut changed = Changes::default();
            match &entry.what {
                What::Responded(reply, update) => {
                    let before = task.clone();
                    if let Reply::Task(response) = reply {
                        task = Some((**response).clone());
                    }
                    if let (Some(before), Some(task)) = (&before, &task) {
                        changed = diff(before, task, &Secrets::default());
                    }
                    let verdict = task.as_ref().map(|task| assess_at(task, wall_ms).verdict);
                    prop_assert_eq!(update.is_some(), unchanged || before != task || verdict != last_verdict, "at {}", entry.at_ms);
                }
                What::VerdictChanged(update) => prop_assert_ne!(verdict(update), last_verdict),
                _ => {}
            }
            if let Some(update) = update {
                prop_assert_eq!(&update.changes, &changed);
                let assessment = task.as_ref().map(|task| assess_at(task, wall_ms));
                prop_assert_eq!(format!("{:?}", update.assessment), format!("{assessment:?}"));
                last_verdict = verdict(update);
            }
        }
    }

    #[test]
    fn the_clocks_and_the_number_are_those_of_the_polls(script in any_script()) {
        let (mut number, mut asked_ms, mut answered_ms, mut changed_ms) = (0, f64::NAN, None, None);
        let mut task = None;
        for entry in drive(script) {
            match &entry.what {
                What::Polled => (number, asked_ms) = (number + 1, entry.env.wall_ms),
                What::Responded(reply, _) => {
                    answered_ms = Some(entry.env.wall_ms);
                    if let Reply::Task(response) = reply {
                        if task.as_ref().is_some_and(|task| task != response) {
                            changed_ms = answered_ms;
                        }
                        task = Some(response.clone());
                    }
                }
                _ => {}
            }
            if let Some(update) = entry.update() {
                prop_assert_eq!(update.poll.number, number);
                let clocks = (update.poll.asked_at_ms, update.poll.answered_at_ms, update.poll.changed_at_ms);
                prop_assert_eq!(clocks, (asked_ms, answered_ms, changed_ms));
            }
        }
    }
}
