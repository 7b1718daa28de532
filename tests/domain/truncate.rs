use iot_upgrade_task::domain::truncate::truncate;
use proptest::prelude::*;

#[test]
fn a_text_is_cut_at_120_utf_16_code_units() {
    assert_eq!(truncate(&"x".repeat(120)), "x".repeat(120));
    assert_eq!(truncate(&"x".repeat(121)), "x".repeat(120));
    assert_eq!(truncate(&"漢".repeat(121)), "漢".repeat(120));
    assert_eq!(truncate(&"😀".repeat(61)), "😀".repeat(60));
    // Half a pair would be no text.
    assert_eq!(truncate(&format!("x{}", "😀".repeat(60))), format!("x{}", "😀".repeat(59)));
}

proptest! {
    #[test]
    fn a_cut_text_is_the_longest_beginning_that_fits(text in "[x漢😀]{50,130}") {
        let units = |text: &str| text.encode_utf16().count();
        let rest = text.strip_prefix(truncate(&text));
        prop_assert!(units(truncate(&text)) <= 120);
        let next = rest.and_then(|rest| rest.chars().next());
        prop_assert!(next.is_none_or(|next| units(truncate(&text)) + next.len_utf16() > 120));
        prop_assert!(rest.is_some());
    }
}
