//! Enums whose variants are words in the public types.

/// An enum of words. Beside the variants it has `ALL` of them and their `WORDS`, both in the
/// order of the declaration, and the `word` of each, which is its serialized form.
macro_rules! string_enum {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $vis enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every variant, in the order of the public type.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word that stands for it.
            #[must_use]
            pub fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }

            /// What this word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                let index = $crate::domain::string_enum::index_of(word, Self::WORDS)?;
                Self::ALL.get(index).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(in crate::domain) use string_enum;

// Not inlined, which would compare with each word by itself.
#[inline(never)]
pub(in crate::domain) fn index_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

/// The words that the platform documents: all but the last, which stands for any other.
pub(in crate::domain) fn documented(words: &'static [&'static str]) -> &'static [&'static str] {
    words.split_last().map_or(&[], |(_unknown, documented)| documented)
}
