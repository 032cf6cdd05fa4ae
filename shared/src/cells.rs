//! The finite public table every published question reduces to.
//!
//! Cells follow from the instrument alone: which there are, their order and how many of them one person can be in never depend on
//! an answer (guide: hazards 6 and 16). "Skipped" and "not asked" are cells too, so each person is in every table and missing
//! answers are protected like given ones. This module knows no counts.

use serde::{Deserialize, Serialize};

use crate::instrument::ItemLogic;
use crate::question::{Question, day_of_moment};
use crate::response::Answer;

/// What one cell of a one-way table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// People who chose the option at this place of the list.
    Option(u16),
    /// People whose number or day lies in this bin.
    Bin(u16),
    /// People who gave any answer; only where they could give several, or were asked several times.
    Answered,
    /// People who were asked and gave no answer.
    Skipped,
    /// People whom the instrument did not ask.
    NotAsked,
}

impl Category {
    /// Whether the cell counts a valid answer, the kind that shares are made of.
    #[must_use]
    pub fn is_valid_answer(self) -> bool {
        match self {
            Self::Option(_) | Self::Bin(_) => true,
            Self::Answered | Self::Skipped | Self::NotAsked => false,
        }
    }
}

/// The one-way table of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    categories: Vec<Category>,
    marks_at_most: u32,
}

impl Cells {
    /// The cells of an item, or `None` for kinds that are never published.
    #[must_use]
    pub fn of(item: &ItemLogic) -> Option<Self> {
        let mut categories = item.question.categories()?;
        let answered = u32::from(categories.contains(&Category::Answered));
        let mut marks_at_most = item.question.marks_at_most();
        if item.repetitions > 1 {
            // A person is in a cell once, however many repetitions fall into it, so they touch no more cells than there are.
            let cells = u32::try_from(categories.len()).unwrap_or(u32::MAX) - answered;
            marks_at_most = cells.min((marks_at_most - answered).saturating_mul(item.repetitions.into())) + 1;
            if answered == 0 {
                categories.push(Category::Answered);
            }
        }
        if !item.required {
            categories.push(Category::Skipped);
        }
        if !item.relevant.is_empty() || !item.offered.is_empty() {
            categories.push(Category::NotAsked);
        }
        Some(Self { categories, marks_at_most })
    }

    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.categories.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.categories.is_empty()
    }

    /// How many cells one person can be in. Adding or removing a person changes each by one, so this is also the squared L2
    /// sensitivity of the table (Dwork & Roth 2014, definition 3.8, for vectors of zeros and ones).
    #[must_use]
    pub fn marks_at_most(&self) -> u32 {
        self.marks_at_most
    }

    /// Whether each person is in exactly one cell.
    #[must_use]
    pub fn is_partition(&self) -> bool {
        self.marks_at_most == 1
    }

    /// Places of the cells that the answers of one person fall into, at most `marks_at_most` of them and each once. There are
    /// several answers where an item was asked several times: then a cell is marked if any of them falls into it.
    pub fn mark_all<'a>(&self, question: &Question, answers: impl IntoIterator<Item = &'a Answer>, places: &mut Vec<usize>) {
        let mut answers = answers.into_iter();
        let Some(first) = answers.next() else { return };
        let Some(second) = answers.next() else { return self.mark(question, first, |place| places.push(place)) };
        let is_given = |answer: &&Answer| !matches!(answer, Answer::NotAsked | Answer::Skipped);
        let all: Vec<&Answer> = [first, second].into_iter().chain(answers).collect();
        for answer in all.iter().copied().filter(is_given) {
            self.mark(question, answer, |place| places.push(place));
        }
        let instead = if !places.is_empty() {
            Category::Answered
        } else if all.contains(&&Answer::Skipped) {
            Category::Skipped
        } else {
            Category::NotAsked
        };
        places.extend(self.categories.iter().position(|&category| category == instead));
        places.sort_unstable();
        places.dedup();
    }

    /// Places of the cells one answer falls into.
    fn mark(&self, question: &Question, answer: &Answer, mut at: impl FnMut(usize)) {
        let place = |wanted: Category| self.categories.iter().position(|&category| category == wanted);
        match (answer, question) {
            (Answer::NotAsked, _) => place(Category::NotAsked).into_iter().for_each(at),
            (Answer::Skipped, _) => place(Category::Skipped).into_iter().for_each(at),
            // Options and bins come first and in order, so their index is their place.
            (Answer::One(option), _) => at(usize::from(*option)),
            (Answer::Some(options), _) => {
                options.iter().for_each(|&option| at(usize::from(option)));
                place(Category::Answered).into_iter().for_each(at);
            }
            (Answer::Number(value), Question::Number(number)) => at(number.bin_of(*value)),
            (Answer::Date(days), Question::Date(range)) => {
                crate::day::date_of(*days).and_then(|day| range.period_of(day)).map(usize::from).into_iter().for_each(at);
            }
            (Answer::Number(minutes), Question::Time(time)) => at(time.bin_of(*minutes)),
            (Answer::Number(minutes), Question::Moment(range)) => {
                let day = day_of_moment(*minutes).and_then(crate::day::date_of);
                day.and_then(|day| range.period_of(day)).map(usize::from).into_iter().for_each(at);
            }
            (Answer::Order(order), Question::Rank(rank)) => {
                order.iter().take(usize::from(rank.counted())).for_each(|&option| at(usize::from(option)));
                place(Category::Answered).into_iter().for_each(at);
            }
            (Answer::Number(_) | Answer::Date(_) | Answer::Text(_) | Answer::Order(_), _) => {}
        }
    }
}
