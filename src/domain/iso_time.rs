//! Times as JavaScript's `toISOString` writes them.

use super::timestamp::{DAY, date_from_days};

/// A time in milliseconds since 1970, of those that a `Date` can hold: up to ±8.64e15.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "fits, as a `Date` does; else it saturates")]
pub fn iso_string(epoch_ms: f64) -> String {
    let ms = (epoch_ms as i64).clamp(-8_640_000_000_000_000, 8_640_000_000_000_000);
    let (year, month, day) = date_from_days(ms.div_euclid(DAY * 1_000));
    let mut text = String::new();
    if (0..=9_999).contains(&year) {
        push_padded(&mut text, year, 4);
    } else {
        text.push(if year < 0 { '-' } else { '+' });
        push_padded(&mut text, year.abs(), 6);
    }
    let ms = ms.rem_euclid(DAY * 1_000);
    for (mark, number, digits) in [
        ('-', month, 2),
        ('-', day, 2),
        ('T', ms / 3_600_000, 2),
        (':', ms / 60_000 % 60, 2),
        (':', ms / 1_000 % 60, 2),
        ('.', ms % 1_000, 3),
    ] {
        text.push(mark);
        push_padded(&mut text, number, digits);
    }
    text.push('Z');
    text
}

/// Appends the last so many digits of a number.
fn push_padded(text: &mut String, number: i64, digits: u32) {
    if digits > 1 {
        push_padded(text, number / 10, digits - 1);
    }
    text.push(char::from(b'0' + (number % 10).to_le_bytes()[0]));
}
