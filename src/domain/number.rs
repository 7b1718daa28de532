//! JSON numbers, by their digits: exact, and without the tables of a full float parser.

/// The greatest integer that a JavaScript number holds exactly, 2^53 − 1.
pub const GREATEST_SAFE: i64 = 9_007_199_254_740_991;

/// Whether a number is an integer, and one that a JavaScript number holds exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// An integer within ±(2^53−1).
    Safe(i64),
    /// An integer beyond that.
    Unsafe,
    /// No integer.
    Not,
}

/// The length of the JSON number at the start of the text; `None` where there is none.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && bytes.get(at) == Some(&b'0')) {
        return None;
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
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

/// Whether a JSON number is an integer: `2`, `2.0` and `20e-1` are.
#[must_use]
pub fn whole(number: &str) -> Whole {
    let decimal = Decimal::of(number);
    let Some(digits) = decimal.significant() else {
        return Whole::Safe(0);
    };
    // The power of ten of the last significant digit: below zero, there is a fraction.
    let shift = decimal.magnitude() - (length_of(digits.clone().count()) - 1);
    if shift < 0 {
        return Whole::Not;
    }
    if decimal.magnitude() > 15 {
        return Whole::Unsafe;
    }
    let zeros = std::iter::repeat_n(b'0', usize::try_from(shift).unwrap_or(0));
    let value = digits.chain(zeros).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    match value {
        ..=GREATEST_SAFE if decimal.negative => Whole::Safe(-value),
        ..=GREATEST_SAFE => Whole::Safe(value),
        _ => Whole::Unsafe,
    }
}

/// Whether a JSON number is too great for a double.
#[must_use]
pub fn is_beyond_f64(number: &str) -> bool {
    // 2^1024 − 2^970, from which on a decimal rounds to infinity: its first 57 of 309 digits.
    // That refuses a few numbers just below, too, by less than one part in 10^56.
    const BOUND: &[u8] = b"179769313486231580793728971405303415079934132710037826936";
    if number.len() < 300 && !number.contains(['e', 'E']) {
        return false;
    }
    let decimal = Decimal::of(number);
    let Some(digits) = decimal.significant() else {
        return false;
    };
    match decimal.magnitude() {
        ..308 => false,
        308 => digits.chain(std::iter::repeat(b'0')).take(BOUND.len()).ge(BOUND.iter().copied()),
        _ => true,
    }
}

/// A number taken apart: `-12.30e4` is negative, `12`, `30` and 4.
struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl<'a> Decimal<'a> {
    fn of(number: &'a str) -> Self {
        let unsigned = number.strip_prefix('-');
        let negative = unsigned.is_some();
        let (mantissa, exponent) = split(unsigned.unwrap_or(number), &['e', 'E']);
        let (whole, fraction) = split(mantissa, &['.']);
        Self { negative, whole, fraction, exponent: saturating(exponent) }
    }

    fn digits(&self) -> impl DoubleEndedIterator<Item = u8> + Clone + use<'a> {
        self.whole.bytes().chain(self.fraction.bytes())
    }

    /// The digits from the first to the last that is not zero; `None` for zero.
    fn significant(&self) -> Option<impl Iterator<Item = u8> + Clone + use<'a>> {
        let first = self.digits().position(|digit| digit != b'0')?;
        let trailing = self.digits().rev().take_while(|digit| *digit == b'0').count();
        let count = self.whole.len() + self.fraction.len() - first - trailing;
        Some(self.digits().skip(first).take(count))
    }

    /// The power of ten of the first significant digit.
    fn magnitude(&self) -> i64 {
        let first = self.digits().position(|digit| digit != b'0').unwrap_or(0);
        (length_of(self.whole.len()) - 1 - length_of(first)).saturating_add(self.exponent)
    }
}

fn length_of(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn split<'a>(text: &'a str, at: &[char]) -> (&'a str, &'a str) {
    text.split_once(at).unwrap_or((text, ""))
}

/// An exponent of any length; beyond ±10^17 it makes no difference any more.
fn saturating(exponent: &str) -> i64 {
    let digits = exponent.trim_start_matches(['+', '-']);
    let size = digits.bytes().fold(0_i64, |sum, digit| {
        (sum * 10 + i64::from(digit - b'0')).min(100_000_000_000_000_000)
    });
    if exponent.starts_with('-') { -size } else { size }
}
