//! What can be wrong with an answer. Words for people are in `app/src/locales`; these are for the programs that call the API.

use serde::{Deserialize, Serialize};

use crate::id::ItemName;
use crate::instrument::{ItemLogic, Required};
use crate::question::Question;

/// One thing to tell the person about one item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item}: {kind}")]
pub struct Fault {
    pub item: ItemName,
    pub kind: FaultKind,
}

/// Numbers in the variants follow from the instrument, never from other people's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FaultKind {
    #[error("an answer is needed")]
    Required,
    #[error("the instrument has no such item to answer")]
    NothingToAnswer,
    #[error("this option does not exist")]
    UnknownOption,
    #[error("only one answer can be given")]
    SeveralAnswers,
    #[error("at most {maximum} options can be chosen")]
    TooMany { maximum: u16 },
    #[error("this is not a number written in digits")]
    NotANumber,
    #[error("at most {decimals} decimals can be given")]
    TooManyDecimals { decimals: u8 },
    #[error("the number is below the least that can be answered")]
    BelowMinimum,
    #[error("the number is above the most that can be answered")]
    AboveMaximum,
    #[error("this is not a day written as YYYY-MM-DD")]
    NotADate,
    #[error("this is not a time of day written as HH:MM")]
    NotATime,
    #[error("this is not a day and a time written as YYYY-MM-DDTHH:MM")]
    NotAMoment,
    #[error("each option needs a place of its own, from the first to the last")]
    NotAnOrder,
    #[error("the number is not one of the steps from the least that can be answered")]
    OffStep,
    #[error("this is before the first day or time that can be answered")]
    TooEarly,
    #[error("this is after the last day or time that can be answered")]
    TooLate,
    #[error("at most {maximum_characters} characters can be written")]
    TooLong { maximum_characters: u16 },
    #[error("the answer does not meet the instrument's own condition")]
    Constraint,
}

impl FaultKind {
    /// The faults an answer to this item can have.
    #[must_use]
    pub fn possible(item: &ItemLogic) -> Vec<Self> {
        let mut faults = match &item.question {
            Question::ChooseOne(_) | Question::Scale(_) => vec![Self::UnknownOption, Self::SeveralAnswers],
            Question::ChooseSome(question) => vec![Self::UnknownOption, Self::TooMany { maximum: question.maximum() }],
            Question::Rank(_) => vec![Self::UnknownOption, Self::NotAnOrder],
            Question::Acknowledge => vec![Self::UnknownOption, Self::SeveralAnswers],
            Question::Time(_) => vec![Self::NotATime, Self::TooEarly, Self::TooLate, Self::SeveralAnswers],
            Question::Moment(_) => vec![Self::NotAMoment, Self::TooEarly, Self::TooLate, Self::SeveralAnswers],
            Question::Number(question) => vec![
                Self::OffStep,
                Self::NotANumber,
                Self::TooManyDecimals { decimals: question.decimals() },
                Self::BelowMinimum,
                Self::AboveMaximum,
                Self::SeveralAnswers,
            ],
            Question::Date(_) => vec![Self::NotADate, Self::TooEarly, Self::TooLate, Self::SeveralAnswers],
            Question::Text(question) => {
                vec![Self::TooLong { maximum_characters: question.maximum_characters }, Self::SeveralAnswers]
            }
            Question::Note | Question::Calculated(_) | Question::Score(_) => return vec![Self::NothingToAnswer],
        };
        if item.required != Required::Never {
            faults.push(Self::Required);
        }
        if item.constraint.is_some() {
            faults.push(Self::Constraint);
        }
        faults
    }
}
