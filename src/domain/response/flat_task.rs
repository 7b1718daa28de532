//! A task as flat memory.

use crate::domain::issue::ValidationIssue;

/// A task as it crosses to JavaScript in one call.
#[derive(Debug, Clone, Copy)]
pub struct FlatTask<'a> {
    /// All its texts behind one another, in the order of the fields; those of a list with `","`
    /// between them, as they were sent.
    pub texts: &'a str,
    /// One number for each field, in their order: a time as milliseconds since 1970; a count as
    /// it is; a word as its index; a boolean as 0 or 1; a text as its length in bytes; a list as
    /// the number of its elements. NaN: absent. Behind them, the length of each element of its
    /// lists in bytes.
    pub numbers: &'a [f64],
    /// What was wrong with the response.
    pub issues: &'a [ValidationIssue],
}
