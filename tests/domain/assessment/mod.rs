mod assess;
mod properties;

pub use assess::codes;
