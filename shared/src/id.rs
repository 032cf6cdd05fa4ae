//! Identifiers as types: each has one fallible constructor, so that a value of the type is always well formed.
//!
//! Names are what people write in instruments (items, options, surveys); keys are 128 or 256 random or hashed bits written in
//! hexadecimal. This module knows their form only, not what they stand for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is not a well-formed identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("“{given}” is not {what}: {rule}")]
    Malformed { given: String, what: &'static str, rule: &'static str },
}

impl IdError {
    fn new(given: &str, what: &'static str, rule: &'static str) -> Self {
        // A hostile identifier can be megabytes long; the sentence about it must not be.
        Self::Malformed { given: given.chars().take(40).collect(), what, rule }
    }
}

/// One textual identifier: the type, what it is called in sentences, its rule in words and in code.
macro_rules! name {
    ($(#[$doc:meta])* $type:ident, $what:literal, $rule:literal, $holds:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            /// # Errors
            /// When the text does not follow the rule named in the message.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let holds: fn(&str) -> bool = $holds;
                if holds(text) { Ok(Self(text.to_owned())) } else { Err(IdError::new(text, $what, $rule)) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $type {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> Self {
                name.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name!(
    /// Name of an item, group or page of an instrument, and of its variable in a data set. Items that are asked again have numbers
    /// behind dots: `age.2` is the second `age`, `age.2.3` the third in the second repetition of what is around it.
    ItemName,
    "an item name",
    "use 1 to 31 letters, digits and underscores, beginning with a letter",
    is_item_name
);

/// Byte by byte, because phones check names too and the searches of the standard library are kilobytes of program.
fn is_item_name(text: &str) -> bool {
    // How many bytes of the name, or of the number after a dot, there are so far; a number has at most two.
    let (mut length, mut is_number) = (0, false);
    for byte in text.bytes() {
        if byte == b'.' && length > 0 {
            (length, is_number) = (0, true);
            continue;
        }
        let fits = match (is_number, length) {
            (true, _) => byte.is_ascii_digit() && length < 2,
            (false, 0) => byte.is_ascii_alphabetic(),
            (false, _) => (byte.is_ascii_alphanumeric() || byte == b'_') && length < 31,
        };
        if !fits {
            return false;
        }
        length += 1;
    }
    length > 0 && text.len() < 64
}

impl ItemName {
    /// Whether it names a later repetition of an item.
    #[must_use]
    pub fn is_repetition(&self) -> bool {
        self.0.contains('.')
    }

    /// The name of the item's first repetition, which has no numbers.
    #[must_use]
    pub fn first(&self) -> Self {
        Self(self.0.split('.').next().unwrap_or_default().to_owned())
    }

    /// The numbers of the repetition; empty for the first.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.0.split('.').skip(1)
    }

    /// The name in a repetition, from the outermost one's number to the innermost's.
    #[must_use]
    pub(crate) fn repetition(&self, numbers: &[u16]) -> Self {
        let numbers: String = numbers.iter().map(|number| format!(".{number}")).collect();
        Self(format!("{}{numbers}", self.0))
    }
}

name!(
    /// Name of an option of a question, and its code in a data set.
    OptionName,
    "an option name",
    "use 1 to 31 letters, digits, underscores, dots and hyphens",
    |text| (1..=31).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
);

name!(
    /// The short public code of a survey, as it stands in its address and on its posters.
    SurveyCode,
    "a survey code",
    "use 3 to 32 lowercase letters, digits and hyphens",
    |text| (3..=32).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
);

name!(
    /// Made by the phone before the first byte is sent, so that sending twice counts once: 128 random bits in hexadecimal.
    ResponseId,
    "a response id",
    "use 32 lowercase hexadecimal digits",
    |text| text.len() == 32 && is_lower_hex(text)
);

name!(
    /// Content hash of an instrument: SHA-256 in hexadecimal.
    Version,
    "an instrument version",
    "use 64 lowercase hexadecimal digits",
    |text| text.len() == 64 && is_lower_hex(text)
);

name!(
    /// Identity of a release: SHA-256 of everything that was asked for (`Plan::request`), so the same request has the same name.
    ReleaseId,
    "a release id",
    "use 64 lowercase hexadecimal digits",
    |text| text.len() == 64 && is_lower_hex(text)
);

name!(
    /// The group of people whose privacy one budget protects, over all surveys that can include them.
    PopulationName,
    "a population name",
    "use 3 to 64 lowercase letters, digits and hyphens",
    |text| (3..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
);

impl ResponseId {
    /// The id of 128 random bits drawn by the caller.
    #[must_use]
    pub fn from_bits(bits: u128) -> Self {
        Self(hex(&bits.to_be_bytes()))
    }
}

impl Version {
    #[must_use]
    pub(crate) fn from_digest(digest: &[u8]) -> Self {
        Self(hex(digest))
    }
}

impl ReleaseId {
    #[must_use]
    pub(crate) fn from_digest(digest: &[u8]) -> Self {
        Self(hex(digest))
    }

    /// The first twelve digits: enough for a person to tell releases apart.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Lowercase hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_rules() {
        for good in ["a", "safe_at_night", "Q12"] {
            assert!(ItemName::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "1a", "a b", "a-b", "café", "a23456789012345678901234567890123"] {
            assert!(ItemName::parse(bad).is_err(), "{bad}");
        }
        assert!(OptionName::parse("5").is_ok());
        assert!(OptionName::parse("a b").is_err());
        assert!(SurveyCode::parse("-abc").is_err());
        assert!(ResponseId::parse(&"A".repeat(32)).is_err());
    }

    #[test]
    fn deserialising_goes_through_the_constructor() {
        assert!(serde_json::from_str::<ItemName>("\"no spaces\"").is_err());
        assert!(serde_json::from_str::<ItemName>("\"fine\"").is_ok());
    }

    #[test]
    fn hexadecimal_is_padded() {
        assert_eq!(ResponseId::from_bits(0x0a).as_str(), "0000000000000000000000000000000a");
    }
}
