//! Percent-encoding.

/// Encodes as JavaScript's `encodeURIComponent` does.
pub(super) fn percent_encode(text: &str) -> String {
    let hex = |digit: u8| char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit });
    let mut encoded = String::new();
    for byte in text.bytes() {
        if is_alphanumeric_or(byte, "-_.!~*'()") {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex(byte >> 4));
            encoded.push(hex(byte & 15));
        }
    }
    encoded
}

pub(super) fn is_alphanumeric_or(byte: u8, others: &str) -> bool {
    byte.is_ascii_alphanumeric() || others.bytes().any(|other| other == byte)
}
