//! Who decided that this is published. What was said against it stands here, whoever would rather not have it.

use leptos::prelude::*;

use super::FindingsPage;
use crate::locales::text;
use crate::part::decided::decided;

pub(super) fn view(page: &FindingsPage) -> AnyView {
    let locale = page.locale;
    let said = match &page.decided {
        None => view! { <p>{text(locale, "findings-decided-host")}</p> }.into_any(),
        Some((review, standing)) => decided(locale, "findings-decided-team", review, *standing),
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
