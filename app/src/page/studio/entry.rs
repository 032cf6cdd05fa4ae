//! Typing in a form that was filled in on paper: all its questions on one page, without what the person typed before.

use leptos::prelude::*;
use shared::{Draft, Fault, Slot};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::face::SurveyFace;
use crate::locales::{Argument, fault_message, format, text};
use crate::page::survey::page_of_questions;
use crate::question::Item;

/// What became of an entry, by the number of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryOutcome {
    NumberUnreadable,
    NotAgreed,
    Faulty(Vec<Fault>),
    /// It is to be typed in once more.
    Once(u32),
    /// The second time it was the same.
    Stored(u32),
    /// It was stored earlier.
    Before(u32),
    /// It is not what was typed before, at these items.
    Differs(Vec<Slot>),
    NotOpen,
    Repeats,
}

pub struct EntryPage {
    pub viewer: Viewer,
    pub face: SurveyFace,
    /// As it was typed.
    pub number: String,
    pub agreed: bool,
    pub draft: Draft,
    pub faults: Vec<Fault>,
    pub outcome: Option<EntryOutcome>,
}

impl Page for EntryPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-entry"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let is_refused = matches!(self.outcome, Some(EntryOutcome::NotOpen | EntryOutcome::Repeats));
        let content = view! {
            <h1>{text(locale, "studio-entry")}</h1>
            {self.said()}
            <p>{text(locale, "studio-entry-about")}</p>
            {(!is_refused).then(|| self.form())}
        };
        frame(&self.viewer, content.into_any())
    }
}

impl EntryPage {
    fn said(&self) -> Option<AnyView> {
        let locale = self.viewer.locale;
        let problem = |key: &str| problem_in_words(locale, text(locale, key));
        let of_form = |key: &str, number: u32| format(locale, key, &[("number", Argument::Text(number.to_string()))]);
        let done = |words: String| view! { <p class="done" role="status">{words}</p> }.into_any();
        Some(match self.outcome.as_ref()? {
            EntryOutcome::NumberUnreadable => problem("studio-entry-number"),
            EntryOutcome::NotAgreed => problem("studio-entry-not-agreed"),
            EntryOutcome::NotOpen => problem("studio-entry-not-open"),
            EntryOutcome::Repeats => problem("studio-entry-repeats"),
            EntryOutcome::Once(number) => done(of_form("studio-entry-once", *number)),
            EntryOutcome::Stored(number) => done(of_form("studio-entry-stored", *number)),
            EntryOutcome::Before(number) => problem_in_words(locale, of_form("studio-entry-before", *number)),
            EntryOutcome::Faulty(faults) => {
                let line = |fault: &Fault| {
                    let slot = self.face.instrument.logic.slot_of(&fault.item)?;
                    let message = fault_message(self.face.locale, &self.face.instrument, slot, fault.kind);
                    Some(view! { <li>{self.question(slot)} " " {message}</li> })
                };
                let lines: Vec<_> = faults.iter().filter_map(line).collect();
                view! { <div class="problem" role="alert"><h2>{text(locale, "error-heading")}</h2><ul>{lines}</ul></div> }
                    .into_any()
            }
            EntryOutcome::Differs(slots) => {
                let questions: Vec<_> = slots.iter().map(|slot| format!("“{}”", self.question(*slot))).collect();
                let arguments = [("questions", Argument::Text(questions.join(", ")))];
                problem_in_words(locale, format(locale, "studio-entry-differs", &arguments))
            }
        })
    }

    fn question(&self, slot: Slot) -> String {
        self.face.plain_words_of(slot, &self.face.instrument.words(slot).label)
    }

    fn form(&self) -> AnyView {
        let locale = self.viewer.locale;
        let item = |slot: Slot| {
            let name = &self.face.instrument.logic.item(slot).name;
            let fault = self.faults.iter().find(|fault| fault.item == *name).map(|fault| fault.kind);
            Item { face: &self.face, slot, given: self.draft.given(name), fault, asked: true, offered: &[] }
        };
        let pages: Vec<_> = (0..self.face.instrument.pages.len()).map(|page| page_of_questions(&self.face, page, item)).collect();
        let (tag, direction) = (self.face.locale.tag(), self.face.locale.direction().attribute());
        view! {
            <form class="entry" method="post" action=format!("/studio/surveys/{}/entry", self.face.code) autocomplete="off"
                aria-label=text(locale, "studio-entry")>
                {csrf(&self.viewer.csrf)}
                <input type="hidden" name="version" value=self.face.instrument.version.to_string()/>
                <label for="form-number">{text(locale, "paper-number")}</label>
                <input id="form-number" name="number" inputmode="numeric" autocomplete="off" value=self.number.clone()/>
                <label class="check">
                    <input type="checkbox" name="agreed" value="yes" checked=self.agreed/>
                    {text(locale, "studio-entry-agreed")}
                </label>
                <div lang=tag dir=direction>{pages}</div>
                <button>{text(locale, "studio-save")}</button>
            </form>
        }
        .into_any()
    }
}
