//! The one list of languages that people can read Porchlight in: tag, own name, direction.
//!
//! To add a language: one variant here, one line in each table below, and one message file `app/src/locales/<tag>.ftl`; a test
//! compares its keys with the English ones. Instruments carry their own texts and use the same tags.

use serde::{Deserialize, Serialize};

/// A language of the interface and of instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Locale {
    English,
    Spanish,
    Arabic,
    /// Simplified.
    Chinese,
    HaitianCreole,
}

/// The tag that was asked for is not on the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language “{0}” is not one of: {list}", list = Locale::ALL.map(Locale::tag).join(", "))]
pub struct UnknownLocale(String);

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// Value of the HTML attribute `dir`.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Locale {
    pub const ALL: [Self; 5] = [Self::English, Self::Spanish, Self::Arabic, Self::Chinese, Self::HaitianCreole];

    /// BCP 47 tag, as in the HTML attribute `lang` and in instruments.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::HaitianCreole => "ht",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
            Self::Chinese => "简体中文",
            Self::HaitianCreole => "Kreyòl ayisyen",
        }
    }

    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::English | Self::Spanish | Self::Chinese | Self::HaitianCreole => Direction::LeftToRight,
            Self::Arabic => Direction::RightToLeft,
        }
    }

    /// # Errors
    /// When the tag is not on the list.
    pub fn parse(tag: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag).ok_or_else(|| UnknownLocale(tag.chars().take(20).collect()))
    }

    /// The best of `offered` for an `Accept-Language` header; the first offered one where nothing fits.
    #[must_use]
    pub fn negotiate(accept_language: &str, offered: &[Self]) -> Option<Self> {
        let primary = |range: &str| range.split([';', '-']).next().unwrap_or_default().trim().to_ascii_lowercase();
        accept_language
            .split(',')
            .find_map(|range| offered.iter().copied().find(|locale| locale.tag() == primary(range)))
            .or_else(|| offered.first().copied())
    }
}

impl TryFrom<String> for Locale {
    type Error = UnknownLocale;
    fn try_from(tag: String) -> Result<Self, UnknownLocale> {
        Self::parse(&tag)
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.tag().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_reads_back_as_its_language() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.tag()), Ok(locale));
        }
        assert!(Locale::parse("tlh").is_err());
    }

    #[test]
    fn the_browsers_wish_is_followed_where_it_can_be() {
        let both = [Locale::English, Locale::Spanish];
        assert_eq!(Locale::negotiate("es-MX,es;q=0.9,en;q=0.8", &both), Some(Locale::Spanish));
        assert_eq!(Locale::negotiate("fr,de", &both), Some(Locale::English));
        assert_eq!(Locale::negotiate("es", &[Locale::English]), Some(Locale::English));
        assert_eq!(Locale::negotiate("", &[]), None);
    }
}
