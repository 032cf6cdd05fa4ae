//! A last look before sending: every question that was asked with its answer in words, and a way back to each page.

use leptos::prelude::*;
use shared::{Locale, Slot};

use super::SurveyPage;
use super::section::heading;
use crate::locales::text;
use crate::question::answer_words;

pub(super) fn view(page: &SurveyPage) -> AnyView {
    let blocks = (0..).zip(&page.face.instrument.logic.pages).filter_map(|(index, slots)| page_answers(page, index, slots));
    frame(page.face.locale, blocks.collect())
}

/// The same with one empty block, for the phone to fill in.
pub(super) fn pattern(locale: Locale) -> AnyView {
    let no_answer = view! { <dt></dt> <dd class="hint">{text(locale, "review-no-answer")}</dd> };
    frame(locale, vec![block(locale, 0, String::new(), no_answer.into_any())])
}

fn frame(locale: Locale, blocks: Vec<AnyView>) -> AnyView {
    view! {
        <section class="page review" data-acknowledged=text(locale, "acknowledged")>
            <h1 tabindex="-1">{text(locale, "review-heading")}</h1>
            <p>{text(locale, "review-introduction")}</p>
            {blocks}
        </section>
    }
    .into_any()
}

/// One page's answers; nothing for a page on which nothing was asked.
fn page_answers(page: &SurveyPage, index: usize, slots: &[Slot]) -> Option<AnyView> {
    let face = &page.face;
    let answerable = |slot: &Slot| page.is_asked(*slot) && face.instrument.logic.item(*slot).question.takes_an_answer();
    let answers: Vec<_> = slots.iter().copied().filter(answerable).map(|slot| answer(page, slot)).collect();
    if answers.is_empty() {
        return None;
    }
    Some(block(face.locale, index, heading(face, index), answers.into_any()))
}

fn block(locale: Locale, index: usize, title: String, answers: AnyView) -> AnyView {
    view! {
        <div class="block">
            <h2>{title.clone()}</h2>
            <button name="action" value=format!("goto-{index}") class="quiet">
                {text(locale, "review-change")} <span class="aside">" "{title}</span>
            </button>
            <dl>{answers}</dl>
        </div>
    }
    .into_any()
}

fn answer(page: &SurveyPage, slot: Slot) -> AnyView {
    let face = &page.face;
    let given = page.draft.given(&face.instrument.logic.item(slot).name);
    let answers = answer_words(face, slot, given);
    let answers: Vec<_> = if answers.is_empty() {
        vec![view! { <dd class="hint">{text(face.locale, "review-no-answer")}</dd> }.into_any()]
    } else {
        answers.into_iter().map(|answer| view! { <dd>{answer}</dd> }.into_any()).collect()
    };
    view! { <dt>{face.words_of(slot, &face.instrument.words(slot).label)} {face.number(slot)}</dt> {answers} }.into_any()
}
