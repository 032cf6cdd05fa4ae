//! The switch to other languages: buttons inside a form, so that what was answered is sent along, and links elsewhere.

use leptos::prelude::*;
use shared::Locale;

use crate::locales::text;

/// Buttons that send a form and ask for it back in another language; nothing where there is no other.
pub fn language_buttons(form: &'static str, shown: Locale, offered: &[Locale]) -> AnyView {
    let button = |locale: Locale| {
        let value = format!("language-{}", locale.tag());
        view! { <button form=form name="action" value=value lang=locale.tag()>{locale.own_name()}</button> }
    };
    let others: Vec<_> = others(shown, offered).map(button).collect();
    let group = |others| view! { <div class="languages" role="group" aria-label=text(shown, "language-others")>{others}</div> };
    (!others.is_empty()).then(|| group(others)).into_any()
}

/// Links to the same address in another language.
pub fn language_links(shown: Locale, offered: &[Locale]) -> AnyView {
    let link = |locale: Locale| {
        let tag = locale.tag();
        view! { <a href=format!("?language={tag}") lang=tag hreflang=tag>{locale.own_name()}</a> }
    };
    let others: Vec<_> = others(shown, offered).map(link).collect();
    let group = |others| view! { <nav class="languages" aria-label=text(shown, "language-others")>{others}</nav> };
    (!others.is_empty()).then(|| group(others)).into_any()
}

fn others(shown: Locale, offered: &[Locale]) -> impl Iterator<Item = Locale> {
    offered.iter().copied().filter(move |&locale| locale != shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render_fragment;

    #[test]
    fn a_form_is_sent_with_the_switch() {
        let html = render_fragment(|| language_buttons("f", Locale::English, &Locale::ALL));
        insta::assert_snapshot!(html, @r#"
            <div role="group" aria-label="Other languages" class="languages"><button form="f" name="action" value="language-es" lang="es">Español</button><button form="f" name="action" value="language-ar" lang="ar">العربية</button><button form="f" name="action" value="language-zh" lang="zh">简体中文</button><button form="f" name="action" value="language-ht" lang="ht">Kreyòl ayisyen</button></div>
            "#);
    }

    #[test]
    fn one_language_needs_no_switch() {
        assert_eq!(render_fragment(|| language_buttons("f", Locale::English, &[Locale::English])), "");
        assert_eq!(render_fragment(|| language_links(Locale::Spanish, &[Locale::Spanish])), "");
    }
}
