//! The finite public table every published question reduces to.
//!
//! Cells follow from the instrument alone: which there are, their order and how many of them one person can be in never depend on
//! an answer (guide: hazards 6 and 16). "Skipped" and "not asked" are cells too, so each person is in every table and missing
//! answers are protected like given ones. This module knows no counts.

use serde::{Deserialize, Serialize};

use crate::id::ItemName;
use crate::instrument::{Instrument, ItemLogic, Required};
use crate::privacy::RandomisedResponse;
use crate::privacy::residual::{Axis, Part};
use crate::question::{Grid, Question, day_of_moment};
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

/// What planning has to know of an item that can be published: its name and the shape of its table. Public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publishable {
    pub name: ItemName,
    pub shape: Shape,
    /// How answers were made uncertain before they were received.
    pub protected: Option<RandomisedResponse>,
}

/// The shape of an item's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Each person is in one of so many cells, the first of which count answers. Of numbers a sum can be measured too.
    One { cells: u32, answers: u32, amounts: Option<Grid> },
    /// A person can mark several options; besides, each is in one of `status` cells (answered, skipped, not asked).
    Several { options: u32, at_most: u32, status: u32 },
}

impl Publishable {
    /// All items of an instrument that can be published, in its order.
    #[must_use]
    pub fn all(instrument: &Instrument) -> Vec<Self> {
        let items = instrument.logic.variables().map(|(_, item)| item);
        items
            .filter_map(|item| {
                Some(Self { name: item.name.clone(), shape: Cells::of(item)?.shape(item), protected: item.protected })
            })
            .collect()
    }

    /// The axes that its cells are built from.
    #[must_use]
    pub fn axes(&self) -> Vec<Axis> {
        let axis = |part| Axis { item: self.name.clone(), part };
        match self.shape {
            Shape::One { cells, .. } => vec![axis(Part::Cell { cells })],
            Shape::Several { options, at_most, status } => {
                vec![axis(Part::Status { cells: status }), axis(Part::Marks { options, at_most })]
            }
        }
    }
}

impl Shape {
    /// Cells of the item's table.
    #[must_use]
    pub fn cells(self) -> u32 {
        match self {
            Self::One { cells, .. } => cells,
            Self::Several { options, status, .. } => options + status,
        }
    }

    /// Whether each person is in exactly one cell.
    #[must_use]
    pub fn is_partition(self) -> bool {
        matches!(self, Self::One { .. })
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
        if item.required != Required::Always {
            categories.push(Category::Skipped);
        }
        let is_unasked = matches!(&item.question, Question::Score(score) if score.may_be_unasked());
        if !item.relevant.is_empty() || !item.offered.is_empty() || is_unasked {
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

    /// The shape of the table of this item.
    #[must_use]
    pub fn shape(&self, item: &ItemLogic) -> Shape {
        let count = |categories: usize| u32::try_from(categories).unwrap_or(u32::MAX);
        let answers = self.categories.iter().filter(|category| category.is_valid_answer()).count();
        if self.is_partition() {
            let amounts = match &item.question {
                Question::Number(number) if item.repetitions == 1 => Some(number.grid()),
                Question::Score(score) => Some(score.number().grid()),
                _ => None,
            };
            return Shape::One { cells: count(self.len()), answers: count(answers), amounts };
        }
        Shape::Several { options: count(answers), at_most: self.marks_at_most - 1, status: count(self.len() - answers) }
    }

    /// How many cells one person can be in.
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
            (Answer::Number(value), Question::Score(score)) => at(score.number().bin_of(*value)),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A known failure of another library: somebody who contributed several times was counted several times in one cell.
    #[test]
    fn two_answers_in_one_cell_are_one_mark() {
        let instrument = Instrument::parse(
            r#"{ "porchlight": 1, "name": "house", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
                "pages": [{ "name": "first", "elements": [
                    { "kind": "repeat", "name": "member", "label": "M", "maximum": 3, "elements": [
                        { "kind": "number", "name": "age", "label": "A", "minimum": 0, "maximum": 120, "bins": [18, 65] }] }] }] }"#,
        );
        let instrument = instrument.unwrap();
        let slot = instrument.logic.slot_of(&ItemName::parse("age").unwrap()).unwrap();
        let item = instrument.logic.item(slot);
        let cells = Cells::of(item).unwrap();
        let marked = |ages: &[i64]| {
            let answers: Vec<Answer> = ages.iter().map(|&age| Answer::Number(age)).collect();
            let mut places = Vec::new();
            cells.mark_all(&item.question, &answers, &mut places);
            places
        };
        assert_eq!(marked(&[40, 41, 42]), [1, 3]);
        assert_eq!(marked(&[7, 40, 70]), [0, 1, 2, 3]);
        assert_eq!(cells.shape(item), Shape::Several { options: 3, at_most: 3, status: 3 });
    }
}
