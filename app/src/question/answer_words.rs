//! An answer in words, as a person who checks it before sending reads it. Free of judgement: what cannot be read is shown as typed.

use leptos::prelude::*;
use shared::id::OptionName;
use shared::question::ChooseOne;
use shared::{Question, Slot};

use crate::face::SurveyFace;
use crate::locales::{Argument, day, format};

/// What was given for an item, in words; empty where nothing was.
pub fn answer_words(face: &SurveyFace, slot: Slot, given: &[String]) -> Vec<AnyView> {
    let instrument = &face.instrument;
    let labels = &instrument.words(slot).options;
    let labelled =
        |options: &[OptionName], given: &String| match options.iter().position(|option| option.as_str() == given.trim()) {
            Some(index) => labels.get(index).map(|label| face.words(label)),
            None => None,
        };
    let in_words = |given: &String| match &instrument.logic.item(slot).question {
        Question::ChooseOne(question) => labelled(&question.options, given),
        Question::ChooseSome(question) => labelled(question.options(), given),
        Question::Scale(question) => point(face, slot, question, given).map(IntoAny::into_any),
        Question::Date(_) => Some(day(face.locale, given).into_any()),
        Question::Number(_) | Question::Text(_) | Question::Note | Question::Calculated(_) => None,
    };
    given.iter().map(|given| in_words(given).unwrap_or_else(|| given.trim().to_owned().into_any())).collect()
}

/// A point with its label or, where it has none, with the ends of its scale: a lone 2 tells nobody anything.
fn point(face: &SurveyFace, slot: Slot, question: &ChooseOne, given: &str) -> Option<String> {
    let index = question.options.iter().position(|option| option.as_str() == given.trim())?;
    let said = |text: &str| Argument::Text(text.to_owned());
    let point = question.options.get(index)?.as_str();
    let label = face.instrument.words(slot).options.get(index).map(|label| face.plain_words(label))?;
    if label != point {
        return Some(format(face.locale, "review-point-labelled", &[("point", said(point)), ("label", Argument::Text(label))]));
    }
    let (first, last) = (question.options.first()?.as_str(), question.options.last()?.as_str());
    Some(format(face.locale, "review-point", &[("point", said(point)), ("first", said(first)), ("last", said(last))]))
}
