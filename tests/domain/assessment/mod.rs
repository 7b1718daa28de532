mod assess;
mod properties;
