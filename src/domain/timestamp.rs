//! The platform's times: `yyyyMMdd'T'HHmmss'Z'`, in UTC, to the second.

use std::borrow::Cow;

use super::error::Failure;
use super::json::number;
use super::truncate::quoted;

/// In seconds.
pub(super) const DAY: i64 = 86_400;
const FIRST: i64 = -62_167_219_200; // 00000101T000000Z
const LAST: i64 = 253_402_300_799; // 99991231T235959Z

/// A time of the years 0 to 9999, in whole seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Parses exactly `yyyyMMdd'T'HHmmss'Z'` in ASCII digits; `None` for any other form and for a
    /// time that does not exist in the calendar (JavaScript's: Gregorian throughout).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_bytes(text.as_bytes())
    }

    pub(super) fn of_bytes(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, m1, m2, d1, d2, b'T', h1, h2, i1, i2, s1, s2, b'Z'] = text else {
            return None;
        };
        let (year, month, day) =
            (pair(y1, y2)? * 100 + pair(y3, y4)?, pair(m1, m2)?, pair(d1, d2)?);
        let (hour, minute, second) = (pair(h1, h2)?, pair(i1, i2)?, pair(s1, s2)?);
        if hour > 23 || minute > 59 || second > 59 || !(1..=days_of(year, month)).contains(&day) {
            return None;
        }
        let days = i64::from(days_from_date(year, month, day));
        Some(Self(days * DAY + i64::from(hour * 3_600 + minute * 60 + second)))
    }

    /// In milliseconds since 1970, as a `Date` has it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most 15 digits: exact")]
    pub fn epoch_ms(self) -> f64 {
        (self.0 * 1_000) as f64
    }

    /// The second of a `Date`'s time; `None` for NaN or a year outside 0 to 9999.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and is then out of range")]
    pub fn from_epoch_ms(epoch_ms: f64) -> Option<Self> {
        if epoch_ms.is_nan() {
            return None;
        }
        let seconds = (epoch_ms.floor() as i64).div_euclid(1_000);
        (FIRST..=LAST).contains(&seconds).then_some(Self(seconds))
    }

    /// In the platform's form.
    #[must_use]
    pub fn text(self) -> String {
        let (year, month, day) = date_from_days(self.0.div_euclid(DAY));
        let second = self.0.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let mut text = String::new();
        number::push_digits((year * 10_000 + month * 100 + day).unsigned_abs(), 8, &mut text);
        text.push('T');
        number::push_digits((hour * 10_000 + minute * 100 + second).unsigned_abs(), 6, &mut text);
        text.push('Z');
        text
    }
}

/// The public `parseTimestamp`.
///
/// # Errors
/// `invalid_argument` for another form or a time that does not exist.
pub fn parse_timestamp(text: &str) -> Result<Timestamp, Box<Failure>> {
    Timestamp::parse(text).ok_or_else(|| {
        let received = quoted(text);
        Failure::invalid_argument(
            format!(
                "A timestamp must be a moment that exists, written yyyyMMdd'T'HHmmss'Z'; received {received}."
            ),
            "Give a UTC time in the platform's form, such as \"20151212T121212Z\".",
        )
    })
}

/// The public `formatTimestamp`; `epoch_ms` is what the `Date` holds: a whole number, or NaN.
///
/// # Errors
/// `invalid_argument` for an invalid date or a year outside 0 to 9999.
pub fn format_timestamp(epoch_ms: f64) -> Result<String, Box<Failure>> {
    if let Some(timestamp) = Timestamp::from_epoch_ms(epoch_ms) {
        return Ok(timestamp.text());
    }
    let received: Cow<'_, str> =
        if epoch_ms.is_nan() { "NaN".into() } else { number::format_integer(epoch_ms).into() };
    Err(Failure::invalid_argument(
        format!(
            "A date must be valid and of a year from 0 to 9999; received the time value {received}."
        ),
        "Give a Date that holds a time, of a year that has four digits.",
    ))
}

/// Parses two ASCII digits.
#[expect(clippy::inline_always, reason = "hot path; the build inlines little by itself")]
#[inline(always)]
fn pair(tens: &u8, ones: &u8) -> Option<i32> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        Some(i32::from(tens - b'0') * 10 + i32::from(ones - b'0'))
    } else {
        None
    }
}

/// How many days a month has; 0 where there is no such month.
fn days_of(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

// The next two count years from 1 March, so that the leap day is the last of its year, and in
// eras of 400 years, after which the calendar repeats (Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms").
const ERA_DAYS: i32 = 146_097;
const DAYS_FROM_ERA_START_TO_1970: i32 = 719_468;

fn days_from_date(year: i32, month: i32, day: i32) -> i32 {
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * ERA_DAYS + day_of_era - DAYS_FROM_ERA_START_TO_1970
}

pub(super) fn date_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + i64::from(DAYS_FROM_ERA_START_TO_1970);
    let era = days.div_euclid(ERA_DAYS.into());
    let day_of_era = days.rem_euclid(ERA_DAYS.into());
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}
