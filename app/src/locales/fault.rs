//! What a person is told about an answer that cannot be taken: a sentence that says what to do.

use shared::question::{Number, Question, time_to_text, units_to_text};
use shared::{FaultKind, Instrument, Locale, Slot};

use super::{Argument, day, format, text};

/// A day that is written as days are asked for.
const EXAMPLE_DAY: &str = "2026-05-31";

/// The sentence about one fault of one item, with the question's own bounds. For `FaultKind::Constraint` it is the instrument's.
#[must_use]
pub fn fault_message(locale: Locale, instrument: &Instrument, slot: Slot, kind: FaultKind) -> String {
    let question = &instrument.logic.item(slot).question;
    match kind {
        FaultKind::Required => required(locale, question),
        FaultKind::NothingToAnswer => text(locale, "fault-nothing-to-answer"),
        FaultKind::UnknownOption => text(locale, "fault-unknown-option"),
        FaultKind::SeveralAnswers => text(locale, "fault-several-answers"),
        FaultKind::TooMany { maximum } => format(locale, "fault-too-many", &[("maximum", Argument::Number(maximum.into()))]),
        FaultKind::NotANumber => format(locale, "fault-not-a-number", &[("example", example(question))]),
        FaultKind::TooManyDecimals { decimals } => {
            let arguments = [("decimals", Argument::Number(decimals.into())), ("example", example(question))];
            format(locale, "fault-too-many-decimals", &arguments)
        }
        FaultKind::BelowMinimum => format(locale, "fault-below-minimum", &[("minimum", bound(question, Number::minimum))]),
        FaultKind::AboveMaximum => format(locale, "fault-above-maximum", &[("maximum", bound(question, Number::maximum))]),
        FaultKind::NotADate => format(locale, "fault-not-a-date", &[("example", Argument::Text(EXAMPLE_DAY.to_owned()))]),
        FaultKind::NotATime => text(locale, "fault-not-a-time"),
        FaultKind::NotAMoment => text(locale, "fault-not-a-moment"),
        FaultKind::NotAnOrder => text(locale, "fault-not-an-order"),
        FaultKind::OffStep => {
            format(locale, "fault-off-step", &[("first", bound(question, Number::minimum)), ("second", second(question))])
        }
        FaultKind::TooEarly | FaultKind::TooLate => outside(locale, question, kind),
        FaultKind::TooLong { maximum_characters } => {
            format(locale, "fault-too-long", &[("maximum", Argument::Number(maximum_characters.into()))])
        }
        FaultKind::Constraint => {
            let words = instrument.words(slot);
            match (&words.constraint_message, words.total) {
                (Some(message), _) => message.in_locale(locale).to_owned(),
                (None, Some(total)) => format(locale, "fault-total", &[("total", Argument::Number(total.into()))]),
                (None, None) => text(locale, "fault-constraint"),
            }
        }
    }
}

fn required(locale: Locale, question: &Question) -> String {
    match question {
        Question::ChooseOne(_) | Question::Scale(_) => text(locale, "fault-required-choice"),
        Question::ChooseSome(_) => text(locale, "fault-required-choices"),
        Question::Number(_) => text(locale, "fault-required-number"),
        Question::Date(_) => text(locale, "fault-required-date"),
        Question::Rank(_) => text(locale, "fault-not-an-order"),
        Question::Acknowledge => text(locale, "fault-required-acknowledge"),
        Question::Time(_) => text(locale, "fault-not-a-time"),
        Question::Moment(_) => text(locale, "fault-not-a-moment"),
        Question::Text(_) => text(locale, "fault-required-text"),
        Question::Note | Question::Calculated(_) | Question::Score(_) => text(locale, "fault-nothing-to-answer"),
    }
}

fn outside(locale: Locale, question: &Question, kind: FaultKind) -> String {
    if let Question::Time(time) = question {
        let said = |minutes| Argument::Text(time_to_text(minutes));
        return if kind == FaultKind::TooEarly {
            format(locale, "fault-time-too-early", &[("earliest", said(time.earliest()))])
        } else {
            format(locale, "fault-time-too-late", &[("latest", said(time.latest()))])
        };
    }
    let (Question::Date(range) | Question::Moment(range)) = question else { return text(locale, "fault-constraint") };
    let said = |bound: Option<time::Date>| Argument::Text(bound.map(|bound| day(locale, &bound.to_string())).unwrap_or_default());
    if kind == FaultKind::TooEarly {
        format(locale, "fault-too-early", &[("earliest", said(range.earliest()))])
    } else {
        format(locale, "fault-too-late", &[("latest", said(range.latest()))])
    }
}

/// A bound of a number as people type it: without marks between thousands, which would be refused.
fn bound(question: &Question, end: fn(&Number) -> i64) -> Argument {
    Argument::Text(match question {
        Question::Number(number) => units_to_text(end(number), number.decimals()),
        Question::ChooseOne(_)
        | Question::ChooseSome(_)
        | Question::Scale(_)
        | Question::Date(_)
        | Question::Rank(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_)
        | Question::Score(_) => String::new(),
    })
}

/// A number that would be taken: in the middle of the range.
fn example(question: &Question) -> Argument {
    bound(question, |number| {
        let middle = number.minimum().midpoint(number.maximum());
        middle - middle.wrapping_sub(number.minimum()).rem_euclid(number.step())
    })
}

/// The second number that would be taken.
fn second(question: &Question) -> Argument {
    bound(question, |number| number.minimum() + number.step())
}
