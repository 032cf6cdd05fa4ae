//! A paragraph in one or more languages, none of which must be there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::locale::Locale;

/// Longest text in one language, in characters.
const CHARACTERS_AT_MOST: usize = 5_000;

/// What was written, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(BTreeMap<Locale, String>);

impl Words {
    #[must_use]
    pub fn new(written: impl IntoIterator<Item = (Locale, String)>) -> Self {
        let tidy = |(locale, text): (Locale, String)| (locale, text.replace("\r\n", "\n").trim().to_owned());
        Self(written.into_iter().map(tidy).filter(|(_, text)| !text.is_empty()).collect())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// In exactly that language.
    #[must_use]
    pub fn written(&self, locale: Locale) -> Option<&str> {
        self.0.get(&locale).map(String::as_str)
    }

    /// In that language, in the first of the survey, or in any; with the language it is in.
    #[must_use]
    pub fn in_locale(&self, locale: Locale, first: Locale) -> Option<(&str, Locale)> {
        let found = self.0.get_key_value(&locale).or_else(|| self.0.get_key_value(&first)).or_else(|| self.0.iter().next());
        found.map(|(&locale, text)| (text.as_str(), locale))
    }

    /// All languages it is written in.
    pub fn all(&self) -> impl Iterator<Item = (Locale, &str)> {
        self.0.iter().map(|(&locale, text)| (locale, text.as_str()))
    }

    /// What is wrong with it, where it may have that many words.
    pub(super) fn problem(&self, words_at_most: Option<usize>) -> Option<&'static str> {
        if self.0.values().any(|text| is_unfit(text)) {
            return Some("is longer than 5,000 characters, or has signs in it that cannot be printed");
        }
        // Chinese is written without spaces: about two signs are a word.
        let count = |(locale, text): (&Locale, &String)| match locale {
            Locale::Chinese => text.chars().filter(|sign| sign.is_alphanumeric()).count().div_ceil(2),
            Locale::English | Locale::Spanish | Locale::Arabic | Locale::HaitianCreole => text.split_whitespace().count(),
        };
        let is_long = words_at_most.is_some_and(|at_most| self.0.iter().any(|written| count(written) > at_most));
        is_long.then_some("is longer than this part of the summary may be")
    }
}

/// Whether a text is too long, or has control characters that XML and PDF cannot hold.
pub(super) fn is_unfit(text: &str) -> bool {
    let unprintable = |sign: char| (sign.is_control() && !matches!(sign, '\n' | '\t')) || matches!(sign, '\u{FFFE}' | '\u{FFFF}');
    text.chars().count() > CHARACTERS_AT_MOST || text.chars().any(unprintable)
}
