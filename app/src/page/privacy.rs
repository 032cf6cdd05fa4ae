//! The privacy promise in plain words. Every sentence must be true of what is built; change it together with the code.

use leptos::prelude::*;
use shared::Locale;

use crate::document::{Head, Page, Sheet};
use crate::locales::text;
use crate::part::frame::plain_frame;
use crate::part::languages::language_links;

pub struct PrivacyPage {
    pub locale: Locale,
}

impl Page for PrivacyPage {
    fn head(&self) -> Head {
        let title = text(self.locale, "privacy-heading");
        Head::new(self.locale, title, Sheet::Resident)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let stored = ["privacy-stored-answers", "privacy-stored-chance", "privacy-stored-where"].map(|key| text(locale, key));
        let never = [text(locale, "privacy-never-who"), text(locale, "privacy-never-device")];
        let publish = [
            text(locale, "privacy-publish-groups"),
            text(locale, "privacy-publish-noise"),
            text(locale, "privacy-publish-words"),
        ];
        let cannot =
            [text(locale, "privacy-cannot-zero"), text(locale, "privacy-cannot-hide"), text(locale, "privacy-cannot-change")];
        let content = view! {
            {language_links(locale, &Locale::ALL)}
            <h1>{text(locale, "privacy-heading")}</h1>
            {chapter(text(locale, "privacy-stored-heading"), stored.to_vec())}
            {chapter(text(locale, "privacy-never-heading"), never.to_vec())}
            {chapter(text(locale, "privacy-publish-heading"), publish.to_vec())}
            {chapter(text(locale, "privacy-cannot-heading"), cannot.to_vec())}
            <p><a href="/privacy/assessment" hreflang="en">{text(locale, "privacy-assessment")}</a></p>
        };
        plain_frame(locale, content.into_any())
    }
}

fn chapter(heading: String, sentences: Vec<String>) -> AnyView {
    let lines: Vec<_> = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect();
    view! { <h2>{heading}</h2> <ul>{lines}</ul> }.into_any()
}
