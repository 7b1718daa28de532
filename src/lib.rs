//! Query an upgrade task on Huawei's `IoT` platform from the browser.
//!
//! [`domain`] decides: it is pure Rust, knows no JavaScript, and is tested on the host.
//! `bindings` is the boundary: the exchange through gloo-net, and what crosses. `client` is the
//! JavaScript around it: the public functions, timers, tokens, permits and page events. Calls go
//! one way, from `client` to `bindings` to `domain`.
//!
//! The walk of one query:
//!
//! ```text
//! client/index.js      queryUpgradeTask(id, token, options)
//! client/query.js        arguments.js describes them        -> bindings/session.rs  Session::query
//! domain/session           checks them                         domain/request
//! client/driver.js       loop: command = session.next(event)
//!   "get_token"            client/token_cache.js               the caller's function, once for all calls
//!   "acquire_permit"       client/rate_limiter.js              when: domain/rate_limiter
//!   "send"                 bindings/exchange.rs                gloo-net, with client/transport.js as `fetch`
//!   event "response"       domain/response::interpret          status, error codes, JSON, normalized task
//!   "wait"                 domain/session/retry.rs             backoff, then the next attempt
//!   "return"               bindings/task.rs, task.js           the task as one object
//!   "throw"                client/error.js                     UpgradeTaskError
//! ```
//!
//! A watch is the same loop; `domain/polling` decides when to poll, and its command is "emit". The
//! query of a page of subtasks is the same, too: it reads a page (`domain/response/sub_task_page.rs`)
//! in place of a task, and `client/sub_task_list.js` requests one page after the other.

pub mod domain;

#[cfg(target_family = "wasm")]
pub mod bindings;
