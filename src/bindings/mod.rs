//! The boundary: what JavaScript may call, and the exchange with the platform. Nothing is decided
//! here; `src/client` calls it, and it calls `domain`.
//!
//! - [`api`]: the functions that need no network
//! - `assessment_input`: a task that a caller gives
//! - [`session`]: a query or a watch, step by step
//! - `exchange`: the request and the response, through gloo-net
//! - `transport`, `event`: what the exchange and the session need of JavaScript
//! - `update`, `convert`: updates and failures, through serde-wasm-bindgen
//! - `command` with `command.js`, `task` with `task.js`: the hot path, each in a single call
//! - `sub_task_page` with `sub_task_page.js`: the same for a page of subtasks

pub mod api;
mod assessment_input;
mod command;
mod convert;
pub mod event;
mod exchange;
mod rate_limiter;
pub mod session;
mod sub_task_page;
pub mod task;
pub mod transport;
mod update;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
