//! Error bodies and statuses: the code decides, nothing secret is repeated.

use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::secrets::Secrets;
use iot_upgrade_task::domain::response::{RawResponse, interpret};
use proptest::prelude::*;

use crate::generate;
use crate::support::{context, ok};

const TOKEN: &str = "t0k3n/of+a==customer";

proptest! {
    #[test]
    fn any_code_message_and_status(
        status in prop::option::of(100..600_u16),
        key in "error_code|resultcode",
        code in generate::json(),
        message in generate::json(),
    ) {
        let body = format!(r#"{{"{key}":{code},"error_desc":{message},"resultmsg":"x{TOKEN}x"}}"#);
        let secrets = Secrets::new(&[TOKEN]);
        let outcome = interpret(RawResponse { status, ..ok(body.as_bytes()) }, &context(&secrets));
        let Err(failure) = outcome else { return Err(TestCaseError::fail("a task")) };
        prop_assert!(!format!("{failure:?}").contains(TOKEN), "{failure:?}");
        prop_assert!(failure.message.ends_with('.') && failure.hint.ends_with('.'), "{failure:?}");
        prop_assert_eq!(failure.http_status, status);
        prop_assert!(failure.retry_after_ms.is_none_or(|ms| ms <= 3_600_000));
        if status == Some(401) {
            prop_assert_eq!(failure.code, ErrorCode::Unauthorized);
        }
    }

    #[test]
    fn a_number_and_its_text_are_the_same_code(code in 1..2_000_000_u32, status in 200..600_u16) {
        let failure = |body: String| {
            let secrets = Secrets::default();
            let response = RawResponse { status: Some(status), ..ok(body.as_bytes()) };
            interpret(response, &context(&secrets)).err()
        };
        let number = failure(format!(r#"{{"error_code":{code}}}"#));
        prop_assert_eq!(&number, &failure(format!(r#"{{"error_code":"{code}"}}"#)));
        prop_assert_eq!(&number, &failure(format!(r#"{{"resultcode":-{code}}}"#)));
        prop_assert_eq!(number.and_then(|failure| failure.platform_code), Some(code.to_string()));
    }
}
