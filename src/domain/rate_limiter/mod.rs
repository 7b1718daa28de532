//! When the next request may be sent, so that the platform's flow control never has to refuse one.
//!
//! It is not known when within a request the platform counts it. So a request counts from its
//! sending until a minute after its end, and no more requests than the limit count at a time.
//! Then no minute at the platform holds more: when the request sent last of those that arrived
//! in it was sent, each of the others had been sent, and had ended less than a minute ago or
//! not at all; so all of them counted together.
//!
//! Requests that a page sends within half a second share a record (`slot`), so that a decision
//! takes the same time for a hundred requests a minute as for a million.
//!
//! All pages of an origin share a budget: `merge` takes in what the others wrote, `turns` says who
//! goes first.

mod budget;
mod merge;
mod numbers;
mod slot;
mod turns;

pub use budget::{Budget, LONGEST_PAUSE_MS, PermitDelay, PermitRequest};
