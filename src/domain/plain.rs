//! Plain data for JavaScript: what is rare is made into this, and one piece of code writes it.
//! (A derived `Serialize` for each type would be a third of the whole module.)

use serde::{Serialize, Serializer};

use super::timestamp::Timestamp;

/// A value as JSON has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Vec<Plain<'a>>),
    /// An object, in the order of its keys.
    Object(Vec<(&'static str, Plain<'a>)>),
}

/// What can be told as plain data.
pub trait ToPlain {
    /// The same as plain data.
    fn to_plain(&self) -> Plain<'_>;
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

impl<'a> Plain<'a> {
    /// A list of what can be told.
    pub fn list(list: &'a [impl ToPlain]) -> Self {
        Self::List(list.iter().map(ToPlain::to_plain).collect())
    }
}

impl<T: Into<Self>> From<Option<T>> for Plain<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, T::into)
    }
}

impl<'a> From<&'a str> for Plain<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Plain<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<f64> for Plain<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Plain<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// Counts are at most 2^53 − 1, which a double holds exactly.
impl From<i64> for Plain<'_> {
    #[expect(clippy::cast_precision_loss, reason = "exact")]
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

/// As JavaScript counts time: in milliseconds since the epoch.
impl From<Timestamp> for Plain<'_> {
    fn from(time: Timestamp) -> Self {
        Self::Number(time.epoch_ms())
    }
}
