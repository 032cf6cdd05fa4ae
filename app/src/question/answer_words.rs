//! An answer in words, as a person who checks it before sending reads it. Free of judgement: what cannot be read is shown as typed.

use leptos::prelude::*;
use shared::id::OptionName;
use shared::instrument::Text;
use shared::question::{ChooseOne, Rank};
use shared::{Question, Slot};

use crate::face::SurveyFace;
use crate::locales::{self, Argument, day, text};

/// What was given for an item, in words; empty where nothing was.
pub fn answer_words(face: &SurveyFace, slot: Slot, given: &[String]) -> Vec<AnyView> {
    let instrument = &face.instrument;
    let labels = &instrument.words(slot).options;
    let labelled =
        |options: &[OptionName], given: &String| match options.iter().position(|option| option.as_str() == given.trim()) {
            Some(index) => labels.get(index).map(|label| face.words(label)),
            None => None,
        };
    if let Question::Rank(question) = &instrument.logic.item(slot).question {
        return order(face, labels, question, given);
    }
    let in_words = |given: &String| match &instrument.logic.item(slot).question {
        Question::ChooseOne(question) => labelled(&question.options, given),
        Question::ChooseSome(question) => labelled(question.options(), given),
        Question::Scale(question) => point(face, slot, question, given).map(IntoAny::into_any),
        Question::Date(_) => Some(day(face.locale, given).into_any()),
        Question::Acknowledge => Some(text(face.locale, "acknowledged").into_any()),
        Question::Moment(_) => {
            given.trim().split_once(['T', ' ']).map(|(date, time)| format!("{}, {time}", day(face.locale, date)).into_any())
        }
        Question::Rank(_)
        | Question::Time(_)
        | Question::Number(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_)
        | Question::Score(_) => None,
    };
    given.iter().map(|given| in_words(given).unwrap_or_else(|| given.trim().to_owned().into_any())).collect()
}

/// The options in the order of their places, each with its place.
fn order(face: &SurveyFace, labels: &[Text], question: &Rank, given: &[String]) -> Vec<AnyView> {
    let mut placed: Vec<(usize, &str)> = given
        .iter()
        .enumerate()
        .map(|(index, given)| match given.trim().split_once(' ') {
            Some((name, place)) => (place.parse().unwrap_or(usize::MAX), name),
            None => (index + 1, given.trim()),
        })
        .collect();
    placed.sort_unstable();
    let words = |(place, name): (usize, &str)| {
        let index = question.options().iter().position(|option| option.as_str() == name);
        let label = index.and_then(|index| labels.get(index)).map_or_else(|| name.to_owned(), |label| face.plain_words(label));
        format!("{place}. {label}").into_any()
    };
    placed.into_iter().map(words).collect()
}

/// A point with its label or, where it has none, with the ends of its scale: a lone 2 tells nobody anything.
fn point(face: &SurveyFace, slot: Slot, question: &ChooseOne, given: &str) -> Option<String> {
    let index = question.options.iter().position(|option| option.as_str() == given.trim())?;
    let said = |text: &str| Argument::Text(text.to_owned());
    let point = question.options.get(index)?.as_str();
    let label = face.instrument.words(slot).options.get(index).map(|label| face.plain_words(label))?;
    if label != point {
        return Some(locales::format(
            face.locale,
            "review-point-labelled",
            &[("point", said(point)), ("label", Argument::Text(label))],
        ));
    }
    let (first, last) = (question.options.first()?.as_str(), question.options.last()?.as_str());
    Some(locales::format(face.locale, "review-point", &[("point", said(point)), ("first", said(first)), ("last", said(last))]))
}
