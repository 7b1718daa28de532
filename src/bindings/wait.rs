//! What came of something that JavaScript waited for: `how` of `Outcome` in `wait.js`.

/// It resolved.
pub const DONE: u32 = 0;
/// It rejected.
pub const FAILED: u32 = 1;
