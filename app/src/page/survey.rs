//! Answering a survey: consent, pages of questions, a last look, one form. It works without script, and all it knows is in the
//! form itself: nothing about a person who has not sent yet is stored anywhere.
//!
//! The names and ids below are a contract with the server, the phone engine and the browser tests.

mod agreement;
mod consent;
mod form;
mod repeat;
mod review;
mod section;

use leptos::prelude::*;
use shared::id::ResponseId;
use shared::{Draft, Fault, FaultKind, Locale, Slot};

pub use self::agreement::{AgeGroup, Agreement, Lack};
pub use self::form::AGREED;
use crate::document::{Head, Page, Sheet};
pub use crate::face::{Device, SurveyFace};
use crate::locales::{Argument, fault_message, format, text};
use crate::part::error_summary::{Problem, error_summary};
use crate::part::frame::{HelpShown, survey_frame};
use crate::question::Item;

/// Where a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Consent,
    /// Index of a page of the instrument.
    Page(usize),
    Review,
}

impl Step {
    /// As it stands in the form.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Consent => "consent".to_owned(),
            Self::Page(page) => format!("page-{page}"),
            Self::Review => "review".to_owned(),
        }
    }
}

/// One step of a survey with everything given so far.
pub struct SurveyPage {
    pub face: SurveyFace,
    pub step: Step,
    /// Where the person is asked whether they take part: what they said, and what is still to be said.
    pub asking: Option<(Agreement, Vec<Lack>)>,
    pub draft: Draft,
    /// Which items' conditions hold, by slot.
    pub asked: Vec<bool>,
    /// Which of an item's options are offered, by slot; none said: all of them.
    pub offered: Vec<Vec<bool>>,
    /// What to mend, on this step.
    pub faults: Vec<Fault>,
    /// The answers were sent, and could not be stored.
    pub not_sent: bool,
    pub response: ResponseId,
}

impl Page for SurveyPage {
    fn head(&self) -> Head {
        let locale = self.face.locale;
        // Whoever looks at the list of open pages does not learn what it is about.
        let title = match self.step {
            Step::Consent => text(locale, "consent-heading"),
            Step::Page(page) => section::progress(&self.face, page),
            Step::Review => text(locale, "review-heading"),
        };
        let title =
            if self.problems().is_empty() { title } else { format(locale, "title-error", &[("title", Argument::Text(title))]) };
        // For those who ask many. A person's own phone learns of it with the receipt: before, it would cost bytes that nobody needs yet.
        let manifest = self.face.device.is_passed_on().then(|| self.face.address("/manifest"));
        Head { engine: true, manifest, ..Head::new(locale, title, Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let nothing = (Agreement::default(), Vec::new());
        let (said, lacks) = self.asking.as_ref().unwrap_or(&nothing);
        let content = match self.step {
            Step::Consent => consent::view(&self.face, *said, lacks),
            Step::Page(page) => {
                let above = self.asking.is_some().then(|| consent::above_questions(&self.face, *said, lacks));
                section::view(&self.face, page, above, |slot| self.item(slot))
            }
            Step::Review => review::view(&self),
        };
        let content = view! { {error_summary(self.face.locale, self.problems())} {content} };
        let help = if self.asking.is_some() { HelpShown::Open } else { HelpShown::Folded };
        survey_frame(&self.face, help, form::view(&self, content.into_any()))
    }
}

impl SurveyPage {
    fn is_asked(&self, slot: Slot) -> bool {
        self.asked.get(usize::from(slot.0)).copied().unwrap_or(false)
    }

    /// Items of the page that is shown; none on other steps.
    fn slots(&self) -> &[Slot] {
        match self.step {
            Step::Page(page) => self.face.instrument.logic.pages.get(page).map_or(&[], Vec::as_slice),
            Step::Consent | Step::Review => &[],
        }
    }

    fn item(&self, slot: Slot) -> Item<'_> {
        let name = &self.face.instrument.logic.item(slot).name;
        let offered = self.offered.get(usize::from(slot.0)).map_or(&[][..], Vec::as_slice);
        let fault = self.faults.iter().find(|fault| fault.item == *name).map(|fault| fault.kind);
        Item { face: &self.face, slot, given: self.draft.given(name), fault, asked: self.is_asked(slot), offered }
    }

    fn problems(&self) -> Vec<Problem> {
        let locale = self.face.locale;
        let lacks = self.asking.iter().flat_map(|(_, lacks)| lacks).map(|lack| consent::problem(&self.face, *lack));
        match self.step {
            Step::Consent => lacks.collect(),
            Step::Review if self.not_sent => vec![Problem { control: None, message: text(locale, "review-not-sent") }],
            Step::Page(_) | Step::Review => lacks.chain(self.faults.iter().filter_map(|fault| self.problem(fault))).collect(),
        }
    }

    /// What to say about a fault; nothing about an item that the instrument does not have.
    fn problem(&self, fault: &Fault) -> Option<Problem> {
        let slot = self.face.instrument.logic.slot_of(&fault.item)?;
        let question = self.face.plain_words_of(slot, &self.face.instrument.words(slot).label) + &self.face.number(slot);
        let message = fault_message(self.face.locale, &self.face.instrument, slot, fault.kind);
        let here = self.slots().contains(&slot) && self.is_asked(slot) && fault.kind != FaultKind::NothingToAnswer;
        Some(Problem { control: here.then(|| self.item(slot).control()), message: format!("{question} {message}") })
    }
}

/// What residents see before the first question, to show to those who write it.
#[must_use]
pub fn consent_preview(face: &SurveyFace) -> AnyView {
    consent::view(face, Agreement::default(), &[])
}

/// One page of questions as residents see it, for those who type in what was answered on paper.
pub(crate) fn page_of_questions<'a>(face: &'a SurveyFace, page: usize, item: impl Fn(Slot) -> Item<'a>) -> AnyView {
    section::view(face, page, None, item)
}

/// What a survey is called among the programs of a phone: nothing that tells what it is about.
#[must_use]
pub fn installed_name(locale: Locale) -> String {
    text(locale, "installed-name")
}

/// Every page's section, empty, for the phone engine to turn pages without the network.
pub struct AllPages {
    pub face: SurveyFace,
}

impl AllPages {
    pub fn view(self) -> AnyView {
        let item = |slot| Item { face: &self.face, slot, given: &[], fault: None, asked: true, offered: &[] };
        let sections: Vec<_> =
            (0..self.face.instrument.pages.len()).map(|page| section::view(&self.face, page, None, item)).collect();
        sections.into_any()
    }
}

#[cfg(test)]
mod tests;
