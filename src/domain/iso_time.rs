//! Times as JavaScript's `toISOString` writes them.

use super::timestamp::{DAY, date_from_days};

/// A time in milliseconds since 1970, of those that a `Date` can hold: up to ±8.64e15.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "fits, as a `Date` does; else it saturates")]
pub fn iso_string(epoch_ms: f64) -> String {
    let ms = (epoch_ms as i64).clamp(-8_640_000_000_000_000, 8_640_000_000_000_000);
    let (year, month, day) = date_from_days(ms.div_euclid(DAY * 1_000));
    let digits = |number: i64| u32::try_from(number).unwrap_or_default();
    let sign = match year {
        ..0 => "-",
        0..=9_999 => "",
        _ => "+",
    };
    let (year, width) = (digits(year.abs()), if sign.is_empty() { 4 } else { 6 });
    let (month, day) = (digits(month), digits(day));
    let ms = digits(ms.rem_euclid(DAY * 1_000));
    let (hour, minute) = (ms / 3_600_000, ms / 60_000 % 60);
    let (second, ms) = (ms / 1_000 % 60, ms % 1_000);
    format!("{sign}{year:0width$}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}
