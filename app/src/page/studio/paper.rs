//! A survey on paper, with a box and a code for each answer, and the number by which it is typed in.

use leptos::prelude::*;
use shared::instrument::{Element, Text};
use shared::{Question, Slot};

use super::{Viewer, frame, head};
use crate::document::{Head, Page};
use crate::face::SurveyFace;
use crate::locales::text;

pub struct PaperPage {
    pub viewer: Viewer,
    pub face: SurveyFace,
}

impl Page for PaperPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-paper"), false)
    }

    fn body(self) -> AnyView {
        let (own, face) = (self.viewer.locale, &self.face);
        let locale = face.locale;
        let links = face.instrument.languages.all().into_iter().map(|language| {
            let tag = language.tag();
            view! { <a href=format!("?language={tag}") lang=tag hreflang=tag>{language.own_name()}</a> " " }
        });
        let pages: Vec<_> = face
            .instrument
            .pages
            .iter()
            .map(|page| {
                let title = page.title.as_ref().map(|title| view! { <h2>{face.words(title)}</h2> });
                let elements: Vec<_> = page.elements.iter().map(|element| printed(face, element)).collect();
                view! { <section>{title} {elements}</section> }
            })
            .collect();
        let content = view! {
            <div class="screen">
                <h1>{text(own, "studio-paper")}</h1>
                <p>{text(own, "studio-paper-about")}</p>
                <p>{links.collect_view()}</p>
            </div>
            <article class="paper" lang=locale.tag() dir=locale.direction().attribute()>
                <p class="number">{text(locale, "paper-number")} " ____________"</p>
                <h2 class="title">{face.words(&face.instrument.title)}</h2>
                {face.instrument.notice.as_ref().map(|notice| view! { <p>{face.words(notice)}</p> })}
                <p>{face.words(&face.instrument.introduction)}</p>
                <p>{face.words(&face.instrument.consent)}</p>
                <p>{text(locale, "footer-promise")} " " {text(locale, "privacy-publish-noise")}</p>
                <p class="box">{text(locale, "consent-agree")}</p>
                <p>{text(locale, "paper-leave-empty")}</p>
                {pages}
                {face.instrument.closing.as_ref().map(|closing| view! { <p>{face.words(closing)}</p> })}
            </article>
        };
        frame(&self.viewer, content.into_any())
    }
}

fn printed(face: &SurveyFace, element: &Element) -> AnyView {
    let inside = |label: Option<&Text>, elements: &[Element]| {
        let elements: Vec<_> = elements.iter().map(|inner| printed(face, inner)).collect();
        view! { {label.map(|label| view! { <h3>{face.words(label)}</h3> })} {elements} }.into_any()
    };
    match element {
        Element::Item(slot) => item(face, *slot),
        Element::Matrix { label, rows, .. } => {
            let rows: Vec<_> = rows.iter().map(|slot| item(face, *slot)).collect();
            view! { <h3>{face.words(label)}</h3> {rows} }.into_any()
        }
        Element::Group { label, elements, .. } => inside(label.as_ref(), elements),
        // As often as the paper has room for: once.
        Element::Repeat { label, repetitions, .. } => {
            inside(Some(label), repetitions.first().map_or(&[][..], |repetition| &repetition.elements))
        }
    }
}

fn item(face: &SurveyFace, slot: Slot) -> AnyView {
    let (logic, words, locale) = (face.instrument.logic.item(slot), face.instrument.words(slot), face.locale);
    let boxes = || {
        let options: Vec<_> =
            words.options.iter().map(|option| view! { <li class="box coded">{face.words(option)}</li> }).collect();
        view! { <ul>{options}</ul> }.into_any()
    };
    let blank = |blank: &'static str| view! { <p class="blank">{blank}</p> }.into_any();
    let answer = match &logic.question {
        Question::ChooseOne(_) | Question::ChooseSome(_) => boxes(),
        Question::Scale(scale) => {
            let points: Vec<_> = scale
                .options
                .iter()
                .zip(&words.options)
                .map(|(point, label)| {
                    view! { <li class="box">{point.to_string()} " " {face.words(label)}</li> }
                })
                .collect();
            view! { <ul>{points}</ul> }.into_any()
        }
        Question::Rank(_) => {
            let options: Vec<_> =
                words.options.iter().map(|option| view! { <li class="coded">"____ " {face.words(option)}</li> }).collect();
            view! { <ul class="places">{options}</ul> }.into_any()
        }
        Question::Number(_) => blank("____________"),
        Question::Date(_) => blank("____ - __ - __"),
        Question::Time(_) => blank("__ : __"),
        Question::Moment(_) => blank("____ - __ - __   __ : __"),
        Question::Acknowledge => view! { <p class="box">{text(locale, "acknowledged")}</p> }.into_any(),
        Question::Text(_) => view! { <div class="writing"></div> }.into_any(),
        Question::Note => return view! { <p>{face.words(&words.label)}</p> }.into_any(),
        Question::Calculated(_) | Question::Score(_) => return ().into_any(),
    };
    let hint = words.hint.as_ref().map(|hint| view! { <p class="hint">{face.words(hint)}</p> });
    let several =
        matches!(logic.question, Question::ChooseSome(_)).then(|| view! { <p class="hint">{text(locale, "choose-all")}</p> });
    view! { <div class="asked"><p><b>{face.words(&words.label)}</b></p> {hint} {several} {answer}</div> }.into_any()
}
