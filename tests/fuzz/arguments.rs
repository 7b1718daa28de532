//! The arguments of a call: anything is refused with a sentence, or used.

use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::argument::ArgumentKind;
use iot_upgrade_task::domain::request::call_arguments::CallArguments;
use iot_upgrade_task::domain::session::machine::Session;
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

const NAMES: [&str; 18] = [
    "operationId",
    "accessToken",
    "client",
    "options",
    "baseUrl",
    "appKey",
    "appKeyHeader",
    "timeoutMs",
    "maxAttempts",
    "requestsPerMinute",
    "maxResponseBytes",
    "validation",
    "allowInsecure",
    "fetch",
    "signal",
    "deadlineMs",
    "href",
    "unheard-of",
];

fn argument() -> impl Strategy<Value = [String; 4]> {
    let groups = prop::sample::select(vec!["call", "client", "options", "url"]);
    let kinds = prop::sample::select(ArgumentKind::WORDS.to_vec());
    let texts = prop_oneof![
        Just("https://host:8743".into()),
        Just("strict".into()),
        any::<String>(),
        generate::number(),
    ];
    (groups, prop::sample::select(NAMES.to_vec()), kinds, texts)
        .prop_map(|(group, name, kind, text)| [group.into(), name.into(), kind.into(), text])
}

proptest! {
    #[test]
    fn any_arguments(arguments in prop::collection::vec(argument(), 0..12)) {
        let arguments = CallArguments::parse(&json!(arguments.concat()).to_string());
        let refused = [Session::query(&arguments).err(), Session::watch(&arguments, 0.0).err()];
        for failure in refused.into_iter().flatten() {
            prop_assert_eq!(failure.code, ErrorCode::InvalidArgument);
            prop_assert!(failure.message.ends_with('.') && failure.hint.ends_with('.'));
        }
    }
}
