//! A text in several languages of which one is always there.
//!
//! Not a message of the interface (those live in `app/src/locales`): this is what neighbors wrote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Languages;
use super::parse::Parser;
use super::source::TextSource;
use crate::locale::Locale;

/// What neighbors wrote, in the instrument's first language and perhaps in others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    fallback: String,
    translations: BTreeMap<Locale, String>,
}

impl Text {
    /// # Errors
    /// `MissingFallback` when `languages` has no text in the first language or it is empty.
    pub(crate) fn new(mut in_languages: BTreeMap<Locale, String>, first: Locale) -> Result<Self, MissingFallback> {
        in_languages.retain(|_, text| !text.trim().is_empty());
        let fallback = in_languages.remove(&first).ok_or(MissingFallback(first))?;
        Ok(Self { fallback, translations: in_languages })
    }

    /// The text in `locale`, or in the instrument's first language where it was not translated.
    #[must_use]
    pub fn in_locale(&self, locale: Locale) -> &str {
        self.translations.get(&locale).unwrap_or(&self.fallback)
    }

    /// The language `in_locale` really answers in, for the `lang` attribute.
    #[must_use]
    pub fn language_shown(&self, locale: Locale, first: Locale) -> Locale {
        if self.translations.contains_key(&locale) { locale } else { first }
    }
}

impl Parser {
    /// The languages that an instrument names.
    pub(super) fn languages(&mut self, tags: &[String]) -> Option<Languages> {
        for (index, tag) in tags.iter().enumerate() {
            match Locale::parse(tag) {
                Ok(locale) if self.allowed.contains(&locale) => {
                    self.flaw::<()>(&format!("languages[{index}]"), "is there twice");
                }
                Ok(locale) => self.allowed.push(locale),
                Err(error) => {
                    self.flaw::<()>(&format!("languages[{index}]"), error);
                }
            }
        }
        self.first = self.allowed.first().copied();
        let Some((&first, others)) = self.allowed.split_first() else {
            return self.flaw("languages", "names no language");
        };
        Some(Languages { first, others: others.to_vec() })
    }

    pub(super) fn text(&mut self, path: &str, source: &TextSource) -> Option<Text> {
        let first = self.first?;
        let in_languages = match source {
            TextSource::InFirstLanguage(text) => BTreeMap::from([(first, text.clone())]),
            TextSource::ByLanguage(texts) => {
                let mut in_languages = BTreeMap::new();
                for (tag, text) in texts {
                    match Locale::parse(tag) {
                        Ok(locale) if self.allowed.contains(&locale) => {
                            in_languages.insert(locale, text.clone());
                        }
                        Ok(_) => {
                            self.flaw::<()>(
                                path,
                                format!("has a text in “{tag}”, which is not among the instrument's languages"),
                            );
                        }
                        Err(error) => {
                            self.flaw::<()>(path, error);
                        }
                    }
                }
                in_languages
            }
        };
        Text::new(in_languages, first).map_err(|error| self.flaw::<()>(path, error)).ok()
    }
}

/// The language every text must have is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("has no text in “{}”, the instrument's first language", .0.tag())]
pub(crate) struct MissingFallback(Locale);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untranslated_text_falls_back() {
        let text = Text::new(BTreeMap::from([(Locale::English, "Street".to_owned())]), Locale::English).unwrap();
        assert_eq!(text.in_locale(Locale::Spanish), "Street");
        assert_eq!(text.language_shown(Locale::Spanish, Locale::English), Locale::English);
    }

    #[test]
    fn a_blank_text_is_no_text() {
        let blank = BTreeMap::from([(Locale::English, "  ".to_owned()), (Locale::Spanish, "Calle".to_owned())]);
        assert!(Text::new(blank, Locale::English).is_err());
    }
}
