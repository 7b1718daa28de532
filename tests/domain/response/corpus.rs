//! Loads the two corpora of response bodies in `tests/fixtures`; the README in `responses` describes
//! their format.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::request::validation::Validation;
use iot_upgrade_task::domain::response::retry_after::RetryAfter;
use iot_upgrade_task::domain::response::{
    Body, ParseContext, RawResponse, interpret, interpret_page,
};
use serde_json::Value;

use crate::support::{at, context, page_to_json, remove, to_json};

/// Every case of a task.
pub static CORPUS: LazyLock<Vec<Case>> = LazyLock::new(|| {
    corpus(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/responses"), |response, context| {
        interpret(response, context).map(|task| to_json(&task))
    })
});

/// Every case of a page of subtasks.
pub static SUB_TASKS: LazyLock<Vec<Case>> = LazyLock::new(|| {
    corpus(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sub_tasks"), |response, context| {
        interpret_page(response, context).map(|page| page_to_json(&page))
    })
});

const NOT_CASES: [&str; 2] = ["base.json", "base-groups.json"];

/// A task or a page in its public shape, or what came instead.
pub type Outcome = Result<Value, Box<Failure>>;

type Interpret = fn(RawResponse<'_>, &ParseContext<'_>) -> Outcome;

#[derive(Debug)]
pub struct Case {
    pub name: String,
    /// The requested operationId.
    pub requested: Option<String>,
    pub status: u16,
    pub retry_after: Option<String>,
    pub bytes: Vec<u8>,
    pub expect: Value,
    interpret: Interpret,
}

impl Case {
    pub fn response(&self) -> RawResponse<'_> {
        RawResponse {
            status: Some(self.status),
            // The corpus has no dates here.
            retry_after: self
                .retry_after
                .as_deref()
                .map(|text| RetryAfter { text, date_ms: f64::NAN }),
            body: Body::Whole(&self.bytes),
        }
    }

    pub fn read(&self, response: RawResponse<'_>, validation: Validation) -> Outcome {
        let secrets = Secrets::default();
        let operation_id = self.requested.as_deref();
        let context = ParseContext { operation_id, validation, ..context(&secrets) };
        (self.interpret)(response, &context)
    }
}

fn corpus(folder: &str, interpret: Interpret) -> Vec<Case> {
    let files = fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path());
    let is_json = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "json");
    let mut files: Vec<PathBuf> = files.filter(is_json).collect();
    files.retain(|file| !NOT_CASES.iter().any(|name| file.ends_with(name)));
    files.sort_unstable();
    files.iter().flat_map(|file| cases(parse(file), Path::new(folder), interpret)).collect()
}

fn parse(file: &Path) -> Value {
    let text = fs::read_to_string(file).expect("a text");
    serde_json::from_str(&text).expect("JSON")
}

fn cases(list: Value, folder: &Path, interpret: Interpret) -> impl Iterator<Item = Case> {
    let list: Vec<Value> = serde_json::from_value(list).expect("a list");
    list.into_iter().map(move |case| {
        let text = |value: &Value| value.as_str().map(String::from);
        let status = case["status"].as_u64().map(|status| u16::try_from(status).expect("a status"));
        Case {
            name: text(&case["name"]).expect("a name"),
            requested: text(&case["asked"]),
            status: status.unwrap_or(200),
            retry_after: text(&case["headers"]["retry-after"]),
            bytes: bytes(&case, folder),
            expect: case["expect"].clone(),
            interpret,
        }
    })
}

fn bytes(case: &Value, folder: &Path) -> Vec<u8> {
    if let Some(base64) = case["base64"].as_str() {
        return from_base64(base64);
    }
    if let Some(body) = case["body"].as_str() {
        return body.into();
    }
    let base = format!("{}.json", case["base"].as_str().unwrap_or("base"));
    let mut response = parse(&folder.join(base));
    for (path, value) in case["patch"].as_object().into_iter().flatten() {
        match value.get("$absent") {
            Some(_) => remove(&mut response, path),
            None => *at(&mut response, path) = value.clone(),
        }
    }
    response.to_string().into()
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<usize> = text.chars().filter_map(|digit| DIGITS.find(digit)).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().zip([18, 12, 6, 0]).map(|(digit, shift)| digit << shift);
        let [_, first, second, third] =
            u32::try_from(bits.sum::<usize>()).unwrap_or(0).to_be_bytes();
        [first, second, third].into_iter().take(four.len() - 1)
    });
    bytes.collect()
}
