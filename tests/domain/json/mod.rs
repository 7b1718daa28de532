mod number;
mod scanner;
mod swar;
mod text;
