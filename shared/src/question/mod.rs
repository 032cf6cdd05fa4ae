//! The kinds of question, without their words: what an answer may be and which finite table it falls into.
//!
//! To add a kind: a file here with its struct, `answer` (typed text to answer) and, if it is published, `categories` and `mark`
//! (answer to cells); one variant in [`Question`] and in each match below (none has a `_`); its source fields in
//! `instrument/source.rs`; a widget of the same name in `app/src/question/`. Tallies, releases, summaries and exports know
//! only cells and stay as they are.

mod choose_one;
mod choose_some;
mod clock;
mod date;
mod number;
mod rank;
mod score;
mod short_text;

use serde::{Deserialize, Serialize};

pub use choose_one::ChooseOne;
pub use choose_some::ChooseSome;
pub use clock::{TimeOfDay, time_to_text};
pub(crate) use clock::{day_of_moment, parse_time};
pub use date::{DateRange, Period};
pub(crate) use number::units_of;
pub use number::{Grid, Number, NumberError, Units, units_to_text};
pub use rank::Rank;
pub use score::{Score, ScorePart};
pub use short_text::ShortText;

use crate::cells::Category;
use crate::expression::Expression;
use crate::id::OptionName;
use crate::response::{Answer, FaultKind};

/// What a ticked box stands for in the model (ODK XForms, section "trigger").
pub const ACKNOWLEDGED: &str = "OK";

/// What is asked, without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// One of a list.
    ChooseOne(ChooseOne),
    /// Several of a list, up to a maximum.
    ChooseSome(ChooseSome),
    /// One point of an ordered scale; points are options named by their number.
    Scale(ChooseOne),
    /// A number within bounds, published in bins.
    Number(Number),
    /// A day within bounds, published as a month or a year.
    Date(DateRange),
    /// An order of all options, published as who came first.
    Rank(Rank),
    /// A box to tick: read and understood.
    Acknowledge,
    /// A time of day within bounds, published in bins.
    Time(TimeOfDay),
    /// A day within bounds with a time of day, published as a month or a year.
    Moment(DateRange),
    /// A few words: collected, never tallied and never published.
    Text(ShortText),
    /// Something to read; nothing to answer.
    Note,
    /// A value computed from other answers; used in conditions, never stored.
    Calculated(Expression),
    /// What several questions say together; counted, never asked, never stored, and not sent to phones.
    #[serde(skip)]
    Score(Score),
}

impl Question {
    /// Reads what a person typed or chose. `given` holds at least one text that is not blank.
    ///
    /// # Errors
    /// The fault to tell the person about.
    pub fn answer(&self, given: &[&str]) -> Result<Answer, FaultKind> {
        match self {
            Self::ChooseOne(question) | Self::Scale(question) => question.answer(one(given)?),
            Self::ChooseSome(question) => question.answer(given),
            Self::Number(question) => question.answer(one(given)?),
            Self::Date(question) => question.answer(one(given)?),
            Self::Rank(question) => question.answer(given),
            Self::Acknowledge => {
                if one(given)?.trim() == ACKNOWLEDGED {
                    Ok(Answer::One(0))
                } else {
                    Err(FaultKind::UnknownOption)
                }
            }
            Self::Time(question) => question.answer(one(given)?),
            Self::Moment(range) => clock::moment(range, one(given)?),
            Self::Text(question) => question.answer(one(given)?),
            Self::Note | Self::Calculated(_) | Self::Score(_) => Err(FaultKind::NothingToAnswer),
        }
    }

    /// The categories answers fall into, or `None` for kinds that are never published.
    #[must_use]
    pub fn categories(&self) -> Option<Vec<Category>> {
        match self {
            Self::ChooseOne(question) | Self::Scale(question) => Some(question.categories()),
            Self::ChooseSome(question) => Some(question.categories()),
            Self::Number(question) => Some(question.categories()),
            Self::Date(question) | Self::Moment(question) => Some(question.categories()),
            Self::Rank(question) => Some(question.categories()),
            Self::Acknowledge => Some(vec![Category::Option(0)]),
            Self::Time(question) => Some(question.categories()),
            Self::Score(score) => Some(score.categories()),
            Self::Text(_) | Self::Note | Self::Calculated(_) => None,
        }
    }

    /// How many of `categories` one person can be in.
    #[must_use]
    pub fn marks_at_most(&self) -> u32 {
        match self {
            Self::ChooseOne(_)
            | Self::Scale(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Acknowledge
            | Self::Time(_)
            | Self::Moment(_)
            | Self::Score(_) => 1,
            Self::Rank(question) => question.marks_at_most(),
            // Each ticked option, and that there was an answer at all.
            Self::ChooseSome(question) => u32::from(question.maximum()) + 1,
            Self::Text(_) | Self::Note | Self::Calculated(_) => 0,
        }
    }

    /// What a calculation computes; nothing of what a person answers.
    #[must_use]
    pub fn calculation(&self) -> Option<&Expression> {
        if let Self::Calculated(expression) = self { Some(expression) } else { None }
    }

    /// The options a person chooses from or orders; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[OptionName] {
        match self {
            Self::ChooseOne(question) | Self::Scale(question) => &question.options,
            Self::ChooseSome(question) => question.options(),
            Self::Rank(question) => question.options(),
            Self::Number(_)
            | Self::Date(_)
            | Self::Acknowledge
            | Self::Time(_)
            | Self::Moment(_)
            | Self::Text(_)
            | Self::Note
            | Self::Calculated(_)
            | Self::Score(_) => &[],
        }
    }

    /// Whether a person is asked to give something.
    #[must_use]
    pub fn takes_an_answer(&self) -> bool {
        match self {
            Self::ChooseOne(_)
            | Self::ChooseSome(_)
            | Self::Scale(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Rank(_)
            | Self::Acknowledge
            | Self::Time(_)
            | Self::Moment(_)
            | Self::Text(_) => true,
            Self::Note | Self::Calculated(_) | Self::Score(_) => false,
        }
    }
}

fn one<'a>(given: &[&'a str]) -> Result<&'a str, FaultKind> {
    match given {
        [text] => Ok(text),
        _ => Err(FaultKind::SeveralAnswers),
    }
}
