//! A page that says one thing: a survey is closed, an address leads nowhere, a form is out of date.

use leptos::prelude::*;
use shared::Locale;

use crate::document::{Head, Page, Sheet};
use crate::part::frame::plain_frame;
use crate::part::languages::language_links;

pub struct NoticePage {
    pub locale: Locale,
    pub title: String,
    /// A paragraph each.
    pub sentences: Vec<String>,
    /// Where to go from here: address and words.
    pub link: Option<(String, String)>,
}

impl Page for NoticePage {
    fn head(&self) -> Head {
        Head { locale: self.locale, title: self.title.clone(), sheet: Sheet::Resident, engine: false, islands: false }
    }

    fn body(self) -> AnyView {
        let sentences: Vec<_> = self.sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect();
        let content = view! {
            {language_links(self.locale, &Locale::ALL)}
            <h1>{self.title}</h1>
            {sentences}
            {self.link.map(|(address, words)| view! { <p><a href=address>{words}</a></p> })}
        };
        plain_frame(self.locale, content.into_any())
    }
}
