use iot_upgrade_task::domain::error::ErrorCode;
use iot_upgrade_task::domain::request::option_name::OptionName;
use iot_upgrade_task::domain::response::task_enums::Status;

#[test]
fn a_word_stands_for_its_variant() {
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_word(code.word()), Some(code));
    }
    for name in OptionName::ALL {
        assert_eq!(OptionName::from_word(name.word()), Some(name));
    }
    for word in ["", "Wait", "wait ", "paused"] {
        assert_eq!(Status::from_word(word), None);
    }
}

#[test]
fn words_are_in_the_order_of_the_variants() {
    assert_eq!(Status::WORDS, Status::ALL.map(Status::word));
    assert_eq!(Status::WORDS, ["wait", "processing", "failed", "success", "stop", "unknown"]);
}
