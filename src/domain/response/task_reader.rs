//! From raw fields to a task.

use super::cross_field;
use super::field::Field;
use super::flat_fields::FlatFields;
use super::issue_collector::IssueCollector;
use super::normalizer::Normalizer;
use super::raw_fields::RawFields;
use super::task::Task;

/// Makes a task of the fields of a response; the collector gets an issue for each invalid one.
///
/// # Errors
/// The field without which there is no usable task, `operationId` or `status`; it has an issue.
pub(super) fn read(
    raw: &RawFields<'_>,
    requested_id: Option<&str>,
    collector: &mut IssueCollector<'_>,
) -> Result<Box<Task>, Field> {
    let groups = raw.plain_lengths(Field::DeviceGroups);
    let element_count = groups.len() + raw.plain_lengths(Field::Devices).len();
    let mut flat = FlatFields::with_capacity(element_count);
    let mut normalizer = Normalizer::new(raw, collector, &mut flat);
    for field in Field::ALL.iter().take(Field::TASK_FIELD_COUNT) {
        normalizer.field(*field);
    }
    for field in [Field::OperationId, Field::Status] {
        if flat.values.get(field).is_none() {
            return Err(field);
        }
    }
    let task = Box::new(Task { flat, issues: Vec::new() });
    cross_field::check(&task, raw, requested_id, collector);
    Ok(task)
}
