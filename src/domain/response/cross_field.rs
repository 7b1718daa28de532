//! What the documentation says of several fields together (rule N13). A field that has an
//! issue already is not reported again.

use super::field::Field;
use super::issue_collector::Report;
use super::raw_fields::Wire;
use super::task::{Numbers, Task};
use super::task_enums::ExecuteType;

/// Reports every rule that the task breaks; `asked` is the task that was asked for.
pub fn check(task: &Task, wire: &Wire<'_>, asked: Option<&str>, report: &mut Report<'_>) {
    let mut rules = Rules { numbers: &task.numbers, wire, report };
    rules.targets();
    rules.policy();
    rules.order(Field::WindowStart, Field::WindowEnd, "should not be before `policy.startTime`");
    rules.order(Field::StartTime, Field::StopTime, "should not be before `startTime`");
    rules.order(Field::CreateTime, Field::StartTime, "should not be before `createTime`");
    rules.counts();
    if asked.is_some_and(|asked| asked != task.operation_id()) {
        rules.inconsistent(Field::OperationId, "should be the one that was asked for");
    }
}

struct Rules<'r, 's, 'w, 'a> {
    numbers: &'w Numbers,
    wire: &'w Wire<'a>,
    report: &'r mut Report<'s>,
}

impl Rules<'_, '_, '_, '_> {
    /// Either devices or groups, and the model of the devices with groups.
    fn targets(&mut self) {
        if self.wire.get(Field::Targets).is_none() {
            return;
        }
        let has_groups = self.numbers.of(Field::DeviceGroups) > 0.0;
        let has_devices = self.numbers.of(Field::Devices) > 0.0;
        let is_odd = |list| self.report.has_in(list);
        match (has_groups, has_devices) {
            // Where a list was refused, that is the cause and is told already.
            (false, false) if is_odd(Field::DeviceGroups) || is_odd(Field::Devices) => {}
            (false, false) => {
                let why = "should hold either `deviceGroups` or `devices`; it holds neither";
                self.lacking(Field::Targets, why);
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

    fn policy(&mut self) {
        if self.numbers.execute_type() == ExecuteType::Custom {
            self.needs(&[Field::WindowStart, Field::WindowEnd]);
        }
        if self.numbers.of(Field::RetryType) > 0.0 {
            self.needs(&[Field::RetryTimes]);
        }
    }

    /// The results of the devices cannot be more than the devices. (Whether `timeout` is a
    /// part of `fail` is not documented, so it is left out.)
    fn counts(&mut self) {
        let results = [Field::Wait, Field::Processing, Field::Success, Field::Fail, Field::Stop];
        let mut sum = 0.0;
        for result in results {
            sum += self.numbers.get(result).unwrap_or(0.0);
        }
        if sum > self.numbers.of(Field::Total) {
            let why = "should not count more results than `total`";
            self.inconsistent(Field::StaResult, why);
        }
    }

    fn order(&mut self, earlier: Field, later: Field, why: &str) {
        if self.numbers.of(later) < self.numbers.of(earlier) {
            self.inconsistent(later, why);
        }
    }

    fn needs(&mut self, fields: &[Field]) {
        for field in fields {
            if self.numbers.get(*field).is_none() && !self.report.has(*field) {
                self.report.missing(*field);
            }
        }
    }

    fn lacking(&mut self, field: Field, why: &str) {
        if !self.report.has(field) {
            self.report.lacking(field, why);
        }
    }

    fn inconsistent(&mut self, field: Field, why: &str) {
        if let Some(value) = self.wire.get(field)
            && !self.report.has(field)
        {
            self.report.inconsistent(field, value, why);
        }
    }
}
