//! What the team should look at before it fields a survey: each finding in a sentence, with a better example, and the way to say why it
//! stays as it is.

use std::sync::Arc;

use leptos::prelude::*;
use shared::governance::Act;
use shared::id::SurveyCode;
use shared::quality::{Finding, Kind};
use shared::{Instrument, Locale};

use super::{SurveyState, Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::locales::{Argument, format, text};

pub struct QualityPage {
    pub viewer: Viewer,
    pub code: SurveyCode,
    pub instrument: Arc<Instrument>,
    pub state: SurveyState,
    pub findings: Vec<Finding>,
    pub outcome: Option<QualityOutcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualityOutcome {
    Saved,
    ReasonMissing,
    /// Somebody changed the draft meanwhile.
    Changed,
}

impl Page for QualityPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-quality"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let outcome = self.outcome.map(|outcome| match outcome {
            QualityOutcome::Saved => view! { <p class="done" role="status">{text(locale, "studio-said-saved")}</p> }.into_any(),
            QualityOutcome::ReasonMissing => problem_in_words(locale, text(locale, "studio-quality-reason-missing")),
            QualityOutcome::Changed => problem_in_words(locale, text(locale, "studio-consent-changed")),
        });
        let none = self.findings.is_empty().then(|| view! { <p>{text(locale, "studio-quality-none")}</p> });
        let findings: Vec<_> = self.findings.iter().enumerate().map(|(index, finding)| self.finding(index, finding)).collect();
        let title = self.instrument.title.in_locale(locale).to_owned();
        let content = view! {
            <p><a href=format!("/studio/surveys/{}", self.code)>{title}</a></p>
            <h1>{text(locale, "studio-quality")}</h1>
            {outcome}
            <p>{text(locale, "studio-quality-about")}</p>
            {none}
            {findings}
        };
        frame(&self.viewer, content.into_any())
    }
}

impl QualityPage {
    fn finding(&self, index: usize, finding: &Finding) -> AnyView {
        let locale = self.viewer.locale;
        let slot = finding.item.as_ref().and_then(|name| self.instrument.logic.slot_of(name));
        let shown = finding.locale.unwrap_or(locale);
        let heading = match slot {
            Some(slot) => self.instrument.words(slot).label.in_locale(shown).to_owned(),
            None => text(locale, "studio-quality-whole"),
        };
        let said = explained(locale, finding);
        let kept = finding.accepted.clone().map(|reason| {
            view! { <p><b>{format(locale, "studio-quality-accepted", &[("reason", Argument::Text(reason))])}</b></p> }
        });
        let may_keep = finding.accepted.is_none() && self.state == SurveyState::Draft && self.viewer.role.may(Act::Write);
        let form = may_keep.then(|| {
            let id = format!("reason-{index}");
            let item = finding.item.as_ref().map(ToString::to_string).unwrap_or_default();
            view! {
                <form method="post" action=format!("/studio/surveys/{}/quality", self.code) aria-label=said.clone()>
                    {csrf(&self.viewer.csrf)}
                    <input type="hidden" name="version" value=self.instrument.version.to_string()/>
                    <input type="hidden" name="finding" value=finding.kind.name()/>
                    <input type="hidden" name="item" value=item/>
                    <label for=id.clone()>{text(locale, "studio-quality-reason")}</label>
                    <textarea id=id name="reason" rows="2" maxlength="500"></textarea>
                    <button class="quiet">{text(locale, "studio-quality-keep")}</button>
                </form>
            }
        });
        view! {
            <section>
                <h2 lang=shown.tag() dir=shown.direction().attribute()>{heading}</h2>
                <p>{said}</p>
                {kept}
                {form}
            </section>
        }
        .into_any()
    }
}

/// A finding in a sentence, with a better example.
fn explained(locale: Locale, finding: &Finding) -> String {
    let key = match finding.kind {
        Kind::Untranslated => "studio-quality-untranslated",
        Kind::TooLong => "studio-quality-too-long",
        Kind::Long => "studio-quality-long",
        Kind::PlannedOffence => "studio-quality-planned-offence",
        Kind::Identifying => "studio-quality-identifying",
        Kind::HardToRead => "studio-quality-hard-to-read",
        Kind::TwoThings => "studio-quality-two-things",
        Kind::Leading => "studio-quality-leading",
        Kind::Jargon => "studio-quality-jargon",
        Kind::NoWayOut => "studio-quality-no-way-out",
        Kind::NoMiddle => "studio-quality-no-middle",
        Kind::MixedDirections => "studio-quality-mixed-directions",
    };
    let better = finding.better.unwrap_or_default().to_owned();
    format(locale, key, &[("found", Argument::Text(finding.found.clone())), ("better", Argument::Text(better))])
}
