//! One page of the subtasks of a task, each of which is one device (`QuerySubOperation`).

use super::coerce;
use super::cross_field;
use super::field::Field;
use super::field_kind::FieldKind;
use super::field_values::as_usize;
use super::flat_fields::FlatFields;
use super::issue_collector::{IssueCollector, push_index};
use super::normalizer::Normalizer;
use super::raw_fields::RawFields;
use crate::domain::issue::{Severity, ValidationIssue};
use crate::domain::json::number;
use crate::domain::json::scanner::Value;
use crate::domain::json::text;

/// One page of subtasks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SubTaskPage {
    /// The subtasks in their public shape, as a JSON array; times are milliseconds since 1970. As
    /// one text they cross to JavaScript at once.
    pub data: String,
    /// Which page it is, from 0.
    pub page_no: Option<f64>,
    /// How many subtasks a page has at most.
    pub page_size: Option<f64>,
    /// How many there are on all pages.
    pub total_count: Option<f64>,
    /// What was wrong with the response.
    pub issues: Vec<ValidationIssue>,
}

/// Makes a page of the fields of a response; the collector gets an issue for each invalid one.
///
/// # Errors
/// The field without which there is no usable page, `data`; it has an issue.
pub(super) fn read(
    raw: &RawFields<'_>,
    collector: &mut IssueCollector<'_>,
) -> Result<Box<SubTaskPage>, Field> {
    let mut flat = FlatFields::with_capacity(0);
    let mut normalizer = Normalizer::new(raw, collector, &mut flat);
    normalizer.field(Field::Data);
    if !matches!(raw.get(Field::Data), Some(Value::List(_))) {
        return Err(Field::Data);
    }
    normalizer.field(Field::PageNo);
    normalizer.field(Field::PageSize);
    // The vendor's SDKs know the total as `totalSize` alone: it is read where `totalCount` is absent,
    // or as absent (rules N1 to N3).
    let total_count = raw.get(Field::TotalCount);
    if total_count.is_some() || raw.get(Field::TotalSize).is_none() {
        normalizer.field(Field::TotalCount);
    }
    if total_count.is_none_or(|count| coerce::integer(count).is_nan()) {
        normalizer.field(Field::TotalSize);
    }
    let total_count = flat.values.get(Field::TotalCount);
    Ok(Box::new(SubTaskPage {
        page_no: flat.values.get(Field::PageNo),
        page_size: flat.values.get(Field::PageSize),
        total_count: total_count.or_else(|| flat.values.get(Field::TotalSize)),
        data: sub_tasks(raw.sub_tasks(), collector, flat),
        issues: Vec::new(),
    }))
}

/// The subtasks as a JSON array. Elements that are no objects are dropped.
fn sub_tasks(
    elements: &[Value<'_>],
    collector: &mut IssueCollector<'_>,
    mut flat: FlatFields,
) -> String {
    let mut json = String::from("[");
    for (index, element) in elements.iter().enumerate() {
        if let Value::Object(object) = element {
            let mut path = String::from("data");
            push_index(&mut path, index);
            path.push('.');
            collector.enter(path);
            json.push_str(if json.len() > 1 { ",{" } else { "{" });
            flat.clear();
            push_sub_task(&RawFields::of_sub_task(object), collector, &mut flat, &mut json);
            json.push('}');
            collector.enter(String::new());
        } else {
            let (expected, severity) = ("an object", Severity::Violation);
            collector.invalid_element(Field::Data, index, expected, severity, *element);
        }
    }
    json.push(']');
    json
}

/// Appends the members of a subtask.
fn push_sub_task(
    raw: &RawFields<'_>,
    collector: &mut IssueCollector<'_>,
    flat: &mut FlatFields,
    json: &mut String,
) {
    let mut separator = "";
    for field in Field::of_sub_task() {
        let text_start = flat.texts.len();
        Normalizer::new(raw, collector, flat).field(field);
        let text = flat.texts.get(text_start..).unwrap_or_default();
        let spec = field.spec();
        json.push_str(separator);
        json.push_str(spec.key);
        push_value(spec.kind, flat.values.of(field), text, json);
        separator = ",";
    }
    cross_field::check_sub_task(&flat.values, raw, collector);
}

/// Appends what a field of this kind holds.
fn push_value(kind: FieldKind, number: f64, text: &str, json: &mut String) {
    match kind {
        _ if number.is_nan() => json.push_str("null"),
        FieldKind::SubTaskId | FieldKind::Text => text::write(text, json),
        FieldKind::ExtendInfo => json.push_str(text),
        FieldKind::Time => json.push_str(&number::format_integer(number)),
        _ => {
            let word = kind.words().get(as_usize(number));
            text::write(word.copied().unwrap_or("unknown"), json);
        }
    }
}
