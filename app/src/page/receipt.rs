//! Thanks, once the answers are stored.
//!
//! The switch of language asks for the same receipt again, by the id that the answers were sent under. No answer is on this page.

use leptos::prelude::*;
use shared::id::ResponseId;

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::text;
use crate::page::receipt_state::receipt_buttons;
use crate::part::frame::{HelpShown, survey_frame};
use crate::part::kept::next_person;
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
        // Not on a phone that may be borrowed.
        let manifest = self.face.device.is_own().then(|| self.face.address("/manifest"));
        Head { engine: true, manifest, ..Head::new(locale, text(locale, "receipt-heading"), Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let locale = self.face.locale;
        let closing = self.face.instrument.closing.as_ref().map(|closing| view! { <p>{self.face.words(closing)}</p> });
        let languages = language_buttons("receipt-form", locale, &self.face.instrument.languages.all());
        let content = view! {
            <form method="post" action=self.face.address("/receipt") id="receipt-form">
                <input type="hidden" name="response" value=self.response.to_string()/>
            </form>
            {languages}
            <h1>{text(locale, "receipt-heading")}</h1>
            {self.already.then(|| view! { <p>{text(locale, "receipt-already")}</p> })}
            {closing}
            <p>{text(locale, "receipt-next")}</p>
            <h2>{text(locale, "receipt-code")}</h2>
            <p class="receipt"><code id="receipt">{self.receipt.clone()}</code></p>
            <p>{text(locale, "receipt-meaning")}</p>
            {receipt_buttons(locale, self.receipt)}
            {self.face.device.is_passed_on().then(|| next_person(&self.face, "passed-on-back"))}
        };
        survey_frame(&self.face, HelpShown::Open, content.into_any())
    }
}
