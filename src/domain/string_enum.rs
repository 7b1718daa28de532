//! Enums whose variants have a word each in the public types.

/// An enum with `ALL` its variants, in their order, and the `word` of each.
macro_rules! worded {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)* }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every variant, in the order of the public type.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word that stands for it.
            #[must_use]
            pub fn word(self) -> &'static str {
                static WORDS: [&str; [$($word),*].len()] = [$($word),*];
                WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
}

pub(in crate::domain) use worded;
