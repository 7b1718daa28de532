//! What holds of every assessment.
#![expect(clippy::float_cmp, reason = "whole numbers")]

use iot_upgrade_task::domain::assessment::assess;
use iot_upgrade_task::domain::assessment::input::AssessmentInput;
use iot_upgrade_task::domain::assessment::verdict::{Verdict, next_change_ms};
use iot_upgrade_task::domain::json::number::MAX_SAFE_INTEGER;
use iot_upgrade_task::domain::response::task::{Policy, StaResult};
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, Status};
use proptest::prelude::*;

use super::assess::{REASON_CODES, codes, in_a_window};

fn any_count() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        6 => (0..5_u32).prop_map(|count| Some(count.into())),
        1 => (0..4_u32).prop_map(|less| Some(MAX_SAFE_INTEGER - f64::from(less))),
        1 => any::<f64>().prop_map(Some),
    ]
}

prop_compose! {
    /// Its window is within the first 3 seconds of 1970.
    fn any_task()(
        status in prop::sample::select(&Status::ALL),
        execute_type in prop::sample::select(vec![ExecuteType::Now, ExecuteType::DeviceOnline, ExecuteType::Custom, ExecuteType::Custom, ExecuteType::Unknown]),
        window in [prop::option::weighted(0.8, 0..=3_i32), prop::option::weighted(0.8, 0..=3_i32)],
        [total, wait, processing, success, fail, stop, timeout] in [(); 7].map(|()| any_count()),
        retry in any::<bool>(),
        retry_times in prop_oneof![Just(None), (-1..7_i32).prop_map(|times| Some(times.into())), any::<f64>().prop_map(Some)],
        issue_count in 0..3_u32,
    ) -> AssessmentInput {
        let [start_ms, end_ms] = window.map(|second| second.map(|second| f64::from(second) * 1_000.0));
        AssessmentInput {
            status,
            policy: Policy { execute_type, start_ms, end_ms, retry, retry_times },
            sta_result: StaResult { total, wait, processing, success, fail, stop, timeout },
            issue_count,
        }
    }
}

/// From a second before all windows to a second after.
fn any_now() -> impl Strategy<Value = f64> {
    prop_oneof![-1_000..=4_000, (-1..=4).prop_map(|second| second * 1_000)].prop_map(f64::from)
}

proptest! {
    #[test]
    fn the_numbers_agree(task in any_task(), now_ms in any_now()) {
        let is = assess(&task, now_ms);
        let ended = matches!(task.status, Status::Failed | Status::Success | Status::Stop);
        prop_assert_eq!(is.terminal, ended);
        let all = [is.finished, is.succeeded, is.failed, is.timed_out, is.stopped, is.in_progress, is.waiting, is.unaccounted];
        prop_assert!(all.iter().all(|number| *number >= 0.0 && number.fract() == 0.0), "{:?}", is);
        prop_assert!(is.failed >= is.timed_out);
        prop_assert_eq!(is.finished, (is.succeeded + is.failed + is.stopped).min(MAX_SAFE_INTEGER));
        let sum = is.succeeded + is.failed + is.stopped + is.in_progress + is.waiting;
        if sum <= MAX_SAFE_INTEGER {
            prop_assert_eq!(sum + is.unaccounted, sum.max(is.total.unwrap_or(0.0)));
        }
        let codes = codes(&is);
        let has = |code: &str| codes.iter().any(|one| one == code);
        prop_assert_eq!(has("counts_unaccounted"), is.unaccounted > 0.0);
        prop_assert_eq!(has("counts_exceed_total"), is.total.is_some_and(|total| sum > total));
    }

    #[test]
    fn ratios_are_of_the_total(task in any_task(), now_ms in any_now()) {
        let is = assess(&task, now_ms);
        let ratios = is.finished_ratio.zip(is.success_ratio);
        prop_assert_eq!(ratios.is_some(), is.total.is_some_and(|total| total > 0.0));
        if let Some((finished, succeeded)) = ratios {
            prop_assert!(0.0 <= succeeded && succeeded <= finished && finished <= 1.0);
            // What is not finished never shows as 100 %.
            prop_assert_eq!(finished < 1.0, is.total.is_some_and(|total| is.finished < total));
        }
    }

    #[test]
    fn the_reading_of_timeouts_with_which_the_counts_add_up_is_taken([wait, success, fail, timeout] in [0..4_u32, 0..4, 0..4, 0..4], is_beside in any::<bool>()) {
        prop_assume!(is_beside || timeout <= fail);
        let total = wait + success + fail + if is_beside { timeout } else { 0 };
        let [total, wait, success, fail, timeout] = [total, wait, success, fail, timeout].map(|count| Some(count.into()));
        let sta_result = StaResult { total, wait, success, fail, timeout, ..in_a_window().sta_result };
        let task = AssessmentInput { sta_result, ..in_a_window() };
        let codes = codes(&assess(&task, 2_000.0));
        prop_assert!(!codes.iter().any(|code| code.starts_with("counts_")), "{:?}", codes);
    }

    #[test]
    fn reasons_come_once_and_in_order(task in any_task(), now_ms in any_now()) {
        let codes = codes(&assess(&task, now_ms));
        let places = codes.iter().map(|code| REASON_CODES.iter().position(|one| one == code));
        prop_assert!(places.is_sorted_by(|a, b| a < b), "{:?}", codes);
        prop_assert_eq!(codes.contains(&"answer_has_issues".into()), task.issue_count > 0);
    }

    #[test]
    fn reasons_do_not_contradict_the_verdict(task in any_task(), now_ms in any_now()) {
        let is = assess(&task, now_ms);
        let codes = codes(&is);
        let has = |code: &str| codes.iter().any(|one| one == code);
        prop_assert_eq!(has("starts_at"), is.verdict == Verdict::Scheduled);
        prop_assert_eq!(has("window_ended_at"), is.verdict == Verdict::WindowClosed);
        let devices = [("devices_failed", is.failed), ("devices_timed_out", is.timed_out), ("devices_stopped", is.stopped), ("devices_waiting", is.waiting)];
        for (code, count) in devices {
            prop_assert_eq!(has(code), count > 0.0 && is.verdict != Verdict::NothingToDo, "{:?}", code);
        }
        match is.verdict {
            Verdict::Succeeded | Verdict::InProgress => prop_assert!(!has("devices_failed") && !has("may_be_retried")),
            Verdict::InProgressWithFailures => prop_assert!(has("devices_failed")),
            Verdict::Stopped | Verdict::NothingToDo | Verdict::Unknown | Verdict::WindowClosed => prop_assert!(!has("may_be_retried")),
            _ => {}
        }
        if has("window_ends_at") {
            prop_assert!(!is.terminal);
            let end_ms = task.policy.end_ms.unwrap_or(f64::NAN);
            prop_assert!(now_ms <= end_ms);
            prop_assert_eq!(assess(&task, end_ms + 1.0).verdict, Verdict::WindowClosed);
        }
    }

    #[test]
    fn the_verdict_changes_next_at_the_predicted_time(task in any_task(), now_ms in any_now()) {
        let verdict_at = |ms| assess(&task, ms).verdict;
        let next_ms = next_change_ms(&task, now_ms);
        prop_assert!(next_ms.is_none_or(|next_ms| next_ms > now_ms && verdict_at(next_ms) != verdict_at(now_ms)));
        let mut until = next_ms.unwrap_or(5_000.0) - 1.0;
        while until > now_ms {
            prop_assert_eq!(verdict_at(until), verdict_at(now_ms), "{}", until);
            until -= 1.0;
        }
    }
}
