//! From a task to a JavaScript object, in one call across the boundary.
//!
//! Making an object property by property from here costs more than reading the answer did,
//! since every property is a call into JavaScript. So a task is handed over as three flat
//! things: all its texts joined into one, the lengths of these, and all its numbers. `task.js`
//! takes them apart in the same order and builds the object in one literal. (By lengths, not
//! by a separator: a device id may hold any character.)

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::task::{Targets, Task};
use crate::domain::timestamp::Timestamp;

#[wasm_bindgen(module = "/src/js/task.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildTask)]
    fn build_task(texts: &str, lengths: &[i32], numbers: &[f64], issues: JsValue) -> JsValue;
}

/// A plain JavaScript object with the public shape of a task.
pub fn to_js(task: &Task<'_>) -> JsValue {
    let Task { targets, policy, sta_result, extend_para, issues, .. } = task;
    let mut texts = Texts::room_for(targets);
    texts.push(Some(&task.operation_id));
    texts.list(targets.device_groups.as_deref());
    texts.push(targets.device_type.as_deref());
    texts.push(targets.model.as_deref());
    texts.push(targets.manufacturer_name.as_deref());
    texts.list(targets.devices.as_deref());
    texts.push(extend_para.file_version.as_deref());
    texts.push(Some(extend_para.others.as_str()).filter(|others| !others.is_empty()));
    let numbers = [
        length(texts.joined.len()).into(),
        time(task.create_time),
        time(task.start_time),
        time(task.stop_time),
        f64::from(task.operate_type as u8),
        count_of(targets.device_groups.as_deref()),
        count_of(targets.devices.as_deref()),
        f64::from(policy.execute_type as u8),
        time(policy.start_time),
        time(policy.end_time),
        f64::from(policy.retry_type),
        count(policy.retry_times),
        f64::from(task.status as u8),
        count(sta_result.total),
        count(sta_result.wait),
        count(sta_result.processing),
        count(sta_result.success),
        count(sta_result.fail),
        count(sta_result.stop),
        count(sta_result.timeout),
    ];
    let issues = if issues.is_empty() { JsValue::UNDEFINED } else { error::issues(issues) };
    build_task(&texts.joined, &texts.lengths, &numbers, issues)
}

/// The texts of a task, and how many bytes each of them takes.
struct Texts {
    joined: String,
    lengths: Vec<i32>,
}

/// The length of what is not there.
const ABSENT: i32 = -1;

impl Texts {
    /// None yet. Room is made at once: growing bit by bit costs as much as reading.
    fn room_for(targets: &Targets<'_>) -> Self {
        let in_lists = [&targets.device_groups, &targets.devices];
        let count: usize = in_lists.into_iter().flatten().map(Vec::len).sum();
        Self {
            joined: String::with_capacity(256 + 40 * count),
            lengths: Vec::with_capacity(8 + count),
        }
    }

    fn push(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.joined.push_str(text);
        }
        self.lengths.push(text.map_or(ABSENT, |text| length(text.len())));
    }

    fn list(&mut self, list: Option<&[Cow<'_, str>]>) {
        for text in list.unwrap_or_default() {
            self.push(Some(text));
        }
    }
}

/// How many texts a list holds.
fn count_of(list: Option<&[Cow<'_, str>]>) -> f64 {
    list.map_or(ABSENT, |list| length(list.len())).into()
}

/// A length: nothing in this memory is longer than 2^31 − 1 bytes.
fn length(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

fn time(time: Option<Timestamp>) -> f64 {
    time.map_or(f64::NAN, Timestamp::epoch_ms)
}

/// Counts are at most 2^53 − 1, which an f64 holds exactly.
#[expect(clippy::cast_precision_loss, reason = "exact")]
fn count(count: Option<i64>) -> f64 {
    count.map_or(f64::NAN, |count| count as f64)
}
