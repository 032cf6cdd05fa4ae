//! Thanks, once the answers are stored.
//!
//! There is no switch of language here: it would lead back to a fresh form and ask a person to answer again.

use leptos::prelude::*;

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::part::frame::survey_frame;

pub struct ReceiptPage {
    pub face: SurveyFace,
    pub receipt: String,
    /// These answers had been received before; they count once.
    pub already: bool,
}

impl Page for ReceiptPage {
    fn head(&self) -> Head {
        let locale = self.face.locale;
        let survey = self.face.plain_words(&self.face.instrument.title);
        let arguments = [("page", Argument::Text(text(locale, "receipt-heading"))), ("survey", Argument::Text(survey))];
        let title = format(locale, "title-of-page", &arguments);
        // The engine takes the sent answers off the phone.
        Head { locale, title, sheet: Sheet::Resident, engine: true, islands: false }
    }

    fn body(self) -> AnyView {
        let locale = self.face.locale;
        let closing = self.face.instrument.closing.as_ref().map(|closing| view! { <p>{self.face.words(closing)}</p> });
        let content = view! {
            <h1>{text(locale, "receipt-heading")}</h1>
            {self.already.then(|| view! { <p>{text(locale, "receipt-already")}</p> })}
            {closing}
            <p>{text(locale, "receipt-next")}</p>
            <p class="receipt">{text(locale, "receipt-code")} ": " <code id="receipt">{self.receipt}</code></p>
            <p class="hint">{text(locale, "receipt-meaning")}</p>
        };
        survey_frame(&self.face, content.into_any())
    }
}
