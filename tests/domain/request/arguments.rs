//! Arguments as the bindings make them.

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::options::{OptionSet, Options};

pub fn other(kind: ArgumentKind) -> Argument {
    Argument { kind, text: kind.word().into(), ..Argument::UNDEFINED.clone() }
}

pub fn absent() -> Argument {
    other(ArgumentKind::Undefined)
}

pub fn text(text: impl Into<String>) -> Argument {
    Argument { text: text.into(), ..other(ArgumentKind::Text) }
}

pub fn number(number: f64) -> Argument {
    Argument { text: number.to_string(), number, ..other(ArgumentKind::Number) }
}

pub fn flag(flag: bool) -> Argument {
    Argument { text: flag.to_string(), number: flag.into(), ..other(ArgumentKind::Boolean) }
}

/// Reads these by some of the rules.
pub fn options<'a>(
    known: OptionSet,
    entries: impl IntoIterator<Item = (&'a str, Argument)>,
) -> Result<Options, Box<Failure>> {
    let mut options = Options::default();
    for (name, given) in entries {
        options.set(known, &Argument { name: name.into(), ..given })?;
    }
    Ok(options)
}
