mod number;
mod scanner;
mod text;
