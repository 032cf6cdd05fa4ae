//! The live price of a release: what the boxes that are ticked now would cost, and how precise the shares would be.
//!
//! The same figures come back from the server with "Look at the price", which has the last word.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use serde::{Deserialize, Serialize};
use shared::estimate::{Forecast, HalfWidths, Reliability, z};
use shared::id::ItemName;
use shared::{NanoRho, Plan, PlanError, PlanRequest, Publishable, TableKey};

use crate::part::amount::rho_text;

/// What the planner is told about the survey; all of it is public.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlannerFacts {
    /// In the order of the instrument.
    pub items: Vec<PlannerItem>,
    pub cap: NanoRho,
    pub words: PlannerWords,
}

/// One item that can be published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlannerItem {
    #[serde(flatten)]
    pub item: Publishable,
    pub label: String,
}

/// The words of the planner, in the viewer's language: the message files stay on the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlannerWords {
    pub heading: String,
    pub empty: String,
    pub too_small: String,
    pub cost: String,
    pub table: String,
    pub noise: String,
    pub total_share: String,
    pub wide: String,
    pub everyone: String,
}

/// The given percentage of the whole budget, rounded down.
#[must_use]
pub fn part_of(cap: NanoRho, share_percent: u8) -> NanoRho {
    let part = u128::from(cap.get()) * u128::from(share_percent.min(100)) / 100;
    NanoRho::new(u64::try_from(part).unwrap_or(u64::MAX))
}

/// What the form holds now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ticked {
    items: Vec<String>,
    crosses: Vec<(String, String)>,
    share_percent: u8,
    people: u32,
}

/// What is known about it.
#[derive(Clone, Debug, PartialEq)]
enum Estimate {
    Nothing,
    TooSmall,
    /// Each table with its label.
    Priced {
        cost: NanoRho,
        lines: Vec<(String, Forecast)>,
    },
}

/// Shows the price of what is ticked in the form around it.
#[island]
pub fn Planner(facts: PlannerFacts) -> impl IntoView {
    let words = facts.words.clone();
    let estimate = RwSignal::new(None);
    // Effects run in the browser only.
    Effect::new(move |_| {
        let facts = facts.clone();
        let read = move || estimate.set(ticked().map(|ticked| Estimate::of(&facts, &ticked)));
        read();
        let listener = window_event_listener_untyped("input", move |_| read());
        on_cleanup(move || listener.remove());
    });
    view! { <div class="planner">{move || estimate.get().map(|estimate: Estimate| estimate.view(&words))}</div> }
}

/// Reads the form that is on the page.
fn ticked() -> Option<Ticked> {
    let form = document().get_element_by_id("plan")?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let all = |name: &str| data.get_all(name).iter().filter_map(|value| value.as_string()).collect::<Vec<_>>();
    let one = |name: &str| all(name).into_iter().next().unwrap_or_default();
    let pair = |cross: &String| cross.split_once('*').map(|(first, second)| (first.to_owned(), second.to_owned()));
    let mut crosses: Vec<_> = all("cross").iter().filter_map(pair).collect();
    crosses.push((one("cross_first"), one("cross_second")));
    Some(Ticked {
        items: all("item"),
        crosses,
        share_percent: one("share").parse().unwrap_or(0),
        people: one("people").trim().parse().unwrap_or(0),
    })
}

impl Estimate {
    fn of(facts: &PlannerFacts, ticked: &Ticked) -> Self {
        let items: Vec<Publishable> = facts.items.iter().map(|item| item.item.clone()).collect();
        let name = |text: &String| ItemName::parse(text).ok();
        let pairs = ticked.crosses.iter().filter_map(|(left, right)| Some((name(left)?, name(right)?)));
        let request = PlanRequest {
            records: true,
            items: ticked.items.iter().filter_map(name).collect(),
            crosses: pairs.filter(|(left, right)| left != right).collect(),
            budget: part_of(facts.cap, ticked.share_percent),
        };
        let plan = match Plan::of_items(&items, &request) {
            Ok(plan) => plan,
            Err(PlanError::Budget(_)) => return Self::TooSmall,
            Err(_) => return Self::Nothing,
        };
        let label = |name: &ItemName| {
            let item = facts.items.iter().find(|item| item.item.name == *name);
            item.map_or_else(|| name.to_string(), |item| item.label.clone())
        };
        let lines = Forecast::of(&plan, &items, ticked.people).into_iter().map(|forecast| {
            let label = match &forecast.key {
                TableKey::Total => facts.words.everyone.clone(),
                TableKey::OneWay(item) => label(item),
                TableKey::TwoWay(groups, answers) => format!("{} × {}", label(groups), label(answers)),
            };
            (label, forecast)
        });
        Self::Priced { cost: plan.cost(), lines: lines.collect() }
    }

