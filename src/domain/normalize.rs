//! From the wire to a task: rules N1–N12, field by field. What is odd becomes an issue; the
//! rest of the task survives it.

use std::borrow::Cow;

use super::extend_para;
use super::field::Field;
use super::json::Value;
use super::reader::Reader;
use super::report::Report;
use super::task::{ExecuteType, OperateType, Policy, StaResult, Status, Targets, Task};
use super::wire::Wire;

/// Makes a task of an answer, reporting what is odd.
///
/// # Errors
/// The field without which there is no usable task, `operationId` or `status`; it is reported.
pub fn task<'a>(wire: &Wire<'a>, report: &mut Report<'_>) -> Result<Task<'a>, Field> {
    let mut read = Reader { wire, report };
    let mut task = Task::default();
    let operation_id = read.operation_id();
    task.create_time = read.time(Field::CreateTime);
    task.start_time = read.time(Field::StartTime);
    task.stop_time = read.time(Field::StopTime);
    if let Some(index) = read.word(Field::OperateType, OperateType::WORDS) {
        task.operate_type = OperateType::at(index);
    }
    read.targets(&mut task.targets);
    read.policy(&mut task.policy);
    let status = read.status();
    read.sta_result(&mut task.sta_result);
    task.extend_para = extend_para::read(wire.get(Field::ExtendPara), read.report);
    task.operation_id = operation_id.ok_or(Field::OperationId)?;
    task.status = status.ok_or(Field::Status)?;
    Ok(task)
}

impl<'a> Reader<'_, '_, '_, 'a> {
    fn operation_id(&mut self) -> Option<Cow<'a, str>> {
        let field = Field::OperationId;
        match self.value(field)? {
            value @ Value::Text(text) if text.is("") => self.refused(field, value),
            _ => self.text(field),
        }
    }

    fn status(&mut self) -> Option<Status> {
        self.word(Field::Status, Status::WORDS).map(Status::at)
    }

    fn targets(&mut self, targets: &mut Targets<'a>) {
        if !self.is_object(Field::Targets) {
            return;
        }
        targets.device_groups = self.list(Field::DeviceGroups);
        targets.device_type = self.text(Field::DeviceType);
        targets.model = self.text(Field::Model);
        targets.manufacturer_name = self.text(Field::ManufacturerName);
        targets.devices = self.list(Field::Devices);
    }

    fn policy(&mut self, policy: &mut Policy) {
        // Where the policy is no object, its fields were never noted: they are absent.
        self.is_object(Field::Policy);
        let execute_type = self.word(Field::ExecuteType, ExecuteType::WORDS);
        policy.execute_type = execute_type.map_or(ExecuteType::Now, ExecuteType::at);
        policy.start_time = self.time(Field::WindowStart);
        policy.end_time = self.time(Field::WindowEnd);
        policy.retry_type = self.flag(Field::RetryType);
        policy.retry_times = self.retry_times(policy.retry_type);
    }

    fn sta_result(&mut self, result: &mut StaResult) {
        if !self.is_object(Field::StaResult) {
            return;
        }
        result.total = self.count(Field::Total);
        result.wait = self.count(Field::Wait);
        result.processing = self.count(Field::Processing);
        result.success = self.count(Field::Success);
        result.fail = self.count(Field::Fail);
        result.stop = self.count(Field::Stop);
        result.timeout = self.count(Field::Timeout);
    }
}
