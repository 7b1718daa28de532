//! What the documentation says of several fields together (rule N13). A field that has an
//! issue already is not reported again.

use super::field::Field;
use super::report::Report;
use super::task::{ExecuteType, StaResult, Task};
use super::timestamp::Timestamp;
use super::wire::Wire;

/// Reports every rule that the task breaks; `asked` is the task that was asked for.
pub fn check(task: &Task<'_>, wire: &Wire<'_>, asked: Option<&str>, report: &mut Report<'_>) {
    let mut rules = Rules { wire, report };
    rules.targets(task);
    rules.policy(task);
    rules.times(task);
    rules.counts(&task.sta_result);
    if asked.is_some_and(|asked| asked != task.operation_id) {
        rules.inconsistent(Field::OperationId, "should be the one that was asked for");
    }
}

struct Rules<'r, 's, 'w, 'a> {
    wire: &'w Wire<'a>,
    report: &'r mut Report<'s>,
}

impl Rules<'_, '_, '_, '_> {
    /// Either devices or groups, and the model of the devices with groups.
    fn targets(&mut self, task: &Task<'_>) {
        if self.wire.get(Field::Targets).is_none() {
            return;
        }
        let targets = &task.targets;
        let some = |list: &Option<Vec<_>>| list.as_ref().is_some_and(|list| !list.is_empty());
        let lists = [Field::DeviceGroups, Field::Devices];
        match (some(&targets.device_groups), some(&targets.devices)) {
            // Where a list was refused, that is the cause and is told already.
            (false, false) if lists.iter().any(|list| self.report.has_in(*list)) => {}
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
        if some(&targets.device_groups) {
            self.missing(Field::DeviceType, targets.device_type.is_some());
            self.missing(Field::Model, targets.model.is_some());
            self.missing(Field::ManufacturerName, targets.manufacturer_name.is_some());
        }
    }

    fn policy(&mut self, task: &Task<'_>) {
        let policy = &task.policy;
        if policy.execute_type == ExecuteType::Custom {
            self.missing(Field::WindowStart, policy.start_time.is_some());
            self.missing(Field::WindowEnd, policy.end_time.is_some());
        }
        if policy.retry_type {
            self.missing(Field::RetryTimes, policy.retry_times.is_some());
        }
    }

    fn times(&mut self, task: &Task<'_>) {
        let policy = &task.policy;
        let why = "should not be before `policy.startTime`";
        self.order(Field::WindowEnd, policy.start_time, policy.end_time, why);
        let why = "should not be before `startTime`";
        self.order(Field::StopTime, task.start_time, task.stop_time, why);
        let why = "should not be before `createTime`";
        self.order(Field::StartTime, task.create_time, task.start_time, why);
    }

    /// The results of the devices cannot be more than the devices. (Whether `timeout` is a
    /// part of `fail` is not documented, so it is left out.)
    fn counts(&mut self, counts: &StaResult) {
        let results = [counts.wait, counts.processing, counts.success, counts.fail, counts.stop];
        let sum = results.iter().flatten().fold(0_i64, |sum, count| sum.saturating_add(*count));
        if counts.total.is_some_and(|total| sum > total) {
            let why = "should not count more results than `total`";
            self.inconsistent(Field::StaResult, why);
        }
    }

    fn order(
        &mut self,
        field: Field,
        earlier: Option<Timestamp>,
        later: Option<Timestamp>,
        why: &str,
    ) {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && later < earlier
        {
            self.inconsistent(field, why);
        }
    }

    fn missing(&mut self, field: Field, is_there: bool) {
        if !is_there && !self.report.has(field) {
            self.report.missing(field);
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
