mod kept;
mod pages;
mod permits;
mod queue;
mod store;
mod world;
