//! Where a question comes from and why it is asked: for those who write surveys, and for whoever is asked and wants to know.

use leptos::prelude::*;
use shared::instrument::{About, Sensitivity, Text};
use shared::{Instrument, Locale, Slot};

use super::words::words;
use crate::locales::{Argument, format, text};

/// A list of all questions with their answers.
pub fn questions(instrument: &Instrument, locale: Locale) -> AnyView {
    let asked = instrument.logic.variables();
    let asked = asked.filter(|(_, item)| item.question.takes_an_answer() && !item.name.is_repetition());
    let asked: Vec<_> = asked.map(|(slot, _)| question(instrument, slot, locale)).collect();
    view! { <ol class="questions">{asked}</ol> }.into_any()
}

fn question(instrument: &Instrument, slot: Slot, locale: Locale) -> AnyView {
    let told = |text: &Text| words(text, locale, instrument.languages.first);
    let asked = instrument.words(slot);
    let stem = asked.stem.as_ref().map(|stem| view! { {told(stem)} " " });
    let options = asked.options.iter().map(|option| view! { <li>{told(option)}</li> });
    let options = (!asked.options.is_empty()).then(|| view! { <ul class="options">{options.collect_view()}</ul> });
    let about = asked.about.as_ref().map(|about| about_question(instrument, about, locale));
    view! { <li><p><b>{stem} {told(&asked.label)}</b></p> {options} {about}</li> }.into_any()
}

fn about_question(instrument: &Instrument, about: &About, locale: Locale) -> AnyView {
    let why = about.why.as_ref().map(|why| view! { <p>{words(why, locale, instrument.languages.first)}</p> });
    let measures = format(locale, "studio-template-measures", &[("measures", Argument::Text(about.measures.clone()))]);
    let source = about.source.clone().map(|source| {
        let licence = about.licence.clone().unwrap_or_default();
        let arguments = [("source", Argument::Text(source)), ("licence", Argument::Text(licence))];
        view! { " " {format(locale, "studio-template-source", &arguments)} "." }
    });
    let sensitivity = about.sensitivity.map(|sensitivity| {
        let key = match sensitivity {
            Sensitivity::Nothing => "studio-sensitivity-0",
            Sensitivity::Private => "studio-sensitivity-1",
            Sensitivity::Harmful => "studio-sensitivity-2",
            Sensitivity::Dangerous => "studio-sensitivity-3",
        };
        view! { " " {text(locale, key)} }
    });
    view! { {why} <p class="hint">{measures} "." {source} {sensitivity}</p> }.into_any()
}
