//! From the wire to a task: rules N1–N12, one function for each kind of field. What is odd
//! becomes an issue; the rest of the task survives it.

use std::borrow::Cow;

use super::extend_para;
use super::field::Field;
use super::issue::{IssueCode, Severity};
use super::json::Value;
use super::number::{self, Whole};
use super::report::Report;
use super::task::{ExecuteType, OperateType, Policy, StaResult, Status, Targets, Task};
use super::text::Text;
use super::timestamp::Timestamp;
use super::wire::Wire;

/// The documentation's limit of `devices` and `deviceGroups`.
const LONGEST_LIST: usize = 256;

/// What an integer should be that is too great, in the words of an issue.
const SAFE: &str = "a whole number within ±9007199254740991, as JavaScript holds it exactly";

/// Makes a task of an answer, reporting what is odd.
///
/// # Errors
/// The field without which there is no usable task, `operationId` or `status`; it is reported.
pub fn task<'a>(wire: &Wire<'a>, report: &mut Report<'_>) -> Result<Task<'a>, Field> {
    let mut read = Reader { wire, report };
    let operation_id = read.operation_id();
    let create_time = read.time(Field::CreateTime);
    let start_time = read.time(Field::StartTime);
    let stop_time = read.time(Field::StopTime);
    let operate_type = read.word(Field::OperateType, OperateType::of);
    let targets = read.targets();
    let policy = read.policy();
    let status = read.status();
    let sta_result = read.sta_result();
    let extend_para = extend_para::read(wire.get(Field::ExtendPara), read.report);
    Ok(Task {
        operation_id: operation_id.ok_or(Field::OperationId)?,
        create_time,
        start_time,
        stop_time,
        operate_type: operate_type.unwrap_or(OperateType::Unknown),
        targets,
        policy,
        status: status.ok_or(Field::Status)?,
        sta_result,
        extend_para,
        issues: Vec::new(),
    })
}

