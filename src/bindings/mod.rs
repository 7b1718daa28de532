//! The glue: it carries what the domain decided across the WebAssembly boundary and decides
//! nothing itself. Where a Rust file here has a JavaScript file of the same name beside it,
//! that file is its other half.

pub mod api;
pub mod assess;
mod base_url;
mod budget;
mod error;
mod fetch;
pub mod options;
pub mod question;
mod task;
mod token;
mod update;
mod wait;
mod watch;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
