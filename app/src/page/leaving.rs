//! What the way out does and what it cannot do, told before anything is asked. Every sentence must be true of what is built; change
//! it together with `app/phone/leave.js` and `server/src/routes/leave.rs`.

use leptos::prelude::*;

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::text;
use crate::part::frame::{HelpShown, survey_frame};
use crate::part::languages::language_links;

pub struct LeavingPage {
    pub face: SurveyFace,
}

impl Page for LeavingPage {
    fn head(&self) -> Head {
        let locale = self.face.locale;
        Head { engine: true, ..Head::new(locale, text(locale, "leaving-heading"), Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let locale = self.face.locale;
        let does = [text(locale, "leaving-does-hides"), text(locale, "leaving-does-wipes"), text(locale, "leaving-does-shift")];
        let cannot =
            [text(locale, "leaving-cannot-history"), text(locale, "leaving-cannot-sent"), text(locale, "leaving-cannot-watch")];
        let safer = [text(locale, "leaving-safer-private"), text(locale, "leaving-safer-device")];
        let content = view! {
            {language_links(locale, &self.face.instrument.languages.all())}
            <h1>{text(locale, "leaving-heading")}</h1>
            {chapter(text(locale, "leaving-does"), does.to_vec())}
            {chapter(text(locale, "leaving-cannot"), cannot.to_vec())}
            {chapter(text(locale, "leaving-safer"), safer.to_vec())}
            <p><a href=self.face.address("")>{text(locale, "leaving-onward")}</a></p>
        };
        survey_frame(&self.face, HelpShown::Folded, content.into_any())
    }
}

fn chapter(heading: String, sentences: Vec<String>) -> AnyView {
    let lines: Vec<_> = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect();
    view! { <h2>{heading}</h2> <ul>{lines}</ul> }.into_any()
}
