//! Where a one-time link leads. Entering takes a button, because programs that look at links ahead of people would use it up.

use leptos::prelude::*;
use shared::Locale;

use super::head;
use crate::document::{Head, Page};
use crate::locales::text;

/// The button of a one-time link.
pub struct EnterPage {
    pub locale: Locale,
    pub token: String,
}

impl Page for EnterPage {
    fn head(&self) -> Head {
        head(self.locale, &text(self.locale, "studio-enter-button"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        view! {
            <main class="narrow">
                <h1>{text(locale, "studio-enter")}</h1>
                <p>{text(locale, "studio-enter-about")}</p>
                <form method="post" action="/studio/enter">
                    <input type="hidden" name="token" value=self.token/>
                    <button>{text(locale, "studio-enter-button")}</button>
                </form>
            </main>
        }
        .into_any()
    }
}