    fn view(self, words: &PlannerWords) -> AnyView {
        let body = match self {
            Self::Nothing => view! { <p role="status">{words.empty.clone()}</p> }.into_any(),
            Self::TooSmall => view! { <p role="status">{words.too_small.clone()}</p> }.into_any(),
            Self::Priced { cost, lines } => {
                let rows: Vec<_> = lines.into_iter().map(|(label, forecast)| line(label, &forecast, words)).collect();
                view! {
                    <p role="status">{format!("{} {}", words.cost, rho_text(cost))}</p>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{words.table.clone()}</th>
                                <th scope="col">{words.noise.clone()}</th>
                                <th scope="col">{words.total_share.clone()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                }
                .into_any()
            }
        };
        view! { <h2>{words.heading.clone()}</h2> {body} }.into_any()
    }
}

fn line(label: String, forecast: &Forecast, words: &PlannerWords) -> AnyView {
    let total = forecast.half_widths.as_ref().map(|half_widths: &HalfWidths| half_widths.total);
    let precision = total.map_or_else(|| "–".to_owned(), |width| format!("± {}", (width * 100.0).ceil()));
    let is_wide = total.is_some_and(|width| 2.0 * width >= Reliability::WIDTH_BELOW);
    let wide = is_wide.then(|| view! { " " <span class="caution">{words.wide.clone()}</span> });
    let noise = format!("± {}", (z() * forecast.noise_deviation).ceil());
    view! { <tr><th scope="row">{label}</th><td>{noise}</td><td>{precision}{wide}</td></tr> }.into_any()
}

#[cfg(test)]
mod tests {
    use shared::Instrument;

    use super::*;

    const INSTRUMENT: &str = r#"{
        "porchlight": 1, "name": "porch", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "first", "elements": [
            { "kind": "choose_one", "name": "light", "label": "Light?",
              "choices": [{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }] },
            { "kind": "choose_some", "name": "wish", "label": "Wish?", "maximum": 2,
              "choices": [{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }] },
            { "kind": "scale", "name": "safe", "label": "Safe?", "from": 1, "to": 5, "labels": { "1": "No", "5": "Yes" } }
        ] }]
    }"#;

    fn facts(instrument: &Instrument) -> PlannerFacts {
        let items = Publishable::all(instrument).into_iter().map(|item| PlannerItem { label: item.name.to_string(), item });
        let word = String::new;
        let words = PlannerWords {
            heading: word(),
            empty: word(),
            too_small: word(),
            cost: word(),
            table: word(),
            noise: word(),
            total_share: word(),
            wide: word(),
            everyone: word(),
        };
        PlannerFacts { items: items.collect(), cap: NanoRho::new(100_000_000), words }
    }

    /// The browser and the server must never show two prices for one wish.
    #[test]
    fn the_live_price_is_the_price_of_the_plan() {
        let instrument = Instrument::parse(INSTRUMENT).unwrap();
        let facts = facts(&instrument);
        let name = |name: &str| ItemName::parse(name).unwrap();
        for (items, crosses) in [
            (vec!["light"], vec![]),
            (vec!["wish", "light", "safe"], vec![]),
            (vec!["safe", "wish"], vec![("safe", "light"), ("light", "safe")]),
            (vec![], vec![("light", "safe")]),
        ] {
            let request = PlanRequest {
                records: true,
                items: items.iter().map(|item| name(item)).collect(),
                crosses: crosses.iter().map(|(groups, answers)| (name(groups), name(answers))).collect(),
                budget: part_of(facts.cap, 25),
            };
            let plan = Plan::of(&instrument, &request).unwrap();
            let ticked = Ticked {
                items: items.iter().map(ToString::to_string).collect(),
                crosses: crosses.iter().map(|(groups, answers)| (groups.to_string(), answers.to_string())).collect(),
                share_percent: 25,
                people: 200,
            };
            let Estimate::Priced { cost, lines } = Estimate::of(&facts, &ticked) else { panic!("has a price") };
            assert_eq!(cost, plan.cost());
            let forecasts: Vec<Forecast> = lines.into_iter().map(|(_, forecast)| forecast).collect();
            assert_eq!(forecasts, Forecast::of(&plan, &Publishable::all(&instrument), 200));
        }
    }

    #[test]
    fn half_a_wish_has_no_price_yet() {
        let facts = facts(&Instrument::parse(INSTRUMENT).unwrap());
        let half = Ticked { crosses: vec![("light".to_owned(), String::new())], share_percent: 25, ..Ticked::default() };
        assert_eq!(Estimate::of(&facts, &half), Estimate::Nothing);
        let free = Ticked { items: vec!["light".to_owned()], share_percent: 0, ..Ticked::default() };
        assert_eq!(Estimate::of(&facts, &free), Estimate::TooSmall);
    }
}
