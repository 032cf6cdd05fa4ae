//! What neighbors wrote, with the language it is really in: a text that was not translated is shown in the instrument's first
//! language and says so to screen readers.

use leptos::prelude::*;
use shared::expression::Slot;
use shared::instrument::{Instrument, Text};
use shared::{Category, Locale, Question};

use crate::locales::text;
use crate::part::piped::{Piece, pieces};

/// A text and its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) text: String,
    language: Locale,
}

impl Phrase {
    pub(super) fn of(instrument: &Instrument, words: &Text, locale: Locale) -> Self {
        let language = words.language_shown(locale, instrument.languages.first);
        // Nobody's answer stands in what is published.
        let text = pieces(words.in_locale(locale)).into_iter().map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Name(_) => "…",
        });
        Self { text: text.collect(), language }
    }

    /// The label of a category: an option's own words, a point of a scale with its number, or a bin.
    pub(super) fn category(instrument: &Instrument, slot: Slot, category: Category, locale: Locale) -> Self {
        let ours = |text| Self { text, language: locale };
        match category {
            Category::Option(index) => match instrument.words(slot).options.get(usize::from(index)) {
                Some(words) => Self::of(instrument, words, locale).with_point(instrument, slot, category),
                None => ours(String::new()),
            },
            Category::Bin(_) => ours(instrument.category_label(slot, category, locale).unwrap_or_default()),
            Category::Answered => ours(text(locale, "findings-answered")),
            Category::Skipped => ours(text(locale, "findings-skipped")),
            Category::NotAsked => ours(text(locale, "findings-not-asked")),
        }
    }

    /// "4 · Safe" for a point of a scale that has a label.
    fn with_point(self, instrument: &Instrument, slot: Slot, category: Category) -> Self {
        let point = instrument.category_code(slot, category);
        let is_scale = matches!(instrument.logic.item(slot).question, Question::Scale(_));
        if is_scale && point != self.text { Self { text: format!("{point} · {}", self.text), ..self } } else { self }
    }

    /// The `lang` attribute, where the phrase is not in the page's language.
    pub(super) fn lang(&self, page: Locale) -> Option<&'static str> {
        (self.language != page).then(|| self.language.tag())
    }

    /// The bare text.
    pub(super) fn span(self, page: Locale) -> AnyView {
        match self.lang(page) {
            Some(lang) => view! { <span lang=lang>{self.text}</span> }.into_any(),
            None => self.text.into_any(),
        }
    }

    /// The text as something that was said.
    pub(super) fn quoted(self, page: Locale) -> AnyView {
        let lang = self.lang(page);
        view! { <q lang=lang>{self.text}</q> }.into_any()
    }
}

/// The full wording of a question: for a row of a matrix, the question it stands under and then the row.
pub(super) fn wording(instrument: &Instrument, slot: Slot, locale: Locale) -> (Option<Phrase>, Phrase) {
    let words = instrument.words(slot);
    let stem = words.stem.as_ref().map(|stem| Phrase::of(instrument, stem, locale));
    (stem, Phrase::of(instrument, &words.label, locale))
}
