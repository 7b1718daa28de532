//! Percent-encoding.

/// Encodes as JavaScript's `encodeURIComponent` does.
pub(super) fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if is_alphanumeric_or(byte, "-_.!~*'()") {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex_digit(byte >> 4));
            encoded.push(hex_digit(byte & 15));
        }
    }
    encoded
}

/// A hexadecimal digit in upper case.
pub(super) fn hex_digit(digit: u8) -> char {
    char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit })
}

pub(super) fn is_alphanumeric_or(byte: u8, others: &str) -> bool {
    byte.is_ascii_alphanumeric() || others.bytes().any(|other| other == byte)
}
