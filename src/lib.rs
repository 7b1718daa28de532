//! Query an upgrade task on Huawei's `IoT` platform from the browser.
//!
//! Two rooms and this hall. [`domain`] is pure: bytes and options in, decisions out; it
//! knows no JavaScript and is tested on the host. `js` is glue: it moves what the domain
//! decided across the WebAssembly boundary and decides nothing itself.
//!
//! ```text
//! options -> request ----------> fetch -----> answer -> json -> wire -> task
//!            domain/request.rs   js/fetch.rs  domain/answer.rs ...      |
//!              budget, token, retry decide when to ask (again)          v
//!              js/question.js waits in between                  js/task.rs -> object
//! ```

pub mod domain;

#[cfg(target_family = "wasm")]
pub mod js;
