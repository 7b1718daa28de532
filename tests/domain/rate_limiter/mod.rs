mod kept;
mod pages;
mod permits;
mod queue;
mod world;
