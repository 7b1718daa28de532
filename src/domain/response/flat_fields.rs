//! What the fields of a response hold, as it crosses to JavaScript.

use super::field_values::FieldValues;

/// The values of fields, and their texts.
#[derive(Debug, Default)]
pub(super) struct FlatFields {
    /// A number for each field.
    pub(super) values: FieldValues,
    /// All texts, in the order in which the fields were read.
    pub(super) texts: String,
    /// How many bytes each element of a list takes.
    pub(super) elements: Vec<u32>,
}

impl FlatFields {
    /// Reserves room for the elements of lists at once: growing step by step takes as long as
    /// reading.
    pub(super) fn with_capacity(elements: usize) -> Self {
        Self {
            values: FieldValues::default(),
            texts: String::with_capacity(256 + 40 * elements),
            elements: Vec::with_capacity(elements),
        }
    }

    /// Appends a text; returns its length.
    pub(super) fn push_text(&mut self, text: &str) -> f64 {
        self.texts.push_str(text);
        length(text.len()).into()
    }

    /// Appends an element of a list.
    #[expect(clippy::inline_always, reason = "hot path; the build inlines little by itself")]
    #[inline(always)]
    pub(super) fn push_element(&mut self, text: &str) {
        self.texts.push_str(text);
        self.elements.push(length(text.len()));
    }
}

/// A length: nothing in this memory is longer than 2^32 − 1 bytes.
pub(super) fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
