//! Which survey a page shows, and in which language: what every part of a resident's page needs to know.

use std::sync::Arc;

use leptos::prelude::*;
use shared::id::SurveyCode;
use shared::instrument::Text;
use shared::{Instrument, Locale, Slot};

use crate::part::media::MediaFaces;
use crate::part::piped::{Piece, pieces};
use crate::part::words::words;

/// Whose phone the page is on, by the link that led to it: `?from=poster` and so on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// Nothing says otherwise.
    #[default]
    Own,
    /// Reached from a poster: perhaps a borrowed phone, so no draft is kept unless somebody asks for it.
    Poster,
    /// Stands somewhere, and many answer on it.
    Kiosk,
    /// A co-researcher hands it over to one person after another.
    Helper,
}

impl Device {
    #[must_use]
    pub fn parse(name: &str) -> Self {
        match name {
            "poster" => Self::Poster,
            "kiosk" => Self::Kiosk,
            "helper" => Self::Helper,
            _ => Self::Own,
        }
    }

    /// As it stands in addresses; nothing for a person's own phone.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Own => None,
            Self::Poster => Some("poster"),
            Self::Kiosk => Some("kiosk"),
            Self::Helper => Some("helper"),
        }
    }

    #[must_use]
    pub fn is_own(self) -> bool {
        self == Self::Own
    }

    /// Whether one person answers after another, so that nothing of anybody may stay.
    #[must_use]
    pub fn is_passed_on(self) -> bool {
        matches!(self, Self::Kiosk | Self::Helper)
    }
}

/// One survey in one language.
#[derive(Clone, Debug)]
pub struct SurveyFace {
    pub code: SurveyCode,
    pub instrument: Arc<Instrument>,
    pub locale: Locale,
    pub device: Device,
    /// What was answered, in words, by slot; for texts that show it. None said: not known here.
    pub answers: Arc<Vec<String>>,
    /// Pictures and sounds that are there.
    pub media: MediaFaces,
}

impl SurveyFace {
    /// An address of the survey in the language and for the phone of the page.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        let from = self.device.name().map(|name| format!("&from={name}")).unwrap_or_default();
        format!("/s/{}{path}?language={}{from}", self.code, self.locale.tag())
    }

    /// Where a form of it is sent: the language is one of its fields.
    pub(crate) fn form_address(&self) -> String {
        let from = self.device.name().map(|name| format!("?from={name}")).unwrap_or_default();
        format!("/s/{}{from}", self.code)
    }

    /// Neighbors' words in the language of the page, or marked as being in another.
    pub(crate) fn words(&self, text: &Text) -> AnyView {
        words(text, self.locale, self.instrument.languages.first)
    }

    /// The words of an item, with the answers that they show.
    pub(crate) fn words_of(&self, slot: Slot, text: &Text) -> AnyView {
        let written = text.in_locale(self.locale);
        if !written.contains("${") {
            return self.words(text);
        }
        let shown = text.language_shown(self.locale, self.instrument.languages.first);
        let pieces = pieces(written).into_iter().map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Name(name) => match self.instrument.logic.meant_by(name, slot) {
                Some(meant) => {
                    let item = self.instrument.logic.item(meant).name.to_string();
                    view! { <span data-answer=item>{self.answer(meant)}</span> }.into_any()
                }
                None => format!("${{{name}}}").into_any(),
            },
        });
        let pieces: Vec<_> = pieces.collect();
        view! { <span lang=shown.tag() dir=shown.direction().attribute()>{pieces}</span> }.into_any()
    }

    /// The same where no markup is possible.
    pub(crate) fn plain_words_of(&self, slot: Slot, text: &Text) -> String {
        let piece = |piece: Piece<'_>| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Name(name) => {
                self.instrument.logic.meant_by(name, slot).map_or_else(|| format!("${{{name}}}"), |meant| self.answer(meant))
            }
        };
        pieces(text.in_locale(self.locale)).into_iter().map(piece).collect()
    }

    /// An answer in words, for texts that show it.
    fn answer(&self, slot: Slot) -> String {
        let answer = self.answers.get(usize::from(slot.0)).map_or("", String::as_str);
        if answer.is_empty() { "…".to_owned() } else { answer.to_owned() }
    }

    /// What stands in the model for an item, in words.
    #[must_use]
    pub fn said(&self, slot: Slot, model: &str) -> String {
        let options = self.instrument.logic.item(slot).question.options();
        let labels = &self.instrument.words(slot).options;
        let label = |name: &str| options.iter().position(|option| option.as_str() == name).and_then(|index| labels.get(index));
        if options.is_empty() {
            return model.to_owned();
        }
        let words =
            model.split_whitespace().map(|name| label(name).map_or_else(|| name.to_owned(), |label| self.plain_words(label)));
        words.collect::<Vec<_>>().join(", ")
    }

    /// Whether a text shows what only the server computes, so that it has to draw every page.
    pub(crate) fn shows_calculations(&self) -> bool {
        let logic = &self.instrument.logic;
        let is_calculated =
            |name: &str, slot| logic.meant_by(name, slot).is_some_and(|meant| logic.item(meant).question.calculation().is_some());
        let shows = |slot: Slot, text: &Text| {
            pieces(text.in_locale(self.locale))
                .iter()
                .any(|piece| matches!(piece, Piece::Name(name) if is_calculated(name, slot)))
        };
        let mut headings = self.instrument.headings().into_iter();
        headings.any(|(slot, text)| shows(slot, text))
            || logic.slots().any(|(slot, _)| {
                let words = self.instrument.words(slot);
                shows(slot, &words.label) || words.hint.as_ref().is_some_and(|hint| shows(slot, hint))
            })
    }

    /// Which repetition an item is of, to stand behind its words; nothing for what is asked once.
    pub(crate) fn number(&self, slot: Slot) -> String {
        let item = self.instrument.logic.item(slot);
        let numbers: Vec<&str> = item.name.numbers().collect();
        match (item.repetitions, &numbers[..]) {
            (1, _) => String::new(),
            (_, []) => " (1)".to_owned(),
            (_, numbers) => format!(" ({})", numbers.join(", ")),
        }
    }

    /// The same where no markup is possible.
    pub(crate) fn plain_words(&self, text: &Text) -> String {
        text.in_locale(self.locale).to_owned()
    }
}
