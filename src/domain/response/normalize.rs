//! From the wire to a task: rules N1–N12, field by field. What is odd becomes an issue; the
//! rest of the task survives it.

use super::field::Field;
use super::issue_collector::Report;
use super::normalizer::Reader;
use super::raw_fields::Wire;
use super::task::Task;

/// Makes a task of an answer, reporting what is odd.
///
/// # Errors
/// The field without which there is no usable task, `operationId` or `status`; it is reported.
pub fn task(wire: &Wire<'_>, report: &mut Report<'_>) -> Result<Box<Task>, Field> {
    let mut reader = Reader::new(wire, report);
    for field in Field::ALL.iter().take(Field::OF_TASK) {
        reader.field(*field);
    }
    let task = reader.task;
    for field in [Field::OperationId, Field::Status] {
        if task.numbers.get(field).is_none() {
            return Err(field);
        }
    }
    Ok(task)
}
