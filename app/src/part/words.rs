//! What neighbors wrote, with its language marked where it is not the language of the page, so that it is read aloud right.

use leptos::prelude::*;
use shared::Locale;
use shared::instrument::Text;

/// The text in `locale`, or in the instrument's first language where nobody translated it.
pub fn words(text: &Text, locale: Locale, first: Locale) -> AnyView {
    let written = text.in_locale(locale).to_owned();
    let shown = text.language_shown(locale, first);
    if shown == locale {
        written.into_any()
    } else {
        view! { <span lang=shown.tag() dir=shown.direction().attribute()>{written}</span> }.into_any()
    }
}
