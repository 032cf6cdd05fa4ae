//! Planning a release: what to publish, for which part of the budget, and how precise it will be, before anything is spent.
//!
//! One form with two buttons. "Look at the price" comes first, so it is what Enter presses; "Draw" is there only once a price was
//! seen, and carries what was priced, so that the server draws nothing else. The island shows the same figures while boxes are
//! ticked; the page is complete without it.

mod form;
mod outcome;

use std::sync::Arc;

use leptos::prelude::*;
use shared::estimate::expected_half_widths;
use shared::id::{ItemName, SurveyCode};
use shared::instrument::ItemLogic;
use shared::{Cells, Instrument, Locale, NanoRho, Plan, TableKey};

use super::{Budget, Viewer, csrf, frame, head};
use crate::document::{Head, Page};
use crate::island::planner::{part_of, people_in_a_group};
use crate::locales::text;
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
}

impl PlanChoice {
    pub const SHARES_PERCENT: [u8; 4] = [10, 25, 50, 100];

    /// What the form's field `priced` carries: the same text for the same choice, so that only what was priced is drawn.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let items = self.items.iter().map(ToString::to_string);
        let crosses = self.crosses.iter().map(|(first, second)| format!("{first}*{second}"));
        items.chain(crosses).chain([format!("{}%", self.share_percent)]).collect::<Vec<_>>().join(" ")
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
    Priced(Priced),
}

/// What a plan costs and how precise it will be.
pub struct Priced {
    pub cost: NanoRho,
    pub tables: Vec<PricedTable>,
    /// Why it cannot be drawn although it has a price.
    pub refused: Option<String>,
}

/// One table of a plan.
pub struct PricedTable {
    pub label: String,
    pub cells: u32,
    /// Standard deviation of the noise in each count, in people.
    pub noise_deviation: f64,
    /// Expected half widths of the ranges of shares, in percentage points.
    pub half_width_noise_percent: f64,
    pub half_width_total_percent: f64,
    /// Whether there are shares in it at all: the number of people has none.
    pub has_shares: bool,
}

impl Priced {
    /// The figures of a plan, for `people` people.
    #[must_use]
    pub fn of(instrument: &Instrument, locale: Locale, plan: &Plan, people: u32, refused: Option<String>) -> Self {
        let wording = |name: &ItemName| match instrument.logic.slot_of(name) {
            Some(slot) => instrument.words(slot).label.in_locale(locale).to_owned(),
            None => name.to_string(),
        };
        let groups = |name: &ItemName| instrument.logic.slot_of(name).map_or(1, |slot| groups_of(instrument.logic.item(slot)));
        let tables = plan.tables().iter().map(|table| {
            let noise_deviation = table.mechanism.standard_deviation();
            let (label, people) = match &table.key {
                TableKey::Total => (text(locale, "studio-plan-everyone"), people),
                TableKey::OneWay(item) => (wording(item), people),
                TableKey::TwoWay(first, second) => {
                    (format!("{} × {}", wording(first), wording(second)), people_in_a_group(people, groups(first)))
                }
            };
            let expected = expected_half_widths(people, noise_deviation);
            PricedTable {
                label,
                cells: table.cells,
                noise_deviation,
                half_width_noise_percent: expected.noise * 100.0,
                half_width_total_percent: expected.total * 100.0,
                has_shares: table.key != TableKey::Total,
            }
        });
        Self { cost: plan.cost(), tables: tables.collect(), refused }
    }
}

/// How many groups an item makes where it is crossed: the answers it can have.
fn groups_of(item: &ItemLogic) -> u32 {
    let valid =
        Cells::of(item).map_or(0, |cells| cells.categories().iter().filter(|category| category.is_valid_answer()).count());
    u32::try_from(valid).unwrap_or(u32::MAX)
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
            <form id="plan" method="post" action=format!("/studio/surveys/{}/plan", self.code)>
                {csrf(&self.viewer.csrf)}
                {form::fields(&self)}
                <button name="action" value="price">{text(locale, "studio-plan-price")}</button>
                {outcome::price(&self)}
            </form>
        };
        frame(&self.viewer, content.into_any())
    }
}
