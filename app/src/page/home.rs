//! The front door of a server: which surveys can be answered, and whose results can be read.

use leptos::prelude::*;
use shared::Locale;
use shared::id::SurveyCode;

use crate::document::{Head, Page, Sheet};
use crate::locales::text;
use crate::part::frame::plain_frame;
use crate::part::languages::language_links;

pub struct HomePage {
    pub locale: Locale,
    pub surveys: Vec<HomeEntry>,
}

/// A survey as the home page shows it.
pub struct HomeEntry {
    pub code: SurveyCode,
    /// In the language of the page.
    pub title: String,
    /// Whether it can be answered.
    pub open: bool,
    /// Whether results were published.
    pub findings: bool,
}

impl Page for HomePage {
    fn head(&self) -> Head {
        Head::new(self.locale, text(self.locale, "porchlight"), Sheet::Resident)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let surveys = if self.surveys.is_empty() {
            view! { <p>{text(locale, "home-none")}</p> }.into_any()
        } else {
            let entries: Vec<_> = self.surveys.into_iter().map(|survey| entry(locale, survey)).collect();
            view! { <ul class="surveys">{entries}</ul> }.into_any()
        };
        let content = view! {
            {language_links(locale, &Locale::ALL)}
            <h1>{text(locale, "home-surveys")}</h1>
            <p>{text(locale, "home-introduction")}</p>
            {surveys}
        };
        plain_frame(locale, content.into_any())
    }
}

fn entry(locale: Locale, survey: HomeEntry) -> impl IntoView {
    let address = |path: &str| format!("{path}/{}?language={}", survey.code, locale.tag());
    let answer = if survey.open {
        view! { <p><a href=address("/s")>{text(locale, "home-answer")}</a></p> }.into_any()
    } else {
        view! { <p>{text(locale, "home-closed")}</p> }.into_any()
    };
    let findings = survey.findings.then(|| view! { <p><a href=address("/findings")>{text(locale, "home-findings")}</a></p> });
    view! { <li><h2>{survey.title}</h2>{answer}{findings}</li> }
}
