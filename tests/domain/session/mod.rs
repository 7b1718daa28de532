mod machine;
mod rejection;
mod retry;
mod returning_clients;
mod transport_error;
