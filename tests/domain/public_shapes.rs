//! The public shapes as they are serialized: names, order, and null where something is not known.

use iot_upgrade_task::domain::assessment::Assessment;
use iot_upgrade_task::domain::assessment::reason::Reason;
use iot_upgrade_task::domain::assessment::verdict::Verdict;
use iot_upgrade_task::domain::error::{ErrorCode, Failure};
use iot_upgrade_task::domain::issue::{IssueCode, Severity, ValidationIssue};
use iot_upgrade_task::domain::polling::eta::Eta;
use iot_upgrade_task::domain::response::task_enums::{ExecuteType, OperateType, Status};
use serde::Serialize;

#[track_caller]
fn serializes(value: impl Serialize, text: &str) {
    assert_eq!(serde_json::to_string(&value).expect("JSON"), text);
}

fn issue() -> ValidationIssue {
    ValidationIssue {
        path: "staResult.total".into(),
        code: IssueCode::WrongType,
        severity: Severity::Coerced,
        message: "`staResult.total` should be a whole number.".into(),
        received: Some("\"7\"".into()),
    }
}

#[test]
fn an_enum_is_its_word() {
    serializes(
        ErrorCode::ALL.map(ErrorCode::word),
        &serde_json::to_string(&ErrorCode::ALL).expect("JSON"),
    );
    serializes(ErrorCode::TaskNotFound, r#""task_not_found""#);
    serializes(IssueCode::BadTimestamp, r#""bad_timestamp""#);
    serializes(Severity::Violation, r#""violation""#);
    serializes(Verdict::InProgressWithFailures, r#""in_progress_with_failures""#);
    serializes(
        (Status::Wait, OperateType::Unknown, ExecuteType::DeviceOnline),
        r#"["wait","unknown","device_online"]"#,
    );
}

#[test]
fn an_issue() {
    serializes(
        issue(),
        r#"{"path":"staResult.total","code":"wrong_type","severity":"coerced","message":"`staResult.total` should be a whole number.","received":"\"7\""}"#,
    );
    let missing = ValidationIssue { received: None, ..issue() };
    serializes(
        missing,
        r#"{"path":"staResult.total","code":"wrong_type","severity":"coerced","message":"`staResult.total` should be a whole number.","received":null}"#,
    );
}

#[test]
fn a_failure() {
    let failure = Failure::new(ErrorCode::Network, "It failed.", "Try again.");
    serializes(
        &failure,
        r#"{"code":"network","message":"It failed.","httpStatus":null,"platformCode":null,"platformMessage":null,"retryable":false,"retryAfterMs":null,"hint":"Try again.","operationId":null,"issues":[]}"#,
    );
    let failure = Failure {
        http_status: Some(403),
        platform_code: Some("1010009".into()),
        platform_message: Some("Words.".into()),
        retryable: true,
        retry_after_ms: Some(1_000),
        operation_id: Some("op-1".into()),
        issues: vec![ValidationIssue { message: "Words.".into(), received: None, ..issue() }],
        ..*failure
    };
    serializes(
        failure,
        r#"{"code":"network","message":"It failed.","httpStatus":403,"platformCode":"1010009","platformMessage":"Words.","retryable":true,"retryAfterMs":1000,"hint":"Try again.","operationId":"op-1","issues":[{"path":"staResult.total","code":"wrong_type","severity":"coerced","message":"Words.","received":null}]}"#,
    );
}

#[test]
fn an_assessment() {
    let assessment = Assessment {
        verdict: Verdict::Queued,
        terminal: false,
        total: None,
        finished: 1.0,
        succeeded: 2.0,
        failed: 3.0,
        timed_out: 4.0,
        stopped: 5.0,
        in_progress: 6.0,
        waiting: 7.0,
        unaccounted: 8.0,
        finished_ratio: Some(0.5),
        success_ratio: None,
        reasons: vec![Reason::DevicesWaiting { count: 7.0 }],
    };
    serializes(
        assessment,
        r#"{"verdict":"queued","terminal":false,"total":null,"finished":1.0,"succeeded":2.0,"failed":3.0,"timedOut":4.0,"stopped":5.0,"inProgress":6.0,"waiting":7.0,"unaccounted":8.0,"finishedRatio":0.5,"successRatio":null,"reasons":[{"code":"devices_waiting","params":{"count":7.0}}]}"#,
    );
}

#[test]
fn each_reason_has_its_params_by_name() {
    let (time, left, count) = (1_767_348_000_000.0, 3.0, 2.0);
    for (reason, text) in [
        (
            Reason::StartsAt { time },
            r#"{"code":"starts_at","params":{"time":"2026-01-02T10:00:00.000Z"}}"#,
        ),
        (
            Reason::WindowEndedAt { time, left },
            r#"{"code":"window_ended_at","params":{"time":"2026-01-02T10:00:00.000Z","left":3.0}}"#,
        ),
        (Reason::DevicesFailed { count }, r#"{"code":"devices_failed","params":{"count":2.0}}"#),
        (
            Reason::DevicesTimedOut { count },
            r#"{"code":"devices_timed_out","params":{"count":2.0}}"#,
        ),
        (Reason::DevicesStopped { count }, r#"{"code":"devices_stopped","params":{"count":2.0}}"#),
        (
            Reason::MayBeRetried { times: count },
            r#"{"code":"may_be_retried","params":{"times":2.0}}"#,
        ),
        (Reason::DevicesWaiting { count }, r#"{"code":"devices_waiting","params":{"count":2.0}}"#),
        (
            Reason::WindowEndsAt { time, left },
            r#"{"code":"window_ends_at","params":{"time":"2026-01-02T10:00:00.000Z","left":3.0}}"#,
        ),
        (
            Reason::CountsUnaccounted { count },
            r#"{"code":"counts_unaccounted","params":{"count":2.0}}"#,
        ),
        (
            Reason::CountsExceedTotal { sum: left, total: count },
            r#"{"code":"counts_exceed_total","params":{"sum":3.0,"total":2.0}}"#,
        ),
        (
            Reason::ResponseHasIssues { count: 2.0 },
            r#"{"code":"answer_has_issues","params":{"count":2.0}}"#,
        ),
    ] {
        serializes(reason, text);
    }
}

#[test]
fn an_eta() {
    serializes(Eta { low_ms: 1.0, high_ms: 2.0 }, r#"{"lowMs":1.0,"highMs":2.0}"#);
}
