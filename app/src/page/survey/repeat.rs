//! Questions that are asked several times: all that there can be are drawn, those that are not there hidden. Adding and removing
//! are buttons of the form, which the loader's script takes over where the phone engine runs.

use leptos::prelude::*;
use shared::Slot;
use shared::instrument::{Media, Repetition, Text};

use super::section::element;
use crate::face::SurveyFace;
use crate::locales::{Argument, fault_message, format, text};
use crate::part::media::media;
use crate::question::Item;

/// What stands around repetitions.
pub(super) struct Repeat<'a> {
    pub label: &'a Text,
    pub media: &'a Media,
    pub count: Slot,
    pub by_person: bool,
    pub repetitions: &'a [Repetition],
}

impl Repeat<'_> {
    pub(super) fn view<'i>(&self, face: &SurveyFace, item: &impl Fn(Slot) -> Item<'i>, depth: usize) -> AnyView {
        let (count, slot) = (item(self.count), self.count.0);
        let is_there = |repetition: &Repetition| repetition.slots().into_iter().any(|slot| item(slot).asked);
        let there = if self.by_person {
            count.given.first().and_then(|given| given.trim().parse().ok()).unwrap_or(0).min(self.repetitions.len())
        } else {
            self.repetitions.iter().take_while(|repetition| is_there(repetition)).count()
        };
        let repetitions: Vec<_> = (1..)
            .zip(self.repetitions)
            .map(|(number, repetition)| self.repetition(face, item, depth, number, repetition, number <= there))
            .collect();
        let label = face.plain_words_of(self.count, self.label);
        let heading =
            view! { <h2 id=format!("repeat-{slot}")>{face.words_of(self.count, self.label)}</h2> {media(face, self.media)} };
        if !self.by_person {
            return view! {
                <div class="group" role="group" aria-labelledby=format!("repeat-{slot}") hidden={there == 0}>{heading} {repetitions}</div>
            }
            .into_any();
        }
        let name = count.name().to_owned();
        let fault = count.fault.map(|kind| fault_message(face.locale, &face.instrument, self.count, kind));
        let maximum = Argument::Number(u32::try_from(self.repetitions.len()).unwrap_or(u32::MAX).into());
        let is_full = there == self.repetitions.len();
        view! {
            <div class="item repeat" role="group" aria-labelledby=format!("repeat-{slot}") data-slot=slot hidden=!count.asked>
                {heading}
                <p class="hint">{format(face.locale, "repeat-hint", &[("maximum", maximum)])}</p>
                <p class="error" id=format!("error-{name}") hidden=count.fault.is_none()>{fault}</p>
                <input type="hidden" name=count.field() value=there/>
                {repetitions}
                <button class="quiet" id=name name="action" value=format!("add-{slot}") hidden=is_full
                    formaction=place(face, slot, there + 1)>
                    {text(face.locale, "repeat-add")} " " {label}
                </button>
            </div>
        }
        .into_any()
    }

    fn repetition<'i>(
        &self,
        face: &SurveyFace,
        item: &impl Fn(Slot) -> Item<'i>,
        depth: usize,
        number: usize,
        repetition: &Repetition,
        is_there: bool,
    ) -> AnyView {
        let slot = self.count.0;
        let id = format!("repeat-{slot}-{number}");
        let label = format!("{} {number}", face.plain_words_of(self.count, self.label));
        let elements: Vec<_> = repetition.elements.iter().map(|inner| element(face, inner, item, depth + 1)).collect();
        let remove = self.by_person.then(|| {
            view! {
                <button class="quiet" name="action" value=format!("remove-{slot}-{number}") formaction=place(face, slot, number)>
                    {text(face.locale, "repeat-remove")} " " {label.clone()}
                </button>
            }
        });
        view! {
            <div class="group repetition" role="group" aria-labelledby=id.clone() hidden=!is_there>
                <h3 id=id.clone() tabindex="-1">{face.words_of(self.count, self.label)} " " {number}</h3>
                {elements}
                {remove}
            </div>
        }
        .into_any()
    }
}

/// The form's address, and where on the page drawn next to look.
fn place(face: &SurveyFace, slot: u16, number: usize) -> String {
    format!("/s/{}#repeat-{slot}-{number}", face.code)
}
