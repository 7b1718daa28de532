//! Times as JavaScript's `toISOString` writes them.

use super::json::number::push_digits;
use super::timestamp::{DAY, date_from_days};

/// A time in milliseconds since 1970, of those that a `Date` can hold: up to ±8.64e15.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "fits, as a `Date` does; else it saturates")]
pub fn iso_string(epoch_ms: f64) -> String {
    let ms = (epoch_ms as i64).clamp(-8_640_000_000_000_000, 8_640_000_000_000_000);
    let (year, month, day) = date_from_days(ms.div_euclid(DAY * 1_000));
    let (sign, width) = match year {
        ..0 => ("-", 6),
        0..=9_999 => ("", 4),
        _ => ("+", 6),
    };
    let (month, day) = (month.unsigned_abs(), day.unsigned_abs());
    let ms = ms.rem_euclid(DAY * 1_000).unsigned_abs();
    let mut text = String::from(sign);
    for (number, digits, separator) in [
        (year.unsigned_abs(), width, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (ms / 3_600_000, 2, ':'),
        (ms / 60_000 % 60, 2, ':'),
        (ms / 1_000 % 60, 2, '.'),
        (ms % 1_000, 3, 'Z'),
    ] {
        push_digits(number, digits, &mut text);
        text.push(separator);
    }
    text
}
