//! Timestamps: what is accepted is written again as it was, and no other text is accepted.

use iot_upgrade_task::domain::timestamp::Timestamp;
use proptest::prelude::*;

/// Whether a text is a moment, by counting.
fn is_moment(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_form = bytes.len() == 16
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 => *byte == b'T',
            15 => *byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
    if !is_form {
        return false;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(99);
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && number(9, 11) < 24 && number(11, 13) < 60 && number(13, 15) < 60
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    let parsed = Timestamp::parse(text);
    prop_assert_eq!(parsed.is_some(), is_moment(text), "{}", text);
    if let Some(time) = parsed {
        prop_assert_eq!(time.text(), text);
        prop_assert_eq!(Timestamp::from_epoch_ms(time.epoch_ms()), Some(time));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text: String) {
        agrees(&text)?;
    }

    #[test]
    fn nearly_a_timestamp(text in "[0-9]{4}[01][0-9][0-3][0-9]T[0-2][0-9][0-6][0-9][0-6][0-9]Z") {
        agrees(&text)?;
    }

    #[test]
    fn later_is_greater(one in 0_u32..=99_991_231, other in 0_u32..=99_991_231) {
        let time = |day: u32| Timestamp::parse(&format!("{day:08}T120000Z")).map(Timestamp::epoch_ms);
        if let (Some(first), Some(second)) = (time(one), time(other)) {
            prop_assert_eq!(first.partial_cmp(&second), Some(one.cmp(&other)));
        }
    }
}
