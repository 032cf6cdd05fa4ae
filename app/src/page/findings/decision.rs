//! Who decided that this is published. What was said against it stands here, whoever would rather not have it.

use leptos::prelude::*;
use shared::day::day_text;
use shared::governance::{Review, Standing, Voice};

use super::FindingsPage;
use crate::locales::{Argument, day, format, text};

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let said = match &page.decided {
        None => view! { <p>{text(locale, "findings-decided-host")}</p> }.into_any(),
        Some((review, standing)) => team(page, review, *standing),
    };
    view! {
        <section>
            <h2>{text(locale, "findings-decided")}</h2>
            {said}
            <p><a href=format!("/api/v1/surveys/{}/record", page.code)>{text(locale, "findings-decided-record")}</a></p>
        </section>
    }
    .into_any()
}

fn team(page: &FindingsPage, review: &Review, standing: Standing) -> AnyView {
    let locale = page.locale;
    let arguments = [
        ("yes", Argument::Number(standing.yes.into())),
        ("needed", Argument::Number(review.rule.approvals.into())),
        ("community", Argument::Number(standing.reviewers_yes.into())),
        ("no", Argument::Number(standing.no.into())),
        ("day", Argument::Text(day(locale, &day_text(review.asked)))),
    ];
    let against = review.ballots.iter().filter(|ballot| ballot.voice == Voice::No);
    let against: Vec<_> = against.map(|ballot| view! { <li><bdi>{ballot.reason.clone()}</bdi></li> }).collect();
    let against = (!against.is_empty()).then(|| view! { <p>{text(locale, "findings-decided-dissent")}</p> <ul>{against}</ul> });
    view! { <p>{format(locale, "findings-decided-team", &arguments)}</p> {against} }.into_any()
}
