//! What surrounds the content of a resident's page: whose page it is, what it must not be mistaken for, and the promise.

use leptos::prelude::*;
use shared::Locale;

use crate::face::SurveyFace;
use crate::locales::text;

/// The frame of a page that belongs to a survey: its title, its notice, the promise.
pub fn survey_frame(face: &SurveyFace, content: AnyView) -> AnyView {
    let notice = face.instrument.notice.as_ref().map(|notice| view! { <p class="notice">{face.words(notice)}</p> });
    view! {
        <header>{face.words(&face.instrument.title)}</header>
        {notice}
        <main>{content}</main>
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
