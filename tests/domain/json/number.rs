use iot_upgrade_task::domain::json::number::{
    MAX_SAFE_INTEGER, format_integer, integer, length, overflows_f64,
};
use proptest::prelude::*;
use serde::de::IgnoredAny;

#[test]
fn a_number_ends_where_json_requires() {
    for (text, expected) in [
        ("0", Some(1)),
        ("-0", Some(2)),
        ("12,", Some(2)),
        ("1.50]", Some(4)),
        ("1e3", Some(3)),
        ("-1.5E+30x", Some(8)),
        ("2e-7", Some(4)),
        ("1-2", Some(1)),
        ("1..2", None),
        ("", None),
        ("-", None),
        ("+1", None),
        ("01", None),
        ("-01", None),
        (".5", None),
        ("5.", None),
        ("5.e1", None),
        ("1e", None),
        ("1e+", None),
        ("NaN", None),
        ("１", None),
    ] {
        assert_eq!(length(text), expected, "{text}");
    }
}

#[test]
fn integers_are_distinguished_from_fractions() {
    for (number, expected) in [
        ("0", 0.0),
        ("-0.0", 0.0),
        ("0e999999999999999999999", 0.0),
        ("2.0", 2.0),
        ("20e-1", 2.0),
        ("0.3e1", 3.0),
        ("-1.5e3", -1_500.0),
        ("007", 7.0),
        ("2.5", f64::NAN),
        ("1e-1", f64::NAN),
        ("1e-99999999999999999999999", f64::NAN),
        ("9007199254740991.5", f64::NAN),
    ] {
        assert_eq!(integer(number).to_bits(), expected.to_bits(), "{number}");
    }
}

#[test]
fn javascript_holds_integers_up_to_2_to_the_53() {
    for (number, expected) in [
        ("9007199254740991", 9_007_199_254_740_991.0),
        ("-9007199254740991", -9_007_199_254_740_991.0),
        ("9007199254740991.000", 9_007_199_254_740_991.0),
        ("9007199254740992", f64::INFINITY),
        ("-9007199254740992", f64::INFINITY),
        ("9999999999999999", f64::INFINITY),
        ("1e15", 1_000_000_000_000_000.0),
        ("1e16", f64::INFINITY),
        ("18446744073709551616", f64::INFINITY),
        ("1e99999999999999999999999", f64::INFINITY),
    ] {
        assert_eq!(integer(number).to_bits(), expected.to_bits(), "{number}");
    }
}

/// 2^1024 − 2^970, exactly between the greatest double and what would come next.
const BOUND: &str = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";

/// How many digits of it are compared.
const COMPARED: usize = 57;

#[test]
fn a_double_ends_at_its_bound() {
    for (number, expected) in [
        ("1.7976931348623157e308", false),
        ("1.7976931348623158e308", false),
        ("1.7976931348623159e308", true),
        ("-1e309", true),
        ("-1e308", false),
        ("-0.0001e312", false),
        ("0.0001e312", false),
        ("0.0001e313", true),
        ("0e999", false),
        ("1e-999999999999999999999", false),
        ("1E999999999999999999999", true),
        (BOUND, true),
    ] {
        assert_eq!(overflows_f64(number), expected, "{number}");
    }
}

#[test]
fn what_shares_the_first_digits_of_the_bound_is_taken_for_it() {
    let just_below = BOUND.replace("497792", "497791");
    assert!(just_below.parse().is_ok_and(f64::is_finite));
    assert!(overflows_f64(&just_below));
}

#[expect(clippy::cast_precision_loss, reason = "within ±2^53")]
fn as_f64(value: i64) -> f64 {
    value as f64
}

#[test]
fn the_least_and_the_greatest_integers_are_written() {
    assert_eq!(format_integer(0.0), "0");
    assert_eq!(format_integer(MAX_SAFE_INTEGER), "9007199254740991");
    assert_eq!(format_integer(-8.64e15), "-8640000000000000");
}

/// Powers of ten that keep 20 digits within 128 bits.
fn exactly(negative: bool, digits: &str, fraction: &str, exponent: i32) -> f64 {
    let ten: i128 = 10;
    let mantissa: i128 = format!("{digits}{fraction}").parse().expect("at most 20 digits");
    let power = exponent - i32::try_from(fraction.len()).expect("at most 10");
    let unit = ten.pow(power.unsigned_abs());
    let value = match power {
        0.. => mantissa * unit,
        _ if mantissa % unit == 0 => mantissa / unit,
        _ => return f64::NAN,
    };
    match i64::try_from(if negative { -value } else { value }) {
        Ok(value) if value.unsigned_abs() < 1 << 53 => as_f64(value),
        _ => f64::INFINITY,
    }
}

proptest! {
    #[test]
    fn numbers_are_those_of_serde_json(text in "[-+.eE019]{0,8}") {
        let is_number = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(length(&text) == Some(text.len()), is_number);
    }

    #[test]
    fn whole_reads_exactly(
        negative: bool, digits in "[0-9]{1,8}0{0,2}", fraction in "[0-9]{0,8}0{0,2}", exponent in -16..=16_i32,
    ) {
        let (sign, point) = (if negative { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
        let number = format!("{sign}{digits}{point}{fraction}e{exponent}");
        let expected = exactly(negative, &digits, &fraction, exponent);
        prop_assert_eq!(integer(&number).to_bits(), expected.to_bits(), "{}", number);
    }

    #[test]
    fn whole_reads_every_integer_exactly(value in -(1_i64 << 55)..1 << 55) {
        let expected = if value.unsigned_abs() < 1 << 53 { as_f64(value) } else { f64::INFINITY };
        prop_assert_eq!(integer(&value.to_string()).to_bits(), expected.to_bits());
    }

    #[test]
    fn an_integer_is_written_as_it_is(value in -(1_i64 << 53)..1 << 53) {
        prop_assert_eq!(format_integer(as_f64(value)), value.to_string());
    }

    #[test]
    fn beyond_f64_is_what_parses_to_infinity(digits in "-?[0-9]{1,25}(\\.[0-9]{1,25})?", exponent in 270..330) {
        let number = format!("{digits}e{exponent}");
        prop_assert_eq!(Ok(overflows_f64(&number)), number.parse().map(f64::is_infinite), "{}", number);
    }

    #[test]
    fn beyond_f64_without_an_exponent(number in "[0-9]{300,320}(\\.[0-9]{1,5})?") {
        prop_assert_eq!(Ok(overflows_f64(&number)), number.parse().map(f64::is_infinite), "{}", number);
    }

    #[test]
    fn beyond_f64_near_the_bound(place in 0..COMPARED, digit in "[0-9]") {
        let mut number = String::from(BOUND);
        number.replace_range(place..=place, &digit);
        prop_assert_eq!(Ok(overflows_f64(&number)), number.parse().map(f64::is_infinite), "{}", number);
    }

    #[test]
    fn any_text_is_handled(text in "[-+.eE0-9]{0,40}") {
        if let Some(length) = length(&text) {
            let number = &text[..length];
            prop_assert_eq!(Ok(overflows_f64(number)), number.parse().map(f64::is_infinite), "{}", number);
            _ = integer(number);
        }
    }
}
