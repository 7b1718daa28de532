//! What the fields of a response hold, in the flat form in which it crosses to JavaScript.

use super::field_values::FieldValues;

/// The values of fields, and their texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FlatFields {
    /// A number for each field and for each element of a list.
    pub(super) values: FieldValues,
    /// All texts, in the order in which the fields were read; those of a list with the separator
    /// between them.
    pub(super) texts: String,
}

impl FlatFields {
    /// Reserves room for this many elements of lists.
    pub(super) fn with_capacity(elements: usize) -> Self {
        Self {
            values: FieldValues::with_capacity(elements),
            texts: String::with_capacity(256 + 40 * elements),
        }
    }

    /// Nothing any more, but with the room that there was.
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.texts.clear();
    }

    /// Appends a text; returns its length.
    pub(super) fn push_text(&mut self, text: &str) -> f64 {
        self.texts.push_str(text);
        length(text.len()).into()
    }

    /// Appends an element of a list.
    pub(super) fn push_element(&mut self, text: &str, is_first: bool) {
        if !is_first {
            self.texts.push_str(SEPARATOR);
        }
        self.texts.push_str(text);
        self.values.push_elements(&[length(text.len())]);
    }

    /// Appends a list of texts as it was sent, in brackets and quotes, so that it is copied at once;
    /// between its texts there is the separator.
    pub(super) fn push_plain_list(&mut self, list: &str, lengths: &[u32]) {
        self.texts.push_str(list.get(2..list.len() - 2).unwrap_or_default());
        self.values.push_elements(lengths);
    }
}

/// What is between the texts of a list.
pub(super) const SEPARATOR: &str = "\",\"";

/// A length: nothing in this memory is longer than 2^32 − 1 bytes.
pub(super) fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
