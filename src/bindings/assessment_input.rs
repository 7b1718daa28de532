//! What an assessment depends on, as `client/assessment_input.js` reads it from a task that a caller gives.

use crate::domain::assessment::input::AssessmentInput;
use crate::domain::response::task::{Policy, StaResult};
use crate::domain::response::task_enums::{ExecuteType, Status};

/// The input from its fields, in the order of `client/assessment_input.js`; NaN for null.
pub fn from_fields(fields: &[f64], issue_count: u32) -> AssessmentInput {
    let mut fields = fields.iter().map(|number| Some(*number).filter(|number| !number.is_nan()));
    let mut next = || fields.next().flatten();
    let status = word(&Status::ALL, next());
    let policy = Policy {
        execute_type: word(&ExecuteType::ALL, next()),
        start_ms: next(),
        end_ms: next(),
        retry: next() == Some(1.0),
        retry_times: next(),
    };
    let sta_result = StaResult {
        total: next(),
        wait: next(),
        processing: next(),
        success: next(),
        fail: next(),
        stop: next(),
        timeout: next(),
    };
    AssessmentInput { status, policy, sta_result, issue_count }
}

/// The word at an index; unknown for none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn word<W: Copy + Default>(all: &[W], index: Option<f64>) -> W {
    index.and_then(|index| all.get(index as usize)).copied().unwrap_or_default()
}
