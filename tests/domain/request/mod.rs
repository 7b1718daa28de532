pub mod arguments;
mod base_url;
mod header;
mod options;
mod secrets;
