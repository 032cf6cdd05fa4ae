//! One question within the groups of another: for each answer, the groups beneath each other with their ranges.
//!
//! Groups stand beneath each other because they are what is compared; no sentence picks out two of many, since the largest of many
//! differences is often chance.

use leptos::prelude::*;
use shared::estimate::{Reliability, Share};
use shared::summary::CrossSummary;
use shared::{Category, Locale};

use super::FindingsPage;
use super::figure::range_cell;
use super::phrase::{Phrase, wording};
use super::question::{base, legend, marked_share};
use crate::locales::{Argument, format, text};
use crate::part::chart::strip;

pub(super) fn view(page: &FindingsPage, cross: &CrossSummary) -> AnyView {
    let (locale, instrument) = (page.locale, &page.instrument);
    let (stem, answers) = wording(instrument, cross.answers, locale);
    let (_, groups) = wording(instrument, cross.groups, locale);
    let any_shown = cross.rows.iter().flat_map(|(_, rows)| rows).any(|row| row.share.as_ref().is_some_and(is_shown));
    let body =
        if any_shown { table(page, cross) } else { view! { <p>{text(locale, "findings-share-suppressed")}</p> }.into_any() };
    view! {
        <section class="cross">
            <h3>{stem.map(|stem| view! { {stem.span(locale)} " " })}{answers.span(locale)}</h3>
            <p>{text(locale, "findings-by")} " " {groups.quoted(locale)}</p>
            {body}
        </section>
    }
    .into_any()
}

fn is_shown(share: &Share) -> bool {
    share.reliability != Reliability::Suppressed
}

fn table(page: &FindingsPage, cross: &CrossSummary) -> AnyView {
    let locale = page.locale;
    let answers: Vec<Category> =
        cross.rows.first().map(|(_, rows)| rows.iter().map(|row| row.category).collect()).unwrap_or_default();
    // A table for each answer, so that every cell has one header beside it and one above.
    let blocks = answers.iter().enumerate().map(|(place, &answer)| {
        let heading = Phrase::category(&page.instrument, cross.answers, answer, locale).quoted(locale);
        let groups = cross.rows.iter().map(|(group, rows)| {
            let name = Phrase::category(&page.instrument, cross.groups, *group, locale);
            line(locale, name, rows.get(place).and_then(|row| row.share.as_ref()))
        });
        view! {
            <table>
                <caption><span class="aside">{text(locale, "findings-table")} " "</span> {heading}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(locale, "findings-group")}</th>
                        <th scope="col">{text(locale, "findings-share-column")}</th>
                        <th scope="col">{text(locale, "findings-range-column")}</th>
                        <th scope="col"><span class="aside">{text(locale, "findings-strip-column")}</span></th>
                    </tr>
                </thead>
                <tbody>{groups.collect_view()}</tbody>
            </table>
        }
    });
    view! {
        {blocks.collect_view()}
        {legend(locale, cross.rows.iter().flat_map(|(_, rows)| rows))}
        <p class="small">{sizes(page, cross)}</p>
    }
    .into_any()
}

fn line(locale: Locale, group: Phrase, share: Option<&Share>) -> AnyView {
    match share.filter(|share| is_shown(share)) {
        None => {
            view! { <tr><th scope="row">{group.span(locale)}</th><td colspan="3">{text(locale, "findings-not-shown")}</td></tr> }
                .into_any()
        }
        Some(share) => view! {
            <tr>
                <th scope="row">{group.span(locale)}</th>
                <td>{marked_share(locale, share)}</td>
                <td>{range_cell(locale, share.likely)}</td>
                <td>{strip(share.share, share.likely.low, share.likely.high)}</td>
            </tr>
        }
        .into_any(),
    }
}

/// About how many people each group has.
fn sizes(page: &FindingsPage, cross: &CrossSummary) -> String {
    let locale = page.locale;
    let sizes: Vec<String> = cross
        .rows
        .iter()
        .map(|(group, rows)| {
            let people = base(rows.iter(), cross.noise_deviation);
            let group = Phrase::category(&page.instrument, cross.groups, *group, locale).text;
            format(locale, "findings-group-size", &[("group", Argument::Text(group)), ("people", Argument::Number(people))])
        })
        .collect();
    format(locale, "findings-group-sizes", &[("sizes", Argument::Text(sizes.join("; ")))])
}
