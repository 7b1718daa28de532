//! From a task to a JavaScript object, in one call across the boundary.
//!
//! Making an object property by property from here costs more than reading the answer did,
//! since every property is a call into JavaScript. So a task is handed over as two flat
//! things: all its texts joined into one, and all its numbers in one list, in which a text
//! stands as its length. `task.js` takes them apart in the same order and builds the object
//! in one literal. (By lengths, not by a separator: a device id may hold any character.)

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::error;
use crate::domain::plain::Plain;
use crate::domain::task::{ExtendPara, Policy, StaResult, Targets, Task};
use crate::domain::timestamp::Timestamp;

#[wasm_bindgen(module = "/src/js/task.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildTask)]
    fn build_task(texts: &str, numbers: &[f64], issues: JsValue) -> JsValue;
}

/// The length of what is not there.
const ABSENT: f64 = -1.0;

/// A plain JavaScript object with the public shape of a task.
pub fn to_js(task: &Task<'_>) -> JsValue {
    let mut flat = Flat::default();
    flat.task(task);
    let issues = &task.issues;
    let issues =
        if issues.is_empty() { JsValue::UNDEFINED } else { error::to_js(&Plain::list(issues)) };
    build_task(&flat.texts, &flat.numbers, issues)
}

#[derive(Default)]
struct Flat {
    texts: String,
    numbers: Vec<f64>,
}

impl Flat {
    fn task(&mut self, task: &Task<'_>) {
        self.text(Some(&task.operation_id));
        self.time(task.create_time);
        self.time(task.start_time);
        self.time(task.stop_time);
        self.number(task.operate_type as u8);
        self.targets(&task.targets);
        self.policy(&task.policy);
        self.number(task.status as u8);
        self.sta_result(&task.sta_result);
        self.extend_para(&task.extend_para);
    }

    fn targets(&mut self, targets: &Targets<'_>) {
        self.list(targets.device_groups.as_deref());
        self.text(targets.device_type.as_deref());
        self.text(targets.model.as_deref());
        self.text(targets.manufacturer_name.as_deref());
        self.list(targets.devices.as_deref());
    }

    fn policy(&mut self, policy: &Policy) {
        self.number(policy.execute_type as u8);
        self.time(policy.start_time);
        self.time(policy.end_time);
        self.number(policy.retry_type);
        self.count(policy.retry_times);
    }

    fn sta_result(&mut self, result: &StaResult) {
        self.count(result.total);
        self.count(result.wait);
        self.count(result.processing);
        self.count(result.success);
        self.count(result.fail);
        self.count(result.stop);
        self.count(result.timeout);
    }

    fn extend_para(&mut self, extend_para: &ExtendPara<'_>) {
        self.text(extend_para.file_version.as_deref());
        let others = extend_para.others.as_str();
        self.text(Some(others).filter(|others| !others.is_empty()));
    }

    fn number(&mut self, number: impl Into<f64>) {
        self.numbers.push(number.into());
    }

    fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => {
                self.texts.push_str(text);
                self.number(utf16_length(text));
            }
            None => self.number(ABSENT),
        }
    }

    fn list(&mut self, list: Option<&[Cow<'_, str>]>) {
        match list {
            Some(list) => {
                self.number(length(list.len()));
                for text in list {
                    self.text(Some(text));
                }
            }
            None => self.number(ABSENT),
        }
    }

    fn time(&mut self, time: Option<Timestamp>) {
        self.number(time.map_or(f64::NAN, Timestamp::epoch_ms));
    }

    /// Counts are at most 2^53 − 1, which an f64 holds exactly.
    #[expect(clippy::cast_precision_loss)]
    fn count(&mut self, count: Option<i64>) {
        self.number(count.map_or(f64::NAN, |count| count as f64));
    }
}

/// The length of a text as JavaScript counts.
fn utf16_length(text: &str) -> u32 {
    length(if text.is_ascii() { text.len() } else { text.encode_utf16().count() })
}

/// A length in this memory, which has 32-bit addresses.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
