use super::arguments::text;
use iot_upgrade_task::domain::request::operation_id::OperationId;
use proptest::prelude::*;

use crate::support::refused;

#[test]
fn an_operation_id_is_one_path_segment() {
    for id in ["", ".", ".."] {
        refused(
            OperationId::new(&text(id)),
            &format!("`operationId` must be the id of a task; received \"{id}\"."),
            "Give the operationId that the platform returned when the task was created.",
        );
    }
    for (id, encoded) in [
        ("op-1_A.b~", "op-1_A.b~"),
        ("...", "..."),
        ("a/../b", "a%2F..%2Fb"),
        // From JavaScript's encodeURIComponent.
        (
            "a b/c?d#e%é漢😀-_.!~*'()+&=:@",
            "a%20b%2Fc%3Fd%23e%25%C3%A9%E6%BC%A2%F0%9F%98%80-_.!~*'()%2B%26%3D%3A%40",
        ),
    ] {
        let id = OperationId::new(&text(id));
        assert_eq!(id.map(|id| id.encoded()), Ok(encoded.into()));
    }
}

proptest! {
    #[test]
    fn any_text_is_handled(any in any::<String>()) {
        let encoded = OperationId::new(&text(any.as_str())).map(|id| id.encoded());
        prop_assert!(encoded.is_err() || encoded.is_ok_and(|encoded| encoded.is_ascii()));
    }
}
