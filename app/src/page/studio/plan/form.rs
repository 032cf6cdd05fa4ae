//! The fields of the planner: questions, pairs, share of the budget, expected number of answers, synthetic records.

use leptos::prelude::*;
use shared::id::ItemName;
use shared::{Instrument, Locale, Publishable};

use super::{PlanChoice, PlanPage};
use crate::island::planner::{Planner, PlannerFacts, PlannerItem, PlannerWords};
use crate::locales::{Argument, format, percent, text};
use crate::part::words::words;

pub(super) fn fields(page: &PlanPage) -> AnyView {
    view! {
        {items(page)}
        {crosses(page)}
        {shares(page)}
        {people(page)}
        {records(page)}
        <Planner facts=facts(page)/>
    }
    .into_any()
}

fn items(page: &PlanPage) -> AnyView {
    let (locale, instrument) = (page.viewer.locale, &page.instrument);
    let boxes = Publishable::all(instrument).into_iter().map(|Publishable { name, shape, .. }| {
        let checked = page.chosen.items.contains(&name);
        let size = format(locale, "studio-plan-cells", &[("cells", Argument::Number(shape.cells().into()))]);
        view! {
            <label class="check">
                <input type="checkbox" name="item" value=name.to_string() checked=checked/>
                <span>{wording(instrument, &name, locale)} " " <small>{size}</small></span>
            </label>
        }
    });
    view! { <fieldset><legend>{text(locale, "studio-plan-items")}</legend>{boxes.collect_view()}</fieldset> }.into_any()
}

fn crosses(page: &PlanPage) -> AnyView {
    let (locale, instrument) = (page.viewer.locale, &page.instrument);
    let chosen = page.chosen.crosses.iter().map(|(first, second)| {
        view! {
            <label class="check">
                <input type="checkbox" name="cross" value=format!("{first}*{second}") checked/>
                <span>{wording(instrument, first, locale)} " × " {wording(instrument, second, locale)}</span>
            </label>
        }
    });
    let choice = |id: &'static str, name: &'static str, label: String, only_partitions: bool| {
        let items = Publishable::all(instrument).into_iter().filter(|item| item.shape.is_partition() || !only_partitions);
        let options = items.map(|item| {
            view! { <option value=item.name.to_string()>{plain_wording(instrument, &item.name, locale)}</option> }
        });
        view! {
            <label for=id>{label}</label>
            <select id=id name=name>
                <option value="">{text(locale, "studio-plan-cross-none")}</option>
                {options.collect_view()}
            </select>
        }
    };
    view! {
        <fieldset>
            <legend>{text(locale, "studio-plan-crosses")}</legend>
            <p>{text(locale, "studio-plan-crosses-about")}</p>
            {chosen.collect_view()}
            {choice("cross-first", "cross_first", text(locale, "studio-plan-cross-first"), true)}
            {choice("cross-second", "cross_second", text(locale, "studio-plan-cross-second"), false)}
        </fieldset>
    }
    .into_any()
}

fn shares(page: &PlanPage) -> AnyView {
    let locale = page.viewer.locale;
    let radios = PlanChoice::SHARES_PERCENT.into_iter().map(|share| {
        let label = format(locale, "studio-plan-share-option", &[("percent", Argument::Text(percent(locale, share.into())))]);
        view! {
            <label class="check">
                <input type="radio" name="share" value=share.to_string() checked=share == page.chosen.share_percent/>
                <span>{label}</span>
            </label>
        }
    });
    view! { <fieldset><legend>{text(locale, "studio-plan-share")}</legend>{radios.collect_view()}</fieldset> }.into_any()
}

fn people(page: &PlanPage) -> AnyView {
    let locale = page.viewer.locale;
    view! {
        <label for="people">{text(locale, "studio-plan-people")}</label>
        <p id="people-hint" class="hint">{text(locale, "studio-plan-people-hint")}</p>
        <input id="people" name="people" inputmode="numeric" autocomplete="off" value=page.chosen.people.to_string() aria-describedby="people-hint"/>
    }
    .into_any()
}

fn records(page: &PlanPage) -> AnyView {
    let locale = page.viewer.locale;
    view! {
        <label class="check">
            <input type="checkbox" name="records" value="yes" checked=page.chosen.records aria-describedby="records-hint"/>
            <span>{text(locale, "studio-plan-records")}</span>
        </label>
        <p id="records-hint" class="hint">{text(locale, "studio-plan-records-hint")}</p>
    }
    .into_any()
}

/// What the island needs to know; all of it is public.
fn facts(page: &PlanPage) -> PlannerFacts {
    let (locale, instrument) = (page.viewer.locale, &page.instrument);
    let items = Publishable::all(instrument)
        .into_iter()
        .map(|item| PlannerItem { label: plain_wording(instrument, &item.name, locale), item });
    let words = PlannerWords {
        heading: text(locale, "studio-plan-live"),
        empty: text(locale, "studio-plan-live-empty"),
        too_small: text(locale, "studio-plan-live-too-small"),
        cost: text(locale, "studio-plan-live-cost"),
        table: text(locale, "studio-plan-table"),
        noise: text(locale, "studio-plan-noise"),
        total_share: text(locale, "studio-plan-total-share"),
        wide: text(locale, "studio-plan-wide"),
        everyone: text(locale, "studio-plan-everyone"),
    };
    PlannerFacts { items: items.collect(), cap: page.budget.cap, words }
}

fn wording(instrument: &Instrument, name: &ItemName, locale: Locale) -> AnyView {
    match instrument.logic.slot_of(name) {
        Some(slot) => words(&instrument.words(slot).label, locale, instrument.languages.first),
        None => name.to_string().into_any(),
    }
}

fn plain_wording(instrument: &Instrument, name: &ItemName, locale: Locale) -> String {
    instrument
        .logic
        .slot_of(name)
        .map_or_else(|| name.to_string(), |slot| instrument.words(slot).label.in_locale(locale).to_owned())
}
