//! How strictly a response is read.

use crate::domain::string_enum::string_enum;

string_enum! {
    /// What a response with issues is.
    #[derive(Default)]
    pub enum Validation {
        /// A task with its issues.
        #[default]
        Tolerant = "tolerant",
        /// `invalid_response`, for any issue.
        Strict = "strict",
    }
}
