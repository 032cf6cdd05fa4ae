//! The top of the page: what kind of evidence this is, the title, the notice, the key findings and who answered.

use leptos::prelude::*;
use shared::Locale;

use super::FindingsPage;
use super::phrase::{Phrase, wording};
use super::sentence::Sentence;
use crate::locales::{Argument, day, format, text};
use crate::part::languages::language_links;

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let (locale, instrument) = (page.locale, &page.instrument);
    let title = Phrase::of(instrument, &instrument.title, locale);
    let notice = instrument.notice.as_ref().map(|notice| {
        let notice = Phrase::of(instrument, notice, locale);
        view! { <p class="notice">{notice.span(locale)}</p> }
    });
    let people = page.summary.people.map(|people| view! { <p>{Sentence::people(locale, people).view(locale)}</p> });
    view! {
        <header>
            {language_links(locale, &Locale::ALL)}
            <p class="evidence">
                {text(locale, "findings-kind")} " · "
                {format(locale, "findings-release", &[("release", Argument::Text(page.release.id.short().to_owned()))])}
            </p>
            <h1>{title.span(locale)}</h1>
            {notice}
        </header>
        {key_findings(page)}
        <section>
            <h2>{text(locale, "findings-who")}</h2>
            {people}
            {period(page).map(|period| view! { <p>{period}</p> })}
            <p>{text(locale, "findings-who-basis")}</p>
            <p>{text(locale, "findings-who-about")}</p>
        </section>
    }
    .into_any()
}

fn key_findings(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let findings = &page.summary.key_findings;
    let body = if findings.is_empty() {
        view! { <p>{text(locale, "findings-key-none")}</p> }.into_any()
    } else {
        let items = findings.iter().map(|finding| {
            let answer = Phrase::category(&page.instrument, finding.slot, finding.category, locale);
            let sentence = Sentence::share(locale, Some(&finding.share), answer);
            let (stem, question) = wording(&page.instrument, finding.slot, locale);
            let href = format!("#item-{}", page.instrument.logic.item(finding.slot).name);
            let stem = stem.map(|stem| view! { {stem.span(locale)} " " });
            view! { <li><p>{sentence.view(locale)}</p><p class="asked"><a href=href>{stem}{question.span(locale)}</a></p></li> }
        });
        view! { <ol>{items.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="key">
            <h2>{text(locale, "findings-key")}</h2>
            {body}
            <p class="small"><a href="#sure">{text(locale, "findings-key-range")}</a></p>
        </section>
    }
    .into_any()
}

/// When answers were taken, as far as it is known.
pub(super) fn period(page: &FindingsPage) -> Option<String> {
    let in_words = |written: &String| Argument::Text(day(page.locale, written));
    match (page.opened.as_ref().map(in_words), page.closed.as_ref().map(in_words)) {
        (Some(opened), Some(closed)) => Some(format(page.locale, "findings-period", &[("opened", opened), ("closed", closed)])),
        (Some(opened), None) => Some(format(page.locale, "findings-period-opened", &[("opened", opened)])),
        (None, Some(closed)) => Some(format(page.locale, "findings-period-closed", &[("closed", closed)])),
        (None, None) => None,
    }
}
