//! The studio: where co-researchers open and close a survey and plan what is published. Plain forms that work without script.
//!
//! No page here shows anything that depends on an answer, not even how many there are: people on the team are neighbors too.
//! Every form carries the session's token against forged requests.

mod consent;
mod decisions;
mod enter;
mod entry;
mod import;
mod join;
mod media;
mod paper;
mod plan;
mod quality;
mod questions;
mod said;
mod sign_in;
mod survey;
mod surveys;
mod team;
mod template;

use leptos::prelude::*;
use shared::governance::Role;
use shared::{Locale, NanoRho};

pub use consent::{ConsentOutcome, ConsentPage};
pub use decisions::{Asked, DecisionsPage, VoteOutcome};
pub use enter::EnterPage;
pub use entry::{EntryOutcome, EntryPage};
pub use import::{ImportOutcome, ImportPage};
pub use join::{JoinPage, JoinTrouble};
pub use media::MediumRow;
pub use paper::PaperPage;
pub use plan::{PlanChoice, PlanOutcome, PlanPage, Priced, PricedTable};
pub use quality::{QualityOutcome, QualityPage};
pub use questions::{NEW_KINDS, NewWords, QuestionsOutcome, QuestionsPage};
pub use said::{Done, MediaTrouble, Trouble};
pub use sign_in::SignInPage;
pub use survey::{ReleaseRow, SurveyOverviewPage};
pub use surveys::{SurveyRow, SurveysPage};
pub use team::{Person, TeamOutcome, TeamPage};
pub use template::{TemplateOutcome, TemplatePage, TemplatesPage};

use crate::document::{Head, Sheet};
use crate::locales::{Argument, format, percent, text};
use crate::part::amount::rho_text;

/// Who is signed in, and in which language they work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub locale: Locale,
    pub name: String,
    /// What they are in their team; pages offer only what they may do.
    pub role: Role,
    /// Goes back with every form.
    pub csrf: String,
}

/// Where a survey is in its life; it only moves forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyState {
    Draft,
    Open,
    Closed,
}

/// The privacy budget of the people of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    pub cap: NanoRho,
    pub spent: NanoRho,
    pub left: NanoRho,
    /// What is left of the survey's own budget.
    pub of_survey: Option<NanoRho>,
}

impl SurveyState {
    fn name(self, locale: Locale) -> String {
        match self {
            Self::Draft => text(locale, "studio-state-draft"),
            Self::Open => text(locale, "studio-state-open"),
            Self::Closed => text(locale, "studio-state-closed"),
        }
    }
}

impl Budget {
    /// What one release can cost at most.
    fn payable(&self) -> NanoRho {
        self.of_survey.map_or(self.left, |left| left.min(self.left))
    }

    fn view(self, locale: Locale) -> AnyView {
        let part = |rho: NanoRho| {
            let arguments =
                [("rho", Argument::Text(rho_text(rho))), ("percent", Argument::Text(percent(locale, percent_of(rho, self.cap))))];
            format(locale, "studio-budget-part", &arguments)
        };
        let of_survey = self.of_survey.map(|left| {
            let arguments = [("left", Argument::Text(format!("rho {}", rho_text(left))))];
            view! { <p>{format(locale, "studio-budget-of-survey", &arguments)}</p> }
        });
        view! {
            <dl>
                <dt>{text(locale, "studio-budget-cap")}</dt>
                <dd>{format!("rho {}", rho_text(self.cap))}</dd>
                <dt>{text(locale, "studio-budget-spent")}</dt>
                <dd>{part(self.spent)}</dd>
                <dt>{text(locale, "studio-budget-left")}</dt>
                <dd>{part(self.left)}</dd>
            </dl>
            {of_survey}
        }
        .into_any()
    }
}

/// The nearest whole percent of one amount in another.
fn percent_of(part: NanoRho, whole: NanoRho) -> i32 {
    let whole = u128::from(whole.get().max(1));
    let percent = (u128::from(part.get()) * 100 + whole / 2) / whole;
    i32::try_from(percent).unwrap_or(i32::MAX)
}

fn head(locale: Locale, title: &str, islands: bool) -> Head {
    let title = format!("{title} · {}", text(locale, "studio-title"));
    Head { islands, ..Head::new(locale, title, Sheet::Studio) }
}

/// What surrounds every page of someone who is signed in.
fn frame(viewer: &Viewer, content: AnyView) -> AnyView {
    let locale = viewer.locale;
    let signed_in = format(locale, "studio-signed-in", &[("name", Argument::Text(viewer.name.clone()))]);
    view! {
        <header class="bar">
            <nav aria-label=text(locale, "studio-title")>
                <a href="/studio">{text(locale, "studio-title")}</a>
                <a href="/studio/decisions">{text(locale, "studio-decisions")}</a>
                <a href="/studio/team">{text(locale, "studio-team")}</a>
            </nav>
            <form method="post" action="/studio/sign-out" aria-label=text(locale, "studio-sign-out")>
                {csrf(&viewer.csrf)} <span>{signed_in}</span> <button class="quiet">{text(locale, "studio-sign-out")}</button>
            </form>
        </header>
        <main>{content}</main>
    }
    .into_any()
}

fn csrf(token: &str) -> AnyView {
    view! { <input type="hidden" name="csrf" value=token.to_owned()/> }.into_any()
}

/// What went wrong with the last request.
fn problem(locale: Locale, trouble: Option<Trouble>) -> Option<AnyView> {
    trouble.map(|trouble| problem_in_words(locale, trouble.words(locale)))
}

fn problem_in_words(locale: Locale, words: String) -> AnyView {
    view! { <div class="problem" role="alert"><h2>{text(locale, "studio-problem")}</h2><p>{words}</p></div> }.into_any()
}

#[cfg(test)]
mod tests;
