//! The self-assessment of the privacy promise after NIST SP 800-226, for whoever evaluates it. In English, as the field is; the page
//! for everybody is `privacy.rs`.

use leptos::prelude::*;
use shared::Locale;
use shared::assessment::{Layer, assessment};

use crate::document::{Head, Page, Sheet};
use crate::part::frame::plain_frame;

pub struct AssessmentPage;

const TITLE: &str = "Self-assessment of the privacy promise";

impl Page for AssessmentPage {
    fn head(&self) -> Head {
        Head::new(Locale::English, TITLE.to_owned(), Sheet::Resident)
    }

    fn body(self) -> AnyView {
        let layer = |Layer { name, answers }: Layer| {
            let answers =
                answers.into_iter().map(|(question, answer)| view! { <dt>{question}</dt><dd>{capitalized(&answer)}</dd> });
            view! { <h2>{name}</h2> <dl>{answers.collect_view()}</dl> }
        };
        let content = view! {
            <h1>{TITLE}</h1>
            <p>"The questions are those of NIST SP 800-226 (2025). The answers are made from the program's own constants."</p>
            {assessment().into_iter().map(layer).collect_view()}
            <p><a href="/privacy">"In plain words"</a></p>
        };
        plain_frame(Locale::English, content.into_any())
    }
}

fn capitalized(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
