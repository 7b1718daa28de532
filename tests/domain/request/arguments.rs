//! Values as `options.js` hands them over.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::argument::Argument;
use iot_upgrade_task::domain::request::options::Options;

pub fn other(kind: &str) -> Argument {
    Argument { kind: kind.into(), text: kind.into(), ..Argument::default() }
}

pub fn absent() -> Argument {
    other("undefined")
}

pub fn text(text: impl Into<String>) -> Argument {
    Argument { text: text.into(), ..other("a text") }
}

pub fn number(number: f64) -> Argument {
    Argument { text: number.to_string(), number, ..other("a number") }
}

pub fn flag(flag: bool) -> Argument {
    Argument { text: flag.to_string(), number: flag.into(), ..other("a boolean") }
}

/// Reads these by some of the rules.
pub fn options<'a>(
    known: std::ops::Range<usize>,
    entries: impl IntoIterator<Item = (&'a str, Argument)>,
) -> Result<Options, Box<Failure>> {
    let mut options = Options::default();
    for (name, given) in entries {
        options.set(&known, &Argument { name: name.into(), ..given })?;
    }
    Ok(options)
}
