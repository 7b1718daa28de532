//! JSON, read in place.

pub mod number;
pub mod scanner;
pub mod swar;
pub mod text;
pub mod token;
