//! Who made a survey and agreed to ask it, and why each of its questions is there: for whoever is asked.

use leptos::prelude::*;
use shared::day::day_text;
use shared::governance::{Review, Standing, Voice};

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::{Argument, day, format, text};
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
            Some((review, standing)) => {
                let arguments = [
                    ("yes", Argument::Number(standing.yes.into())),
                    ("needed", Argument::Number(review.rule.approvals.into())),
                    ("community", Argument::Number(standing.reviewers_yes.into())),
                    ("no", Argument::Number(standing.no.into())),
                    ("day", Argument::Text(day(locale, &day_text(review.asked)))),
                ];
                let against = review.ballots.iter().filter(|ballot| ballot.voice == Voice::No);
                let against: Vec<_> = against.map(|ballot| view! { <li><bdi>{ballot.reason.clone()}</bdi></li> }).collect();
                let against =
                    (!against.is_empty()).then(|| view! { <p>{text(locale, "findings-decided-dissent")}</p> <ul>{against}</ul> });
                view! { <p>{format(locale, "design-team", &arguments)}</p> {against} }.into_any()
            }
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
