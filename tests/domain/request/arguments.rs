//! Values as `options.js` hands them over.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::argument::Given;
use iot_upgrade_task::domain::request::options::Options;

pub fn other(kind: &str) -> Given {
    Given { kind: kind.into(), text: kind.into(), ..Given::default() }
}

pub fn absent() -> Given {
    other("undefined")
}

pub fn text(text: impl Into<String>) -> Given {
    Given { text: text.into(), ..other("a text") }
}

pub fn number(number: f64) -> Given {
    Given { text: number.to_string(), number, ..other("a number") }
}

pub fn flag(flag: bool) -> Given {
    Given { text: flag.to_string(), number: flag.into(), ..other("a boolean") }
}

/// Reads these by some of the rules.
pub fn options<'a>(
    known: std::ops::Range<usize>,
    entries: impl IntoIterator<Item = (&'a str, Given)>,
) -> Result<Options, Box<Failure>> {
    let mut options = Options::default();
    for (name, given) in entries {
        options.set(&known, &Given { name: name.into(), ..given })?;
    }
    Ok(options)
}
