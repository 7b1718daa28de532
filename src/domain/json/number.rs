//! JSON numbers, by their digits: exact, and without the tables of a float parser.

/// JavaScript's `Number.MAX_SAFE_INTEGER`, 2^53 − 1. A sum of integers that is greater may be off
/// by a few, but stays greater.
pub const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// The length of the JSON number at the start of the text; `None` where there is none.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let mut at = from;
        while let Some(b'0'..=b'9') = bytes.get(at) {
            at += 1;
        }
        at - from
    };
    let mut at = usize::from(matches!(bytes.first(), Some(b'-')));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && matches!(bytes.get(at), Some(b'0'))) {
        return None;
    }
    at += whole;
    if matches!(bytes.get(at), Some(b'.')) {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    Some(at)
}

/// The value of a JSON number that is an integer, as `2`, `2.0` and `20e-1` are. NaN where it is
/// none, infinite where it is beyond ±(2^53−1).
#[must_use]
pub fn integer(number: &str) -> f64 {
    if let Some(value) = short(number) {
        return value;
    }
    let (mantissa, exponent) = split(number);
    let mut value = 0.0;
    // The power of ten of the last digit that is not zero: below zero, there is a fraction.
    let mut shift = exponent;
    let mut zeros = 0_u32;
    let mut in_fraction = false;
    for byte in mantissa.bytes() {
        match byte {
            b'-' => {}
            b'.' => in_fraction = true,
            _ => {
                shift -= i64::from(in_fraction);
                zeros += 1;
                if byte != b'0' {
                    value = scaled(value, zeros.into()) + f64::from(byte - b'0');
                    zeros = 0;
                }
            }
        }
    }
    shift += i64::from(zeros);
    let value = scaled(value, shift);
    if value == 0.0 {
        0.0
    } else if shift < 0 {
        f64::NAN
    } else if value > MAX_SAFE_INTEGER {
        f64::INFINITY
    } else if mantissa.starts_with('-') {
        -value
    } else {
        value
    }
}

/// The fast path: at most 15 digits and nothing else.
fn short(number: &str) -> Option<f64> {
    if number.len() > 15 {
        return None;
    }
    let mut value = 0.0;
    for byte in number.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10.0 + f64::from(byte - b'0');
    }
    Some(value)
}

/// The value times ten to this power, as far as an integer goes.
fn scaled(value: f64, tens: i64) -> f64 {
    // From 10^19 on, all but zero is beyond.
    (0..tens.min(19)).fold(value, |value, _| value * 10.0)
}

/// An integer in decimal digits. No integer is formatted in another way: that of the standard library
/// takes 0.3 KB of the download.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an integer")]
pub fn format_integer(integer: f64) -> String {
    let digits = digits(integer.abs() as u64);
    if integer < 0.0 { format!("-{digits}") } else { digits }
}

/// The same for one that is not negative.
#[must_use]
pub fn digits(number: u64) -> String {
    let mut text = String::new();
    push_digits(number, 1, &mut text);
    text
}

/// Appends the decimal digits of a number, with zeros before them where it has fewer than these.
pub fn push_digits(number: u64, digits: u32, text: &mut String) {
    if number > 9 || digits > 1 {
        push_digits(number / 10, digits.saturating_sub(1), text);
    }
    text.push(char::from(b'0' + (number % 10).to_le_bytes()[0]));
}

/// Whether a JSON number is too large for a double.
#[must_use]
pub fn overflows_f64(number: &str) -> bool {
    // 2^1024 − 2^970, from which on a decimal rounds to infinity: its first 57 of 309 digits.
    // That refuses a few numbers just below, too, by less than one part in 10^56.
    const BOUND: &[u8; 57] = b"179769313486231580793728971405303415079934132710037826936";
    // The shortest is 1e309.
    if number.len() < 5 || short(number).is_some() {
        return false;
    }
    let (mantissa, exponent) = split(number);
    if mantissa.len() < 300 && exponent == 0 {
        return false;
    }
    let mut first = [b'0'; BOUND.len()];
    let mut count = 0;
    // The power of ten of the first digit that is not zero.
    let mut magnitude = exponent - 1;
    let mut in_fraction = false;
    for byte in mantissa.bytes() {
        match byte {
            b'-' => {}
            b'.' => in_fraction = true,
            b'0' if count == 0 => magnitude -= i64::from(in_fraction),
            _ => {
                magnitude += i64::from(!in_fraction);
                if let Some(slot) = first.get_mut(count) {
                    *slot = byte;
                }
                count += 1;
            }
        }
    }
    count > 0 && (magnitude > 308 || magnitude == 308 && first >= *BOUND)
}

/// The mantissa and the exponent, limited to ±10^17, where more makes no difference.
fn split(number: &str) -> (&str, i64) {
    let Some(at) = number.bytes().position(|byte| matches!(byte, b'e' | b'E')) else {
        return (number, 0);
    };
    let exponent = number.as_bytes().get(at + 1..).unwrap_or_default();
    let digits = exponent.iter().filter(|byte| byte.is_ascii_digit());
    let size = digits.fold(0_i64, |size, digit| {
        (size * 10 + i64::from(digit - b'0')).min(100_000_000_000_000_000)
    });
    let sign = if matches!(exponent.first(), Some(b'-')) { -1 } else { 1 };
    (number.get(..at).unwrap_or_default(), sign * size)
}
