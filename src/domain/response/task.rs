//! An upgrade task. Inside, all its numbers are in one array and all its texts in one text, because
//! that is how a task crosses to JavaScript; outside of this folder it is read through the typed
//! accessors.

use super::field::Field;
use super::field_view::Fields;
use super::flat_fields::FlatFields;
use super::task_enums::{ExecuteType, Status};
use crate::domain::issue::ValidationIssue;

/// One upgrade task (`QueryUpgradeTaskOutDTO`).
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What its fields hold.
    pub(super) flat: FlatFields,
    /// What was wrong with the response.
    pub issues: Vec<ValidationIssue>,
}

/// When a task is executed, and whether what fails is retried (`OperatePolicy`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    /// When it is executed.
    pub execute_type: ExecuteType,
    /// The first moment of the window of a `custom` task.
    pub start_ms: Option<f64>,
    /// The last moment of it.
    pub end_ms: Option<f64>,
    /// Whether the platform retries what fails.
    pub retry: bool,
    /// How often.
    pub retry_times: Option<f64>,
}

/// The devices by result (`OperationStaResult`).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StaResult {
    /// All devices.
    pub total: Option<f64>,
    /// Those that wait.
    pub wait: Option<f64>,
    /// Those being upgraded.
    pub processing: Option<f64>,
    /// Those upgraded.
    pub success: Option<f64>,
    /// Those that failed.
    pub fail: Option<f64>,
    /// Those that were stopped.
    pub stop: Option<f64>,
    /// Those that timed out.
    pub timeout: Option<f64>,
}

impl Task {
    /// The id of the task.
    #[must_use]
    pub fn operation_id(&self) -> &str {
        self.flat.texts.get(..self.flat.values.as_usize(Field::OperationId)).unwrap_or_default()
    }

    /// How it is going.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::ALL.get(self.flat.values.as_usize(Field::Status)).copied().unwrap_or_default()
    }

    /// When it is executed, and what is retried.
    #[must_use]
    pub fn policy(&self) -> Policy {
        let execute_type = ExecuteType::ALL.get(self.flat.values.as_usize(Field::ExecuteType));
        Policy {
            execute_type: execute_type.copied().unwrap_or_default(),
            start_ms: self.flat.values.get(Field::WindowStart),
            end_ms: self.flat.values.get(Field::WindowEnd),
            retry: self.flat.values.of(Field::RetryType) > 0.0,
            retry_times: self.flat.values.get(Field::RetryTimes),
        }
    }

    /// Its devices by result.
    #[must_use]
    pub fn sta_result(&self) -> StaResult {
        StaResult {
            total: self.flat.values.get(Field::Total),
            wait: self.flat.values.get(Field::Wait),
            processing: self.flat.values.get(Field::Processing),
            success: self.flat.values.get(Field::Success),
            fail: self.flat.values.get(Field::Fail),
            stop: self.flat.values.get(Field::Stop),
            timeout: self.flat.values.get(Field::Timeout),
        }
    }

    /// Its fields, in the order of the table.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::of(&self.flat)
    }

    /// Its texts and its numbers, which are what crosses to JavaScript.
    #[must_use]
    pub fn flat(&self) -> (&str, &[f64]) {
        (&self.flat.texts, self.flat.values.as_slice())
    }
}
