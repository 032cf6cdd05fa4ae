//! One page of an instrument as a section: its heading, its items and its groups. The engine gets the same sections.

use leptos::prelude::*;
use shared::Slot;
use shared::instrument::{Element, Text};

use super::repeat::Repeat;
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::part::media::media as media_view;
use crate::question::Item;

/// `above` stands between the heading and the questions.
pub(super) fn view<'a>(face: &'a SurveyFace, page: usize, above: Option<AnyView>, item: impl Fn(Slot) -> Item<'a>) -> AnyView {
    let elements = face.instrument.pages.get(page).map_or(&[][..], |page| &page.elements);
    let elements: Vec<_> = elements.iter().map(|inner| element(face, inner, &item, 0)).collect();
    view! {
        <section class="page" data-page=page>
            <p class="progress">{progress(face, page)}</p>
            <h1 tabindex="-1">{heading_words(face, page)}</h1>
            {above}
            {distress_check(face, page)}
            {elements}
        </section>
    }
    .into_any()
}

/// Which page it is. Counted in pages of the instrument, so that the numbers stay when an answer makes a page appear or go.
pub(super) fn progress(face: &SurveyFace, page: usize) -> String {
    let whole = |number: usize| Argument::Number(u32::try_from(number).unwrap_or(u32::MAX).into());
    format(face.locale, "progress", &[("page", whole(page + 1)), ("pages", whole(face.instrument.pages.len()))])
}

/// Asks whether the person wants to go on to questions that may be hard to bear.
fn distress_check(face: &SurveyFace, page: usize) -> AnyView {
    let locale = face.locale;
    let asks = face.instrument.pages.get(page).is_some_and(|page| page.distress_check);
    let help = (!face.instrument.help.is_empty()).then(|| view! { " " <a href="#help">{text(locale, "help-heading")}</a> });
    let check = view! {
        <div class="note distress">
            <p>{text(locale, "distress-check")} {help}</p>
            <button name="action" value="skip" class="quiet">{text(locale, "distress-skip")}</button>
        </div>
    };
    asks.then_some(check).into_any()
}

/// The heading of a page where no markup is possible.
pub(super) fn heading(face: &SurveyFace, page: usize) -> String {
    title(face, page).map_or_else(|| text(face.locale, "page-untitled"), |(slot, title)| face.plain_words_of(slot, title))
}

fn heading_words(face: &SurveyFace, page: usize) -> AnyView {
    title(face, page).map_or_else(|| text(face.locale, "page-untitled").into_any(), |(slot, title)| face.words_of(slot, title))
}

/// The title of a page with its first item, whose answers it may show.
fn title(face: &SurveyFace, page: usize) -> Option<(Slot, &Text)> {
    let slot = face.instrument.logic.pages.get(page)?.first()?;
    Some((*slot, face.instrument.pages.get(page)?.title.as_ref()?))
}

pub(super) fn element<'a>(face: &SurveyFace, shown: &Element, item: &impl Fn(Slot) -> Item<'a>, depth: usize) -> AnyView {
    let asked = shown.slots().into_iter().any(|slot| item(slot).asked);
    // Groups have no names of their own on a page; their first item and depth tell them apart.
    let first = shown.slots().first().copied();
    let id = first.map(|slot| format!("group-{}-{depth}", slot.0));
    let words = |text: &Text| first.map_or_else(|| face.words(text), |slot| face.words_of(slot, text));
    let labelled_by = id.clone();
    match shown {
        Element::Item(slot) => item(*slot).view(),
        Element::Matrix { label, hint, media, rows } => {
            let hint = hint.as_ref().map(|hint| view! { <p class="hint">{words(hint)}</p> });
            let rows: Vec<_> = rows.iter().map(|slot| item(*slot).view()).collect();
            view! {
                <div class="group matrix" role="group" aria-labelledby=labelled_by hidden=!asked>
                    <h2 id=id>{words(label)}</h2>
                    {media_view(face, media)}
                    {hint}
                    {rows}
                </div>
            }
            .into_any()
        }
        Element::Repeat { label, media, count, by_person, repetitions } => {
            let (count, by_person) = (*count, *by_person);
            Repeat { label, media, count, by_person, repetitions }.view(face, item, depth)
        }
        Element::Group { label, media, elements } => {
            let inner: Vec<_> = elements.iter().map(|inner| element(face, inner, item, depth + 1)).collect();
            let media = media_view(face, media);
            match label {
                Some(label) => view! {
                    <div class="group" role="group" aria-labelledby=labelled_by hidden=!asked>
                        <h2 id=id>{words(label)}</h2>
                        {media}
                        {inner}
                    </div>
                }
                .into_any(),
                None => view! { <div class="group" hidden=!asked>{media} {inner}</div> }.into_any(),
            }
        }
    }
}
