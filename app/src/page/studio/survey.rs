//! One survey as its team sees it: its state and what can be done next, its budget, its releases.
//!
//! There is no count of answers here, and the page says why.

use std::sync::Arc;

use leptos::prelude::*;
use shared::governance::{Act, Review, Standing, State};
use shared::id::{ReleaseId, SurveyCode};
use shared::{Instrument, Locale, NanoRho};

use super::decisions::standing_words;
use super::{
    Budget, Done, MediaTrouble, MediumRow, SurveyState, Trouble, Viewer, csrf, frame, head, media, problem, problem_in_words,
};
use crate::document::{Head, Page};
use crate::locales::{Argument, day, format, text};
use crate::part::amount::rho_text;
use crate::part::words::words;

/// Everything about a survey that does not depend on an answer.
pub struct SurveyOverviewPage {
    pub viewer: Viewer,
    pub code: SurveyCode,
    pub instrument: Arc<Instrument>,
    pub state: SurveyState,
    /// As `YYYY-MM-DD`.
    pub opened_day: Option<String>,
    pub closed_day: Option<String>,
    /// Links, cards or phones, as the team counted them.
    pub handed_out: u64,
    /// Numbers of paper forms that were typed in once.
    pub paper: Vec<u32>,
    pub budget: Budget,
    pub releases: Vec<ReleaseRow>,
    /// What the team said to opening a draft as it is now; nothing where it was not asked.
    pub opening: Option<(Review, Standing)>,
    /// How many things there are to look at in its wording.
    pub findings: usize,
    /// Files that prompts name.
    pub media: Vec<MediumRow>,
    pub problem: Option<Trouble>,
    /// What was just done.
    pub done: Option<Done>,
}

/// One release of the survey.
pub struct ReleaseRow {
    /// The day readers see it from, where that is still to come.
    pub shown_from: Option<String>,
    pub id: ReleaseId,
    /// As `YYYY-MM-DD`.
    pub day: String,
    pub cost: NanoRho,
    pub href: String,
}

impl Page for SurveyOverviewPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, self.instrument.title.in_locale(self.viewer.locale), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let title = words(&self.instrument.title, locale, self.instrument.languages.first);
        let days = [("studio-opened", &self.opened_day), ("studio-closed", &self.closed_day)];
        let days = days.into_iter().filter_map(|(key, written)| {
            let written = day(locale, written.as_ref()?);
            Some(view! { <dt>{text(locale, key)}</dt><dd>{written}</dd> })
        });
        let content = view! {
            <h1>{title} " " <span class="state">{self.state.name(locale)}</span></h1>
            {self.trouble()}
            {self.done.map(|done| view! { <p class="done" role="status">{done.words(locale)}</p> })}
            <dl>
                <dt>{text(locale, "studio-survey-pages")}</dt>
                <dd>
                    {form_facts(&self.instrument, locale)} " "
                    <a href=format!("/s/{}", self.code)>{text(locale, "studio-see-form")}</a>
                </dd>
                {days.collect_view()}
            </dl>
            <p><a href=format!("/studio/surveys/{}/quality", self.code)>{text(locale, "studio-quality")}</a> " (" {self.findings} ")"</p>
            <p><a href=format!("/studio/surveys/{}/paper", self.code)>{text(locale, "studio-paper")}</a></p>
            {(self.state == SurveyState::Open && self.viewer.role.may(Act::Field)).then(|| view! {
                <p><a href=format!("/studio/surveys/{}/entry", self.code)>{text(locale, "studio-entry")}</a></p>
            })}
            {(self.state == SurveyState::Draft && self.viewer.role.may(Act::Write)).then(|| media::view(&self.viewer, &self.code, &self.media))}
            {self.next_step()}
            {self.viewer.role.may(Act::SeeProgress).then(|| self.progress())}
            <section>
                <h2>{text(locale, "studio-budget")}</h2>
                <p>{text(locale, "studio-budget-about")}</p>
                {self.budget.view(locale)}
            </section>
            {releases(locale, &self.releases)}
        };
        frame(&self.viewer, content.into_any())
    }
}

impl SurveyOverviewPage {
    fn trouble(&self) -> Option<AnyView> {
        let locale = self.viewer.locale;
        let missing = media::missing(&self.media);
        if self.problem == Some(Trouble::Media(MediaTrouble::Missing)) && !missing.is_empty() {
            let words = format!("{} {missing}", text(locale, "studio-media-needed"));
            return Some(problem_in_words(locale, words));
        }
        problem(locale, self.problem)
    }