struct Reader<'w, 'r, 's, 'a> {
    wire: &'w Wire<'a>,
    report: &'r mut Report<'s>,
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
        self.word(Field::Status, Status::of)
    }

    fn targets(&mut self) -> Targets<'a> {
        if !self.is_object(Field::Targets) {
            return Targets::default();
        }
        Targets {
            device_groups: self.list(Field::DeviceGroups),
            device_type: self.text(Field::DeviceType),
            model: self.text(Field::Model),
            manufacturer_name: self.text(Field::ManufacturerName),
            devices: self.list(Field::Devices),
        }
    }

    fn policy(&mut self) -> Policy {
        // Where the policy is no object, its fields were never noted: they are absent.
        self.is_object(Field::Policy);
        let execute_type = self.word(Field::ExecuteType, ExecuteType::of);
        let start_time = self.time(Field::WindowStart);
        let end_time = self.time(Field::WindowEnd);
        let retry_type = self.flag(Field::RetryType);
        Policy {
            execute_type: execute_type.unwrap_or(ExecuteType::Now),
            start_time,
            end_time,
            retry_type,
            retry_times: self.retry_times(retry_type),
        }
    }

    fn sta_result(&mut self) -> StaResult {
        if !self.is_object(Field::StaResult) {
            return StaResult::default();
        }
        StaResult {
            total: self.count(Field::Total),
            wait: self.count(Field::Wait),
            processing: self.count(Field::Processing),
            success: self.count(Field::Success),
            fail: self.count(Field::Fail),
            stop: self.count(Field::Stop),
            timeout: self.count(Field::Timeout),
        }
    }

    /// N1: the value of a field, whose absence is reported where it is required.
    fn value(&mut self, field: Field) -> Option<Value<'a>> {
        let value = self.wire.get(field);
        if value.is_none() && field.row().required {
            self.report.missing(field);
        }
        value
    }

    /// N3: another type altogether.
    fn refused<T>(&mut self, field: Field, value: Value<'a>) -> Option<T> {
        self.report.odd(field, IssueCode::WrongType, Severity::Violation, value);
        None
    }

    /// N2: another form of the value meant.
    fn coerced(&mut self, field: Field, value: Value<'a>) {
        self.report.odd(field, IssueCode::WrongType, Severity::Coerced, value);
    }

    fn is_object(&mut self, field: Field) -> bool {
        match self.value(field) {
            Some(Value::Object(_)) => true,
            Some(value) => {
                _ = self.refused::<()>(field, value);
                false
            }
            None => false,
        }
    }

    fn text(&mut self, field: Field) -> Option<Cow<'a, str>> {
        match self.value(field)? {
            Value::Text(text) => Some(text.decode()),
            value @ Value::Number(number) => {
                self.coerced(field, value);
                Some(Cow::Borrowed(number))
            }
            value => self.refused(field, value),
        }
    }

    /// N4: a word of the documentation.
    fn word<T: Copy + PartialEq>(&mut self, field: Field, of: fn(&str) -> T) -> Option<T> {
        let value = self.value(field)?;
        let unknown = of("");
        let word = match value {
            Value::Text(text) => of(&text.decode()),
            _ => unknown,
        };
        if word == unknown {
            self.report.odd(field, IssueCode::UnknownValue, Severity::Violation, value);
        }
        Some(word)
    }

    /// N5: a time.
    fn time(&mut self, field: Field) -> Option<Timestamp> {
        let value = self.value(field)?;
        let Value::Text(text) = value else {
            return self.refused(field, value);
        };
        if self.is_empty(field, text) {
            return None;
        }
        let text = text.decode();
        let trimmed = text.trim_matches(' ');
        let time = Timestamp::parse(trimmed);
        if time.is_none() || trimmed.len() != text.len() {
            let severity = if time.is_some() { Severity::Coerced } else { Severity::Violation };
            self.report.odd(field, IssueCode::BadTimestamp, severity, value);
        }
        time
    }

    /// N2 and N12: `true` or `false`, and `false` where nothing usable came.
    fn flag(&mut self, field: Field) -> bool {
        let Some(value) = self.value(field) else {
            return false;
        };
        let meant = match value {
            Value::Flag(flag) => return flag,
            Value::Number(number) => match number::whole(number) {
                Whole::Safe(0) => Some(false),
                Whole::Safe(1) => Some(true),
                _ => None,
            },
            Value::Text(text) if self.is_empty(field, text) => return false,
            Value::Text(text) => match text.decode() {
                word if word.eq_ignore_ascii_case("true") => Some(true),
                word if word.eq_ignore_ascii_case("false") => Some(false),
                _ => None,
            },
            _ => None,
        };
        match meant {
            Some(_) => self.coerced(field, value),
            None => _ = self.refused::<()>(field, value),
        }
        meant.unwrap_or(false)
    }

    fn count(&mut self, field: Field) -> Option<i64> {
        let (count, value) = self.integer(field)?;
        if count < 0 {
            self.report.odd(field, IssueCode::OutOfRange, Severity::Violation, value);
            return None;
        }
        Some(count)
    }

    /// N6: 1–5 by the documentation, and 0 where nothing is tried again.
    fn retry_times(&mut self, retry_type: bool) -> Option<i64> {
        let field = Field::RetryTimes;
        let (times, value) = self.integer(field)?;
        let least = i64::from(retry_type);
        if !(least..=5).contains(&times) {
            self.report.odd(field, IssueCode::OutOfRange, Severity::Violation, value);
        }
        Some(times)
    }

    /// N2, N3 and N7: an integer that JavaScript can hold, and the value that it was.
    fn integer(&mut self, field: Field) -> Option<(i64, Value<'a>)> {
        let value = self.value(field)?;
        let whole = match value {
            Value::Number(number) => number::whole(number),
            Value::Text(text) if self.is_empty(field, text) => return None,
            Value::Text(text) => match digits(&text.decode()) {
                Some(whole) => {
                    self.coerced(field, value);
                    whole
                }
                None => Whole::Not,
            },
            _ => Whole::Not,
        };
        match whole {
            Whole::Safe(integer) => Some((integer, value)),
            Whole::Not => self.refused(field, value),
            Whole::Unsafe => {
                let (code, severity) = (IssueCode::UnsafeInteger, Severity::Violation);
                self.report.odd_at(field.row().path.into(), SAFE, code, severity, value);
                None
            }
        }
    }

    /// N8 and N9: a list of texts.
    fn list(&mut self, field: Field) -> Option<Vec<Cow<'a, str>>> {
        let value = self.value(field)?;
        if !matches!(value, Value::List(_)) {
            return self.refused(field, value);
        }
        let sent = self.wire.elements(field);
        let mut texts = Vec::with_capacity(sent.len());
        for (index, element) in sent.iter().enumerate() {
            match *element {
                Value::Text(text) => texts.push(text.decode()),
                Value::Number(number) => {
                    self.report.element(field, index, Severity::Coerced, *element);
                    texts.push(Cow::Borrowed(number));
                }
                _ => self.report.element(field, index, Severity::Violation, *element),
            }
        }
        if texts.len() > LONGEST_LIST {
            self.report.odd(field, IssueCode::TooMany, Severity::Violation, value);
        }
        Some(texts)
    }

    /// N2: an empty text where none belongs is absent.
    fn is_empty(&mut self, field: Field, text: Text<'a>) -> bool {
        let empty = text.is("");
        if empty {
            self.coerced(field, Value::Text(text));
        }
        empty
    }
}

/// The integer that a text means: `^ *-?[0-9]+ *$`.
fn digits(text: &str) -> Option<Whole> {
    let trimmed = text.trim_matches(' ');
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| number::whole(trimmed))
}
