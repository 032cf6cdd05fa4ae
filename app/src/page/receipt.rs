//! Thanks, once the answers are stored.
//!
//! The switch of language asks for the same receipt again, by the id that the answers were sent under. No answer is on this page.

use leptos::prelude::*;
use shared::id::ResponseId;

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::part::frame::survey_frame;
use crate::part::languages::language_buttons;

pub struct ReceiptPage {
    pub face: SurveyFace,
    pub response: ResponseId,
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
        Head { locale, title, sheet: Sheet::Resident, engine: false, islands: false }
    }

    fn body(self) -> AnyView {
        let locale = self.face.locale;
        let closing = self.face.instrument.closing.as_ref().map(|closing| view! { <p>{self.face.words(closing)}</p> });
        let languages = language_buttons(locale, &self.face.instrument.languages.all());
        let content = view! {
            <form method="post" action=format!("/s/{}/receipt", self.face.code)>
                <input type="hidden" name="response" value=self.response.to_string()/>
                {languages}
            </form>
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
