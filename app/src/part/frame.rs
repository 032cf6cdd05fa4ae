//! What surrounds the content of a resident's page: whose page it is, what it must not be mistaken for, and the promise.

use leptos::prelude::*;
use shared::Locale;

use crate::face::SurveyFace;
use crate::locales::text;
use crate::part::help::help;
use crate::part::kept::kept;
use crate::part::leave::leave_survey;

/// How the list of help stands at the foot of a page: open before the first question and at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpShown {
    Open,
    Folded,
}

/// The frame of a page that belongs to a survey: the way out, its title, its notice, help, the promise.
pub fn survey_frame(face: &SurveyFace, help_shown: HelpShown, content: AnyView) -> AnyView {
    let notice = face.instrument.notice.as_ref().map(|notice| view! { <p class="notice">{face.words(notice)}</p> });
    view! {
        {leave_survey(face)}
        <header>{face.words(&face.instrument.title)} {notice}</header>
        <main>{content}</main>
        {kept(face)}
        {help(face, help_shown == HelpShown::Open)}
        {promise(face.locale)}
    }
    .into_any()
}

/// The frame of a page that belongs to no survey.
pub fn plain_frame(locale: Locale, content: AnyView) -> AnyView {
    view! {
        <header>{text(locale, "porchlight")}</header>
        <main>{content}</main>
        {promise(locale)}
    }
    .into_any()
}

fn promise(locale: Locale) -> impl IntoView {
    view! {
        <footer>
            <p>
                {text(locale, "footer-promise")} " "
                <a href=format!("/privacy?language={}", locale.tag())>{text(locale, "footer-link")}</a>
            </p>
        </footer>
    }
}
