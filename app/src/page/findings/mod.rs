//! The public findings of one release: what was found, how sure it is, what it cannot tell and how people were protected.
//!
//! The order follows evidence summaries of the field (key findings, who answered, each question, precision, methods, limits,
//! privacy, data). Everything printed comes from the release and the instrument; nothing here knows an exact count. Words and
//! numbers are put together in `sentence.rs` and `figure.rs`, so no section can word a range in its own way.

mod closing;
mod cross;
mod decision;
mod figure;
mod method;
mod opening;
mod phrase;
mod privacy;
mod question;
mod sentence;

use std::sync::Arc;

use leptos::prelude::*;
use shared::governance::{Review, Standing};
use shared::id::SurveyCode;
use shared::{Instrument, Locale, Release, Summary};

use crate::document::{Head, Page, Sheet};
use crate::locales::text;
use crate::part::frame::plain_frame;

/// A release, ready to be read.
pub struct FindingsPage {
    pub instrument: Arc<Instrument>,
    pub locale: Locale,
    pub code: SurveyCode,
    pub summary: Summary,
    pub release: Release,
    /// Address, name and size in bytes of each file of the data set.
    pub files: Vec<(String, String, u64)>,
    /// Address and name of each file of synthetic records.
    pub records: Vec<(String, &'static str)>,
    /// First and last day answers were taken, as `YYYY-MM-DD`.
    pub opened: Option<String>,
    pub closed: Option<String>,
    pub others: Vec<ReleaseLink>,
    /// What the team said before it was drawn; nothing where it was not asked.
    pub decided: Option<(Review, Standing)>,
}

/// Another release of the same survey.
pub struct ReleaseLink {
    pub href: String,
    /// The first digits of its id.
    pub short: String,
}

impl Page for FindingsPage {
    fn head(&self) -> Head {
        let title = format!("{} · {}", self.instrument.title.in_locale(self.locale), text(self.locale, "findings-title"));
        Head::new(self.locale, title, Sheet::Findings)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let crosses = (!self.summary.crosses.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{text(locale, "findings-crosses")}</h2>
                    <p>{text(locale, "findings-crosses-how-to-read")}</p>
                    {self.summary.crosses.iter().map(|cross| cross::view(&self, cross)).collect_view()}
                </section>
            }
        });
        let content = view! {
            <article class="findings">
                {opening::view(&self)}
                <section>
                    <h2>{text(locale, "findings-questions")}</h2>
                    {question::contents(&self)}
                    {self.summary.questions.iter().map(|question| question::view(&self, question)).collect_view()}
                </section>
                {crosses}
                {method::view(&self)}
                {privacy::view(&self)}
                {decision::view(&self)}
                {closing::view(&self)}
            </article>
        };
        plain_frame(locale, content.into_any())
    }
}

#[cfg(test)]
mod tests;
