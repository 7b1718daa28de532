//! What differs between two answers about a task, field by field.

use std::borrow::Cow;

use crate::domain::plain::{Plain, ToPlain};
use crate::domain::task::{ExecuteType, ExtendPara, OperateType, Status, Task};
use crate::domain::text;
use crate::domain::timestamp::Timestamp;

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where, dotted as in issues.
    pub path: &'static str,
    /// What was there.
    pub from: Seen,
    /// What is there now.
    pub to: Seen,
}

/// What the public task holds at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// `null`
    Nothing,
    /// A time.
    Time(Timestamp),
    /// A count.
    Number(i64),
    /// A boolean.
    Flag(bool),
    /// A text, or a word of the platform; `"unknown"` for one that it does not document.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// An object, as JSON.
    Json(String),
}

impl ToPlain for Change {
    fn to_plain(&self) -> Plain<'_> {
        Plain::Object(vec![
            ("path", Plain::Text(self.path)),
            ("from", self.from.to_plain()),
            ("to", self.to.to_plain()),
        ])
    }
}

impl ToPlain for Seen {
    fn to_plain(&self) -> Plain<'_> {
        match self {
            Self::Nothing => Plain::Null,
            Self::Time(time) => (*time).into(),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => Plain::Flag(*flag),
            Self::Text(text) | Self::Json(text) => Plain::Text(text),
            Self::List(list) => Plain::List(list.iter().map(|text| Plain::Text(text)).collect()),
        }
    }
}

/// The changes from one answer to the next, in the order of the public fields. `issues` are no
/// part of the task, so they are left out.
#[must_use]
pub fn changes(from: &Task<'_>, to: &Task<'_>) -> Vec<Change> {
    let pairs = fields(from).into_iter().zip(fields(to));
    let mut changes: Vec<Change> = pairs
        .filter(|((_, from), (_, to))| from != to)
        .map(|((path, from), (_, to))| Change { path, from, to })
        .collect();
    // `fileVersion` has a line of its own, so only the keys beside it count here.
    let (from, to) = (&from.extend_para, &to.extend_para);
    if from.others != to.others {
        changes.push(Change { path: "extendPara", from: object(from), to: object(to) });
    }
    changes
}

fn fields(task: &Task<'_>) -> [(&'static str, Seen); 24] {
    let (targets, policy, counts) = (&task.targets, &task.policy, &task.sta_result);
    [
        ("operationId", text(Some(&task.operation_id))),
        ("createTime", time(task.create_time)),
        ("startTime", time(task.start_time)),
        ("stopTime", time(task.stop_time)),
        ("operateType", word(OperateType::WORDS, task.operate_type as usize)),
        ("targets.deviceGroups", list(targets.device_groups.as_deref())),
        ("targets.deviceType", text(targets.device_type.as_deref())),
        ("targets.model", text(targets.model.as_deref())),
        ("targets.manufacturerName", text(targets.manufacturer_name.as_deref())),
        ("targets.devices", list(targets.devices.as_deref())),
        ("policy.executeType", word(ExecuteType::WORDS, policy.execute_type as usize)),
        ("policy.startTime", time(policy.start_time)),
        ("policy.endTime", time(policy.end_time)),
        ("policy.retryType", Seen::Flag(policy.retry_type)),
        ("policy.retryTimes", number(policy.retry_times)),
        ("status", word(Status::WORDS, task.status as usize)),
        ("staResult.total", number(counts.total)),
        ("staResult.wait", number(counts.wait)),
        ("staResult.processing", number(counts.processing)),
        ("staResult.success", number(counts.success)),
        ("staResult.fail", number(counts.fail)),
        ("staResult.stop", number(counts.stop)),
        ("staResult.timeout", number(counts.timeout)),
        ("extendPara.fileVersion", text(task.extend_para.file_version.as_deref())),
    ]
}

fn text(text: Option<&str>) -> Seen {
    text.map_or(Seen::Nothing, |text| Seen::Text(text.into()))
}

fn word(words: &[&str], variant: usize) -> Seen {
    Seen::Text(words.get(variant).copied().unwrap_or("unknown").into())
}

fn time(time: Option<Timestamp>) -> Seen {
    time.map_or(Seen::Nothing, Seen::Time)
}

fn number(number: Option<i64>) -> Seen {
    number.map_or(Seen::Nothing, Seen::Number)
}

fn list(list: Option<&[Cow<'_, str>]>) -> Seen {
    list.map_or(Seen::Nothing, |list| Seen::List(list.iter().map(Cow::to_string).collect()))
}

/// The whole of `extendPara`, as the public task has it.
fn object(extend_para: &ExtendPara<'_>) -> Seen {
    let mut json = String::from("{\"fileVersion\":");
    match &extend_para.file_version {
        Some(version) => text::write(version, &mut json),
        None => json.push_str("null"),
    }
    match extend_para.others.strip_prefix('{') {
        Some(members) => {
            json.push(',');
            json.push_str(members);
        }
        None => json.push('}'),
    }
    Seen::Json(json)
}
