//! How much of a value an error or an issue quotes.

/// In UTF-16 code units.
const MAX_UNITS: usize = 120;

/// The first 120 UTF-16 code units, but no half of a surrogate pair.
#[must_use]
pub fn truncate(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MAX_UNITS
    });
    match end {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

/// The same in quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    quoted.push_str(truncate(text));
    quoted.push('"');
    quoted
}
