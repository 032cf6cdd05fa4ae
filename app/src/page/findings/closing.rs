//! The end of the page: the data set, how to cite it, and the other releases of the survey.

use leptos::prelude::*;
use shared::synthetic::Synthetic;

use super::FindingsPage;
use super::phrase::Phrase;
use crate::locales::{Argument, format, text};

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let files = page.files.iter().map(|(href, name, bytes)| {
        // Kilobytes, rounded up: nobody decides by the byte.
        let kilobytes = bytes.div_ceil(1000);
        #[allow(clippy::cast_precision_loss, reason = "files are far below 2^52 bytes")]
        let size = format(locale, "findings-file-size", &[("kilobytes", Argument::Number(kilobytes as f64))]);
        view! { <li><a href=href.clone() download="">{name.clone()}</a> " " <span class="small">{size}</span></li> }
    });
    let records = page.release.records.then(|| records(page));
    let title = Phrase::of(&page.instrument, &page.instrument.title, locale).text;
    let citation = format(
        locale,
        "findings-citation",
        &[
            ("title", Argument::Text(title)),
            ("code", Argument::Text(page.code.to_string())),
            ("release", Argument::Text(page.release.id.short().to_owned())),
        ],
    );
    let others = (!page.others.is_empty()).then(|| {
        let links = page.others.iter().map(|other| view! { <li><a href=other.href.clone()>{other.short.clone()}</a></li> });
        view! { <section><h2>{text(locale, "findings-others")}</h2><ul>{links.collect_view()}</ul></section> }
    });
    view! {
        <section>
            <h2>{text(locale, "findings-data")}</h2>
            <p>{text(locale, "findings-data-about")}</p>
            <ul>{files.collect_view()}</ul>
            {records}
            <h3>{text(locale, "findings-cite")}</h3>
            <p>{citation}</p>
        </section>
        {others}
    }
    .into_any()
}

fn records(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let files = page.records.iter().map(|(href, name)| view! { <li><a href=href.clone()>{*name}</a></li> });
    view! {
        <h3>{text(locale, "findings-records")}</h3>
        <p>{text(locale, "findings-records-about")}</p>
        <p><strong>{relations(page)}</strong></p>
        <ul>{files.collect_view()}</ul>
    }
    .into_any()
}

/// What synthetic records tell of questions together.
fn relations(page: &FindingsPage) -> String {
    let (locale, all) = (page.locale, Synthetic::relations(&page.instrument, &page.release));
    let kept = all.iter().filter(|relation| relation.is_whole()).count();
    if kept == 0 {
        return text(locale, "findings-records-unrelated");
    }
    #[allow(clippy::cast_precision_loss, reason = "a release has few tables")]
    let number = |count: usize| Argument::Number(count as f64);
    format(locale, "findings-records-related", &[("kept", number(kept)), ("measured", number(all.len()))])
}
