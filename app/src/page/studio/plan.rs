//! Planning a release: what to publish, for which part of the budget, and how precise it will be, before anything is spent.
//!
//! One form with two buttons. "Look at the price" comes first, so it is what Enter presses; asking the team is there only once a price
//! was seen, and drawing once the team agreed. Both carry what was priced, so that the server does nothing else. The island shows the same figures while boxes are
//! ticked; the page is complete without it.

mod form;
mod outcome;

use std::sync::Arc;

use leptos::prelude::*;
use shared::estimate::Forecast;
use shared::governance::{Review, Standing};
use shared::id::{ItemName, SurveyCode};
use shared::{Instrument, Locale, NanoRho, Plan, Publishable, TableKey};

use super::{Budget, Viewer, csrf, frame, head};
use crate::document::{Head, Page};
use crate::island::planner::part_of;
use crate::locales::{Argument, format, text};
use crate::part::words::words;

/// The planner of a closed survey.
pub struct PlanPage {
    pub viewer: Viewer,
    pub code: SurveyCode,
    pub instrument: Arc<Instrument>,
    pub chosen: PlanChoice,
    pub budget: Budget,
    pub outcome: PlanOutcome,
}

/// What the form holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChoice {
    pub items: Vec<ItemName>,
    pub crosses: Vec<(ItemName, ItemName)>,
    /// Of the whole budget, so that the same form sent twice is the same plan; one of [`PlanChoice::SHARES_PERCENT`].
    pub share_percent: u8,
    /// A public number to expect the precision for.
    pub people: u32,
    /// Whether synthetic records are offered with the tables.
    pub records: bool,
}

impl PlanChoice {
    pub const SHARES_PERCENT: [u8; 4] = [10, 25, 50, 100];

    /// What the form's field `priced` carries: the same text for the same choice, so that only what was priced is drawn.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let items = self.items.iter().map(ToString::to_string);
        let crosses = self.crosses.iter().map(|(first, second)| format!("{first}*{second}"));
        let rest = [format!("{}%", self.share_percent), if self.records { "records" } else { "tables" }.to_owned()];
        items.chain(crosses).chain(rest).collect::<Vec<_>>().join(" ")
    }

    /// The part of the whole budget that the choice may cost.
    #[must_use]
    pub fn budget(&self, cap: NanoRho) -> NanoRho {
        part_of(cap, self.share_percent)
    }
}

/// What became of the last request.
pub enum PlanOutcome {
    NotYet,
    /// There is no such plan.
    Refused(String),
    Priced(Box<Priced>),
}

/// What a plan costs and how precise it will be.
pub struct Priced {
    pub cost: NanoRho,
    pub tables: Vec<PricedTable>,
    /// Why it cannot be drawn although it has a price.
    pub refused: Option<String>,
    /// What the team said to it; nothing where it was not asked.
    pub review: Option<(Review, Standing)>,
}

/// One table of a plan.
pub struct PricedTable {
    pub label: String,
    pub forecast: Forecast,
}

impl PricedTable {
    /// What it is about, and how wide its ranges will be.
    #[must_use]
    pub fn words(&self, locale: Locale) -> String {
        let Some(half_widths) = self.forecast.half_widths else { return self.label.clone() };
        let points = [("points", Argument::Number((half_widths.total * 100.0).ceil()))];
        format!("{} ({})", self.label, format(locale, "studio-plan-points", &points))
    }
}

impl Priced {
    /// The figures of a plan that nothing is known against, for `people` people.
    #[must_use]
    pub fn of(instrument: &Instrument, locale: Locale, plan: &Plan, people: u32) -> Self {
        let wording = |name: &ItemName| match instrument.logic.slot_of(name) {
            Some(slot) => instrument.words(slot).label.in_locale(locale).to_owned(),
            None => name.to_string(),
        };
        let tables = Forecast::of(plan, &Publishable::all(instrument), people).into_iter().map(|forecast| {
            let label = match &forecast.key {
                TableKey::Total => text(locale, "studio-plan-everyone"),
                TableKey::OneWay(item) => wording(item),
                TableKey::TwoWay(groups, answers) => format!("{} × {}", wording(groups), wording(answers)),
            };
            PricedTable { label, forecast }
        });
        Self { cost: plan.cost(), tables: tables.collect(), refused: None, review: None }
    }
}

impl Page for PlanPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-plan"), true)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let title = words(&self.instrument.title, locale, self.instrument.languages.first);
        let content = view! {
            <p><a href=format!("/studio/surveys/{}", self.code)>{title}</a></p>
            <h1>{text(locale, "studio-plan")}</h1>
            {outcome::refusal(&self)}
            <p>{text(locale, "studio-plan-about")}</p>
            {self.budget.view(locale)}
            <form id="plan" method="post" action=format!("/studio/surveys/{}/plan", self.code) aria-label=text(locale, "studio-plan")>
                {csrf(&self.viewer.csrf)}
                {form::fields(&self)}
                <button name="action" value="price">{text(locale, "studio-plan-price")}</button>
                {outcome::price(&self)}
            </form>
        };
        frame(&self.viewer, content.into_any())
    }
}
