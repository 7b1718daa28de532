//! Any watch: its options, responses and events.

use iot_upgrade_task::domain::polling::interval::PollInterval;
use iot_upgrade_task::domain::polling::options::WatchOptions;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, Status};
use iot_upgrade_task::domain::timestamp::format_timestamp;
use proptest::prelude::*;

use super::script::{Event, Event::*, Reply, Script, with_status};
use crate::support::NOW_MS;

const HOUR_MS: f64 = 3_600_000.0;

fn any_interval() -> impl Strategy<Value = PollInterval> {
    (1_000..20_000_u32, 0..60_000_u32)
        .prop_map(|(min_ms, more_ms)| PollInterval { min_ms, max_ms: min_ms + more_ms })
}

prop_compose! {
    /// Its window, where it has one, is within the first ten minutes of the watch.
    fn any_task()(
        status in prop::sample::select(vec![Status::Wait, Status::Processing, Status::Processing, Status::Processing, Status::Unknown, Status::Success, Status::Failed, Status::Stop]),
        success in 0..4_u32,
        execute_type in prop::sample::select(vec![ExecuteType::Now, ExecuteType::DeviceOnline, ExecuteType::Custom, ExecuteType::Custom]),
        [start, end] in [0..600_i32, 0..600_i32],
    ) -> Task {
        let time = |second| format_timestamp(NOW_MS + f64::from(second) * 1_000.0).expect("a time");
        with_status(status, success)
            .with("policy.executeType", execute_type.word())
            .with("policy.startTime", time(start))
            .with("policy.endTime", time(end))
            .task()
    }
}

/// Before the first task there is nothing that the bytes could be the same as.
fn any_replies() -> impl Strategy<Value = Vec<(f64, Reply)>> {
    let failed = prop::option::of(0..200_000_u32).prop_map(Reply::Failed);
    let reply =
        prop_oneof![2 => Just(Reply::Same), 3 => any_task().prop_map(Reply::from), 2 => failed];
    let replies = prop::collection::vec(((0..20_000_u32).prop_map(f64::from), reply), 0..30);
    replies.prop_map(|mut replies| {
        let first = replies.iter().position(|(_, reply)| matches!(reply, Reply::Task(_)));
        let mut at = 0..first.unwrap_or(replies.len());
        replies.retain(|(_, reply)| at.next().is_none() || !matches!(reply, Reply::Same));
        replies
    })
}

/// One after the other: of two at a time the watch may see the last alone.
fn any_events() -> impl Strategy<Value = Vec<(f64, Event)>> {
    let event = prop_oneof![
        4 => prop::sample::select(vec![Hidden, Shown, Offline, Online, Paused, Resumed, Resumed, Refresh]),
        1 => any_interval().prop_map(SetInterval),
        1 => (-5..=5_i32).prop_map(|hours| ClockSet(f64::from(hours) * HOUR_MS)),
    ];
    let events = prop::collection::vec((1..60_000_u32, event), 0..25);
    events.prop_map(|events| {
        let mut now_ms = 0.0;
        let at = |(gap_ms, event)| {
            now_ms += f64::from(gap_ms);
            (now_ms, event)
        };
        events.into_iter().map(at).collect()
    })
}

prop_compose! {
    pub fn any_script()(
        interval in any_interval(),
        deadline_ms in prop::option::of(1..900_000_u32),
        unchanged in any::<bool>(),
        events in any_events(),
        replies in any_replies(),
        random in 0.0..=1.0,
    ) -> Script {
        Script { options: WatchOptions { interval, deadline_ms, unchanged }, events, replies, random }
    }
}
