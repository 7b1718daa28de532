use super::arguments::{number, options, other, text};
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::options::OptionSet;
use iot_upgrade_task::domain::request::sub_task_path::sub_task_path;

use crate::support::refused;

#[track_caller]
fn path(entries: &[(&'static str, Argument)]) -> String {
    let options = options(OptionSet::SubTasks, entries.to_vec()).expect("these are options");
    sub_task_path(&options)
}

#[test]
fn the_size_is_always_sent_the_page_and_the_status_where_they_matter() {
    assert_eq!(path(&[]), "subOperations?pageSize=100");
    let first = [("pageNo", number(0.0)), ("pageSize", number(1.0))];
    assert_eq!(path(&first), "subOperations?pageSize=1");
    let all = [
        ("pageSize", number(100.0)),
        ("pageNo", number(2_147_483_647.0)),
        ("subOperationStatus", text("stop")),
    ];
    let expected = "subOperations?subOperationStatus=stop&pageNo=2147483647&pageSize=100";
    assert_eq!(path(&all), expected);
}

#[test]
fn every_documented_status_is_a_filter_and_no_other_word() {
    for word in ["wait", "processing", "fail", "success", "stop"] {
        let expected = format!("subOperations?subOperationStatus={word}&pageSize=100");
        assert_eq!(path(&[("subOperationStatus", text(word))]), expected);
    }
    for word in ["failed", "timeout", "unknown", "", "fail&pageNo=1"] {
        refused(
            options(OptionSet::SubTasks, vec![("subOperationStatus", text(word))]),
            &format!(
                "`subOperationStatus` must be \"wait\", \"processing\", \"fail\", \"success\" or \"stop\"; received \"{word}\"."
            ),
            "Correct the options in the calling code.",
        );
    }
}

#[test]
fn a_list_knows_no_page() {
    let list = |name, argument| options(OptionSet::SubTaskList, vec![(name, argument)]).map(drop);
    assert_eq!(list("signal", other(ArgumentKind::AbortSignal)), Ok(()));
    assert_eq!(list("pageSize", number(1.0)), Ok(()));
    refused(
        list("pageNo", number(0.0)),
        "There is no option \"pageNo\"; known: signal, subOperationStatus, pageSize.",
        "Correct the options in the calling code.",
    );
}
