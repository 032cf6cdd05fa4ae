//! Who made a survey and agreed to ask it, and why each of its questions is there: for whoever is asked.

use leptos::prelude::*;
use shared::governance::{Review, Standing};

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::text;
use crate::part::decided::decided;
use crate::part::frame::{HelpShown, survey_frame};
use crate::part::languages::language_links;
use crate::part::origin::questions;

pub struct DesignPage {
    pub face: SurveyFace,
    /// What the team said before it was opened; nothing where it was not asked.
    pub decided: Option<(Review, Standing)>,
}

impl Page for DesignPage {
    fn head(&self) -> Head {
        // Whoever looks at the list of open pages does not learn what it is about.
        let title = text(self.face.locale, "design");
        Head { engine: true, ..Head::new(self.face.locale, title, Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let (face, locale) = (&self.face, self.face.locale);
        let said = match &self.decided {
            None => view! { <p>{text(locale, "design-host")}</p> }.into_any(),
            Some((review, standing)) => decided(locale, "design-team", review, *standing),
        };
        let content = view! {
            {language_links(locale, &face.instrument.languages.all())}
            <h1>{text(locale, "design")}</h1>
            {said}
            <p><a href=format!("/api/v1/surveys/{}/record", face.code)>{text(locale, "findings-decided-record")}</a></p>
            {questions(&face.instrument, locale)}
            <p><a href=face.address("")>{text(locale, "leaving-onward")}</a></p>
        };
        survey_frame(face, HelpShown::Folded, content.into_any())
    }
}
