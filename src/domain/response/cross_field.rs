//! The documentation's rules about several fields together (rule N13). A field that has an issue
//! already gets no other.

use super::field::Field;
use super::field_values::FieldValues;
use super::issue_collector::IssueCollector;
use super::raw_fields::RawFields;
use super::task::{Policy, Task};
use super::task_enums::ExecuteType;

/// Checks the rules; `requested_id` is the requested task.
pub fn check(
    task: &Task,
    raw: &RawFields<'_>,
    requested_id: Option<&str>,
    collector: &mut IssueCollector<'_>,
) {
    let mut checker = Checker { values: &task.flat.values, raw, collector };
    checker.targets();
    checker.policy(task.policy());
    checker.order(Field::WindowStart, Field::WindowEnd, "should not be before `policy.startTime`");
    checker.order(Field::StartTime, Field::StopTime, "should not be before `startTime`");
    checker.order(Field::CreateTime, Field::StartTime, "should not be before `createTime`");
    checker.counts();
    if requested_id.is_some_and(|id| id != task.operation_id()) {
        checker.inconsistent(Field::OperationId, "should be the one that was asked for");
    }
}

/// Checks the rules of a subtask.
pub(super) fn check_sub_task(
    values: &FieldValues,
    raw: &RawFields<'_>,
    collector: &mut IssueCollector<'_>,
) {
    let mut checker = Checker { values, raw, collector };
    let [created, started, stopped] =
        [Field::SubTaskCreated, Field::SubTaskStarted, Field::SubTaskStopped];
    checker.order(started, stopped, "should not be before `startTime`");
    checker.order(created, started, "should not be before `createTime`");
}

struct Checker<'r, 's, 'w, 'a> {
    values: &'w FieldValues,
    raw: &'w RawFields<'a>,
    collector: &'r mut IssueCollector<'s>,
}

impl Checker<'_, '_, '_, '_> {
    /// Either devices or groups, and the model of the devices with groups.
    fn targets(&mut self) {
        if self.raw.get(Field::Targets).is_none() {
            return;
        }
        let has_groups = self.values.of(Field::DeviceGroups) > 0.0;
        let has_devices = self.values.of(Field::Devices) > 0.0;
        let has_issue = |list| self.collector.has(list);
        match (has_groups, has_devices) {
            // Where a list is invalid, that is the cause and has its issue.
            (false, false) if has_issue(Field::DeviceGroups) || has_issue(Field::Devices) => {}
            (false, false) => {
                let why = "should hold either `deviceGroups` or `devices`; it holds neither";
                self.missing_because(Field::Targets, why);
            }
            (true, true) => {
                let why = "should hold either `deviceGroups` or `devices`, not both";
                self.inconsistent(Field::Targets, why);
            }
            _ => {}
        }
        if has_groups {
            self.needs(&[Field::DeviceType, Field::Model, Field::ManufacturerName]);
        }
    }

    fn policy(&mut self, policy: Policy) {
        if policy.execute_type == ExecuteType::Custom {
            self.needs(&[Field::WindowStart, Field::WindowEnd]);
        }
        if policy.retry {
            self.needs(&[Field::RetryTimes]);
        }
    }

    /// The results of the devices cannot be more than the devices. (Whether `timeout` is a
    /// part of `fail` is not documented, so it is left out.)
    fn counts(&mut self) {
        let results = [Field::Wait, Field::Processing, Field::Success, Field::Fail, Field::Stop];
        let mut sum = 0.0;
        for result in results {
            sum += self.values.get(result).unwrap_or(0.0);
        }
        if sum > self.values.of(Field::Total) {
            let why = "should not count more results than `total`";
            self.inconsistent(Field::StaResult, why);
        }
    }

    fn order(&mut self, earlier: Field, later: Field, why: &str) {
        if self.values.of(later) < self.values.of(earlier) {
            self.inconsistent(later, why);
        }
    }

    fn needs(&mut self, fields: &[Field]) {
        for field in fields {
            if self.values.get(*field).is_none() && !self.collector.has(*field) {
                self.collector.missing(*field);
            }
        }
    }

    fn missing_because(&mut self, field: Field, why: &str) {
        if !self.collector.has(field) {
            self.collector.missing_because(field, why);
        }
    }

    fn inconsistent(&mut self, field: Field, why: &str) {
        if let Some(value) = self.raw.get(field)
            && !self.collector.has(field)
        {
            self.collector.inconsistent(field, value, why);
        }
    }
}
