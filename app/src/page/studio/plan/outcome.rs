//! What a plan would cost, how precise it would be, or why there is none.

use leptos::prelude::*;
use shared::estimate::{Reliability, z};
use shared::governance::{Act, State};

use super::super::decisions::standing_words;
use super::{PlanOutcome, PlanPage, Priced, PricedTable};
use crate::locales::{Argument, format, text};
use crate::part::amount::rho_text;

/// Why the last request cannot be done; stands at the top of the page.
pub(super) fn refusal(page: &PlanPage) -> Option<AnyView> {
    let locale = page.viewer.locale;
    let reason = match &page.outcome {
        PlanOutcome::NotYet => None,
        PlanOutcome::Refused(reason) => Some(reason.clone()),
        PlanOutcome::Priced(priced) => priced.refused.clone(),
    };
    reason.map(|reason| {
        view! { <div class="problem" role="alert"><h2>{text(locale, "studio-plan-refused")}</h2><p>{reason}</p></div> }.into_any()
    })
}

/// The price, and the button that pays it.
pub(super) fn price(page: &PlanPage) -> Option<AnyView> {
    let locale = page.viewer.locale;
    let PlanOutcome::Priced(priced) = &page.outcome else { return None };
    let left = page.budget.payable().checked_sub(priced.cost);
    let cost = left.map(|left| {
        let arguments = [("cost", Argument::Text(rho_text(priced.cost))), ("left", Argument::Text(rho_text(left)))];
        view! { <p><strong>{format(locale, "studio-plan-cost", &arguments)}</strong></p> }
    });
    let draw = (priced.refused.is_none() && left.is_some()).then(|| next_step(page, priced));
    Some(
        view! {
            <section id="price">
                <h2>{text(locale, "studio-plan-priced")}</h2>
                {cost}
                {tables(page, priced)}
                {draw}
            </section>
        }
        .into_any(),
    )
}

/// Asking the team, waiting for it, or drawing.
fn next_step(page: &PlanPage, priced: &Priced) -> AnyView {
    let (locale, role) = (page.viewer.locale, page.viewer.role);
    let button = |action: &'static str, key: &str| {
        view! {
            <input type="hidden" name="priced" value=page.chosen.fingerprint()/>
            <button name="action" value=action>{text(locale, key)}</button>
        }
    };
    let Some((review, standing)) = &priced.review else {
        let ask = role.may(Act::Ask).then(|| button("ask", "studio-decide-ask"));
        return view! { <p>{text(locale, "studio-decide-ask-release")}</p> {ask} }.into_any();
    };
    let decisions = view! { <a href="/studio/decisions">{text(locale, "studio-decisions")}</a> };
    let draw = (standing.state == State::Approved && role.may(Act::Draw)).then(|| {
        let arguments = [("cost", Argument::Text(format!("rho {}", rho_text(priced.cost))))];
        view! { <p>{format(locale, "studio-plan-draw-about", &arguments)}</p> {button("draw", "studio-plan-draw")} }
    });
    view! { <p>{standing_words(locale, review, *standing)} " " {decisions}</p> {draw} }.into_any()
}

fn tables(page: &PlanPage, priced: &Priced) -> AnyView {
    let locale = page.viewer.locale;
    let people = [("people", Argument::Number(page.chosen.people.into()))];
    let rows = priced.tables.iter().map(|table| {
        view! {
            <tr>
                <th scope="row">{table.label.clone()}</th>
                <td>{format(locale, "studio-plan-noise-people", &[("people", Argument::Number((z() * table.forecast.noise_deviation).ceil()))])}</td>
                {precision(page, table)}
            </tr>
        }
    });
    view! {
        <p>{format(locale, "studio-plan-precision", &people)}</p>
        <table>
            <thead>
                <tr>
                    <th scope="col">{text(locale, "studio-plan-table")}</th>
                    <th scope="col">{text(locale, "studio-plan-noise")}</th>
                    <th scope="col">{text(locale, "studio-plan-noise-share")}</th>
                    <th scope="col">{text(locale, "studio-plan-total-share")}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn precision(page: &PlanPage, table: &PricedTable) -> AnyView {
    let locale = page.viewer.locale;
    let Some(half_widths) = table.forecast.half_widths else { return view! { <td>"–"</td><td>"–"</td> }.into_any() };
    let points = |width: f64| format(locale, "studio-plan-points", &[("points", Argument::Number((width * 100.0).ceil()))]);
    let is_wide = 2.0 * half_widths.total >= Reliability::WIDTH_BELOW;
    let wide = is_wide.then(|| view! { " " <span class="caution">{text(locale, "studio-plan-wide")}</span> });
    view! { <td>{points(half_widths.noise)}</td><td>{points(half_widths.total)}{wide}</td> }.into_any()
}
