//! The corpus of response bodies, mutated: no panic, no secret that leaks, no other meaning.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::issue::{IssueCode, ValidationIssue};
use iot_upgrade_task::domain::json::scanner::Scanner;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::field::Field;
use iot_upgrade_task::domain::response::task::Task;
use iot_upgrade_task::domain::response::{Body, ParseContext, RawResponse, interpret};
use proptest::prelude::*;
use serde_json::json;

use super::corpus::{CORPUS, Outcome};
use crate::support::{context, ok};

const INSERTED: &str = r#"(?-u:["\\{}\[\],: \x00\xFF]|null|true|-1|2\.5|1e999|""|"x"|\\ud800|\xED\xA0\x80|"?t0k3n-01"?|9007199254740993)?"#;

/// A body of the corpus with pieces removed and inserted.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let bytes = prop::string::bytes_regex(INSERTED).expect("a regular expression");
    let inserted = (any::<prop::sample::Index>(), 0..6_usize, bytes);
    let mutations = prop::collection::vec(inserted, 1..4);
    (0..CORPUS.len(), mutations).prop_map(|(case, mutations)| {
        let mut body = CORPUS[case].bytes.clone();
        for (at, length, inserted) in mutations {
            let start = at.index(body.len() + 1);
            let end = body.len().min(start + length);
            body.splice(start..end, inserted);
        }
        body
    })
}

/// The members of an object, but of a repeated key the last, in another order and among
/// unknown ones; `None` for what is no object.
fn rearranged(mut scanner: Scanner<'_>, order: &[u16]) -> Option<String> {
    let unknown = [("x", "{\"status\":7}"), ("Status", "[[]]"), ("", "1e3"), ("__proto__", "null")];
    let mut members = Vec::from(unknown.map(|(key, value)| (key.into(), value.into())));
    let object = scanner.object(&mut |scanner| {
        let key = scanner.key()?.decode().into_owned();
        let mut value = String::new();
        scanner.value()?.write(&mut value, &str::to_owned);
        if matches!(key.as_str(), "targets" | "policy" | "staResult") {
            value = rearranged(Scanner::of_text(&value), order).unwrap_or(value);
        }
        members.retain(|(known, _): &(String, String)| *known != key);
        members.push((key, value));
        Some(())
    });
    object.and_then(|_| scanner.end())?;
    let mut members: Vec<_> = order.iter().cycle().zip(members).collect();
    members.sort_by_key(|(order, _)| **order);
    let members = members.iter().map(|(_, (key, value))| format!("{}:{value}", json!(key)));
    Some(format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}

/// Without the quotes of objects, which contain the added members.
fn unquoted(outcome: Outcome) -> Outcome {
    outcome.map(|mut task| {
        for issue in task["issues"].as_array_mut().into_iter().flatten() {
            if issue["code"] == IssueCode::Inconsistent.word() {
                issue["received"].take();
                issue["message"].take();
            }
        }
        task
    })
}

/// Whether an outcome is fit for a caller, whatever came.
fn well_formed(
    outcome: Result<Box<Task>, Box<Failure>>,
    strict: bool,
) -> Result<(), TestCaseError> {
    let shown = match &outcome {
        Ok(task) => format!("{:?}", task.issues),
        Err(failure) => format!("{failure:?}"),
    };
    prop_assert!(!shown.contains("t0k3n-01"), "{}", shown);
    let issues = match outcome {
        Ok(task) => {
            prop_assert!(!strict || task.issues.is_empty());
            task.issues
        }
        Err(failure) => {
            prop_assert!(failure.message.ends_with('.'), "{}", failure.message);
            prop_assert!(failure.hint.ends_with('.'), "{}", failure.hint);
            failure.issues
        }
    };
    for ValidationIssue { path, code, message, received, .. } in &issues {
        prop_assert!(is_known(path), "{}", path);
        prop_assert!(message.starts_with(&format!("`{path}` should ")), "{}", message);
        prop_assert!(message.ends_with('.'), "{}", message);
        prop_assert_eq!(received.is_none(), *code == IssueCode::Missing);
        prop_assert!(received.iter().flat_map(|json| json.encode_utf16()).count() <= 120);
    }
    Ok(())
}

/// Whether a path is in the table, leads to an element of a list, or into `extendPara`.
fn is_known(path: &str) -> bool {
    let element = |list| {
        let index: Option<&str> =
            path.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
        index.is_some_and(|index| index.parse::<usize>().is_ok())
    };
    Field::ALL.iter().any(|field| field.path() == path)
        || ["targets.devices", "targets.deviceGroups"].into_iter().any(element)
        || path.starts_with("extendPara.")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_mutation_is_handled(body in mutated(), status in prop::option::of(100..600_u16), strict: bool) {
        let secrets = Secrets::new(&["t0k3n-01"]);
        let validation = if strict { Validation::Strict } else { Validation::Tolerant };
        let context = ParseContext { validation, operation_id: Some("op-1"), ..context(&secrets) };
        let outcome = interpret(RawResponse { status, ..ok(&body) }, &context);
        well_formed(outcome, strict)?;
    }

    #[test]
    fn any_bytes_are_handled(body: Vec<u8>, status in prop::option::of(100..600_u16)) {
        let secrets = Secrets::default();
        well_formed(interpret(RawResponse { status, ..ok(&body) }, &context(&secrets)), false)?;
    }

    #[test]
    fn neither_order_nor_unknown_keys_matter(case in 0..CORPUS.len(), order in prop::collection::vec(any::<u16>(), 1..20)) {
        let case = &CORPUS[case];
        let scanner = Scanner::new(&case.bytes).ok();
        if let Some(body) = scanner.and_then(|scanner| rearranged(scanner, &order)) {
            let response = RawResponse { body: Body::Whole(body.as_bytes()), ..case.response() };
            let before = case.read(case.response(), Validation::Tolerant);
            let after = case.read(response, Validation::Tolerant);
            prop_assert_eq!(unquoted(before), unquoted(after), "{}: {}", case.name, body);
        }
    }
}