    /// The one thing that moves the survey forward from its state.
    fn next_step(&self) -> AnyView {
        let (locale, address) = (self.viewer.locale, format!("/studio/surveys/{}", self.code));
        match self.state {
            SurveyState::Draft => view! {
                {self.viewer.role.may(Act::Write).then(|| view! {
                    <p><a href=format!("{address}/questions")>{text(locale, "studio-questions")}</a></p>
                })}
                <p><a href=format!("{address}/consent")>{text(locale, "studio-consent")}</a></p>
                <section>
                    <h2>{text(locale, "studio-open")}</h2>
                    <p>{text(locale, "studio-open-about")}</p>
                    {self.opening(&address)}
                </section>
            }
            .into_any(),
            SurveyState::Open if !self.viewer.role.may(Act::Open) => ().into_any(),
            SurveyState::Closed if !self.viewer.role.may(Act::Plan) => ().into_any(),
            SurveyState::Open => view! {
                <section>
                    <h2>{text(locale, "studio-close")}</h2>
                    <p>{text(locale, "studio-close-about")}</p>
                    {self.typed_once().map(|words| view! { <p>{words}</p> })}
                    <form method="post" action=format!("{address}/close") aria-label=text(locale, "studio-close")>
                        {csrf(&self.viewer.csrf)}
                        <label class="check">
                            <input type="checkbox" name="confirm" value="yes" required/>
                            {text(locale, "studio-close-confirm")}
                        </label>
                        <button>{text(locale, "studio-close")}</button>
                    </form>
                </section>
            }
            .into_any(),
            SurveyState::Closed => view! {
                <section>
                    <h2>{text(locale, "studio-plan")}</h2>
                    <p>{text(locale, "studio-plan-about")}</p>
                    <p><a class="button" href=format!("{address}/plan")>{text(locale, "studio-plan")}</a></p>
                </section>
            }
            .into_any(),
        }
    }

    /// The team is asked before a survey is opened.
    fn opening(&self, address: &str) -> AnyView {
        let locale = self.viewer.locale;
        let button = |path: &str, key: &str| {
            view! {
                <form method="post" action=format!("{address}/{path}") aria-label=text(locale, key)>
                    {csrf(&self.viewer.csrf)} <button>{text(locale, key)}</button>
                </form>
            }
            .into_any()
        };
        let Some((review, standing)) = &self.opening else {
            let ask = self.viewer.role.may(Act::Ask).then(|| button("review", "studio-decide-ask"));
            return view! { <p>{text(locale, "studio-decide-ask-about")}</p> {ask} }.into_any();
        };
        let open = match standing.state {
            State::Approved => self.viewer.role.may(Act::Open).then(|| button("open", "studio-open")),
            State::Waiting => None,
        };
        let decisions = view! { <a href="/studio/decisions">{text(locale, "studio-decisions")}</a> };
        view! { <p>{standing_words(locale, review, *standing)} " " {decisions}</p> {open} }.into_any()
    }

    fn typed_once(&self) -> Option<String> {
        let numbers: Vec<_> = self.paper.iter().map(u32::to_string).collect();
        let arguments = [("numbers", Argument::Text(numbers.join(", ")))];
        (!numbers.is_empty()).then(|| format(self.viewer.locale, "studio-entry-waiting", &arguments))
    }

    fn progress(&self) -> AnyView {
        let locale = self.viewer.locale;
        let form = (self.state != SurveyState::Closed).then(|| {
            view! {
                <form method="post" action=format!("/studio/surveys/{}/handed-out", self.code) aria-label=text(locale, "studio-save")>
                    {csrf(&self.viewer.csrf)}
                    <label for="handed-out">{text(locale, "studio-handed-out-label")}</label>
                    <input id="handed-out" name="handed_out" inputmode="numeric" autocomplete="off" value=self.handed_out.to_string()/>
                    <button class="quiet">{text(locale, "studio-save")}</button>
                </form>
            }
        });
        view! {
            <section>
                <h2>{text(locale, "studio-progress")}</h2>
                <p>{text(locale, "studio-progress-why")}</p>
                <p>{text(locale, "studio-handed-out")} ": " <strong>{self.handed_out}</strong></p>
                {form}
            </section>
        }
        .into_any()
    }
}

fn form_facts(instrument: &Instrument, locale: Locale) -> String {
    #[allow(clippy::cast_precision_loss, reason = "an instrument has few items")]
    let number = |count: usize| Argument::Number(count as f64);
    let questions = instrument.logic.variables().map(|(_, item)| item).filter(|item| item.question.takes_an_answer()).count();
    let languages: Vec<_> = instrument.languages.all().into_iter().map(Locale::own_name).collect();
    let arguments = [
        ("questions", number(questions)),
        ("pages", number(instrument.pages.len())),
        ("languages", Argument::Text(languages.join(", "))),
    ];
    format(locale, "studio-survey-pages-count", &arguments)
}

/// That readers do not see it yet.
fn later(locale: Locale, from: Option<&str>) -> Option<String> {
    let arguments = [("day", Argument::Text(day(locale, from?)))];
    Some(format!("({})", format(locale, "studio-release-later", &arguments)))
}

fn releases(locale: Locale, releases: &[ReleaseRow]) -> AnyView {
    let list = if releases.is_empty() {
        view! { <p>{text(locale, "studio-releases-none")}</p> }.into_any()
    } else {
        let rows = releases.iter().map(|release| {
            view! {
                <tr>
                    <th scope="row"><a href=release.href.clone()>{release.id.short().to_owned()}</a></th>
                    <td>{day(locale, &release.day)} {later(locale, release.shown_from.as_deref())}</td>
                    <td class="number">{format!("rho {}", rho_text(release.cost))}</td>
                </tr>
            }
        });
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text(locale, "studio-column-release")}</th>
                        <th scope="col">{text(locale, "studio-column-day")}</th>
                        <th scope="col" class="number">{text(locale, "studio-column-cost")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! { <section><h2>{text(locale, "studio-releases")}</h2>{list}</section> }.into_any()
}
