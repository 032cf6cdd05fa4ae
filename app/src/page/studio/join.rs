//! Where an invitation leads: somebody new chooses a name and a passphrase.

use leptos::prelude::*;
use shared::Locale;
use shared::governance::Role;

use super::{head, problem_in_words};
use crate::document::{Head, Page};
use crate::locales::{Argument, format, text};
use crate::part::decided::role_name;

/// Why somebody did not join; the invitation can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinTrouble {
    NameWrong,
    NameTaken,
    PassphraseWrong,
}

pub struct JoinPage {
    pub locale: Locale,
    pub token: String,
    pub role: Role,
    /// As it was typed.
    pub name: String,
    pub trouble: Option<JoinTrouble>,
}

impl Page for JoinPage {
    fn head(&self) -> Head {
        head(self.locale, &text(self.locale, "studio-join"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let trouble = self.trouble.map(|trouble| {
            let key = match trouble {
                JoinTrouble::NameWrong => "studio-join-name-wrong",
                JoinTrouble::NameTaken => "studio-join-name-taken",
                JoinTrouble::PassphraseWrong => "studio-join-passphrase-wrong",
            };
            problem_in_words(locale, text(locale, key))
        });
        let role = [("role", Argument::Text(role_name(locale, self.role)))];
        view! {
            <main class="narrow">
                <h1>{text(locale, "studio-join")}</h1>
                {trouble}
                <p>{format(locale, "studio-join-about", &role)}</p>
                <form method="post" action="/studio/join">
                    <input type="hidden" name="token" value=self.token/>
                    <label for="name">{text(locale, "studio-name")}</label>
                    <p id="name-hint">{text(locale, "studio-join-name-hint")}</p>
                    <input type="text" id="name" name="name" value=self.name autocomplete="username" autocapitalize="none"
                        aria-describedby="name-hint" required/>
                    <label for="passphrase">{text(locale, "studio-passphrase")}</label>
                    <p id="passphrase-hint">{text(locale, "studio-join-passphrase-hint")}</p>
                    <input id="passphrase" name="passphrase" type="password" autocomplete="new-password"
                        aria-describedby="passphrase-hint" required/>
                    <button>{text(locale, "studio-join-button")}</button>
                </form>
            </main>
        }
        .into_any()
    }
}
