//! Whom a person can turn to. It is part of every page of a survey, so that it is there without a network and costs no answer.

use leptos::prelude::*;
use shared::instrument::Help;

use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};

/// The list, folded where a person is in the middle of answering; nothing where the instrument names nobody.
pub fn help(face: &SurveyFace, open: bool) -> AnyView {
    let mut entries: Vec<&Help> = face.instrument.help.iter().collect();
    // Those who are known to speak the language of the page come first; the order is the team's otherwise.
    entries.sort_by_key(|help| !help.speaks(face.locale));
    let lines: Vec<_> = entries.iter().map(|help| entry(face, help)).collect();
    let list = view! {
        <aside aria-label=text(face.locale, "help-heading")>
            <details class="help" id="help" open=open>
                <summary>{text(face.locale, "help-heading")}</summary>
                <ul>{lines}</ul>
            </details>
        </aside>
    };
    (!entries.is_empty()).then_some(list).into_any()
}

fn entry(face: &SurveyFace, help: &Help) -> impl IntoView + use<> {
    let locale = face.locale;
    let place = help.place.as_ref().map(|place| view! { <p>{face.words(place)}</p> });
    let about = help.about.as_ref().map(|about| view! { <p>{face.words(about)}</p> });
    let phone = help.phone.clone().zip(help.dialled());
    let phone = phone.map(|(shown, dialled)| view! { <p><a href=format!("tel:{dialled}") dir="ltr">{shown}</a></p> });
    // Not the address of this page: whoever is turned to need not know where somebody comes from.
    let web = help.web.clone().map(|web| {
        let shown = web.trim_start_matches("https://").to_owned();
        view! { <p><a href=web dir="ltr" rel="noreferrer">{shown}</a></p> }
    });
    let names: Vec<_> = help.languages.iter().map(|language| language.own_name()).collect();
    let arguments = [("languages", Argument::Text(names.join(", ")))];
    let languages = (!names.is_empty()).then(|| view! { <p class="hint">{format(locale, "help-languages", &arguments)}</p> });
    view! { <li><b>{face.words(&help.name)}</b> {place} {about} {phone} {web} {languages}</li> }
}
