mod machine;
mod rejection;
mod retry;
mod transport_error;
