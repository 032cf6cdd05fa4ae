//! Scores of records: worked out of a record's answers by the rule that people's scores are, so they are what a researcher would have computed.
//!
//! A score has two columns: its bin, as in the tables, and its points, for means and models.

use super::Column;
use super::attribute::{Attribute, Kind};
use crate::cells::{Category, Cells};
use crate::expression::Slot;
use crate::id::ItemName;
use crate::instrument::Instrument;
use crate::privacy::residual::{Axis, Part};
use crate::question::{Question, Score, units_to_text};
use crate::response::Answer;

/// Records with their scores.
pub(super) struct Scored {
    /// Those that were given, then one for each score.
    pub attributes: Vec<Attribute>,
    /// Record by record.
    pub values: Vec<u16>,
    pub points: Vec<Points>,
}

/// The points of a score, of each record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Points {
    pub column: Column,
    pub values: Vec<u16>,
}

/// A score all of whose questions are among the attributes, and where those are.
struct Known<'a> {
    slot: Slot,
    name: &'a ItemName,
    question: &'a Question,
    score: &'a Score,
    cells: Cells,
    parts: Vec<usize>,
}

pub(super) fn scored(instrument: &Instrument, mut attributes: Vec<Attribute>, values: Vec<u16>) -> Scored {
    let known = known(instrument, &attributes);
    let width = attributes.len().max(1);
    let mut points: Vec<Points> = known
        .iter()
        .map(|known| Points { column: Column { name: format!("{}.points", known.name), codes: vec![] }, values: vec![] })
        .collect();
    let mut all = Vec::with_capacity(values.len() / width * (width + known.len()));
    let mut places = Vec::new();
    for record in values.chunks(width) {
        all.extend_from_slice(record);
        for (known, points) in known.iter().zip(&mut points) {
            let answers = known.parts.iter().map(|&part| answer(&attributes[part], record[part])).collect::<Vec<_>>();
            let score = known.score.of_answers(&answers);
            places.clear();
            known.cells.mark_all(known.question, [&score], &mut places);
            all.push(places.first().and_then(|&place| u16::try_from(place).ok()).unwrap_or_default());
            points.add(match score {
                Answer::Number(hundredths) => units_to_text(hundredths, Score::DECIMALS),
                Answer::NotAsked => instrument.category_code(known.slot, Category::NotAsked),
                _ => instrument.category_code(known.slot, Category::Skipped),
            });
        }
    }
    let of_scores: Vec<Attribute> = known.iter().map(Known::attribute).collect();
    attributes.extend(of_scores);
    Scored { attributes, values: all, points }
}

fn known<'a>(instrument: &'a Instrument, attributes: &[Attribute]) -> Vec<Known<'a>> {
    let place = |slot: Slot| {
        let is_it = |attribute: &Attribute| attribute.slot == slot && attribute.kind == Kind::Cell;
        attributes.iter().position(is_it)
    };
    let variables = instrument.logic.variables();
    variables
        .filter_map(|(slot, item)| {
            let Question::Score(score) = &item.question else { return None };
            let parts = score.parts().iter().map(|part| place(part.slot)).collect::<Option<Vec<_>>>()?;
            Some(Known { slot, name: &item.name, question: &item.question, score, cells: Cells::of(item)?, parts })
        })
        .collect()
}

impl Known<'_> {
    fn attribute(&self) -> Attribute {
        let categories = self.cells.categories().to_vec();
        let cells = u32::try_from(categories.len()).unwrap_or(u32::MAX);
        Attribute {
            slot: self.slot,
            kind: Kind::Score,
            categories,
            shares: vec![],
            round: 0,
            reads: None,
            axis: Axis { item: self.name.clone(), part: Part::Cell { cells } },
        }
    }
}

impl Points {
    fn add(&mut self, code: String) {
        let codes = &mut self.column.codes;
        let place = codes.iter().position(|known| *known == code).unwrap_or_else(|| {
            codes.push(code);
            codes.len() - 1
        });
        self.values.push(u16::try_from(place).unwrap_or(u16::MAX));
    }
}

fn answer(attribute: &Attribute, value: u16) -> Answer {
    match attribute.categories.get(usize::from(value)) {
        Some(Category::Option(option)) => Answer::One(*option),
        Some(Category::NotAsked) => Answer::NotAsked,
        Some(Category::Bin(_) | Category::Answered | Category::Skipped) | None => Answer::Skipped,
    }
}
