//! The door of the studio for those who have a name and a passphrase. Says what went wrong, never which of the two was wrong.

use leptos::prelude::*;
use shared::Locale;

use super::{Trouble, head, problem};
use crate::document::{Head, Page};
use crate::locales::text;

/// The form to sign in with.
pub struct SignInPage {
    pub locale: Locale,
    /// As it was typed before, if it was.
    pub name: String,
    pub problem: Option<Trouble>,
}

impl Page for SignInPage {
    fn head(&self) -> Head {
        head(self.locale, &text(self.locale, "studio-sign-in"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        view! {
            <main class="narrow">
                <h1>{text(locale, "studio-sign-in")}</h1>
                {problem(locale, self.problem)}
                <form method="post" action="/studio/sign-in">
                    <label for="name">{text(locale, "studio-name")}</label>
                    <input type="text" id="name" name="name" value=self.name autocomplete="username" autocapitalize="none" required/>
                    <label for="passphrase">{text(locale, "studio-passphrase")}</label>
                    <input id="passphrase" name="passphrase" type="password" autocomplete="current-password" required/>
                    <button>{text(locale, "studio-sign-in")}</button>
                </form>
            </main>
        }
        .into_any()
    }
}
