//! Which survey a page shows, and in which language: what every part of a resident's page needs to know.

use std::sync::Arc;

use leptos::prelude::*;
use shared::id::SurveyCode;
use shared::instrument::Text;
use shared::{Instrument, Locale, Slot};

use crate::part::media::MediaFaces;
use crate::part::words::words;

/// One survey in one language.
#[derive(Clone, Debug)]
pub struct SurveyFace {
    pub code: SurveyCode,
    pub instrument: Arc<Instrument>,
    pub locale: Locale,
    /// Pictures and sounds that are there.
    pub media: MediaFaces,
}

impl SurveyFace {
    /// Neighbors' words in the language of the page, or marked as being in another.
    pub(crate) fn words(&self, text: &Text) -> AnyView {
        words(text, self.locale, self.instrument.languages.first)
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
