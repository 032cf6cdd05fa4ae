//! What a release says, without words: which findings, in which order, with which ranges. Words are put to it in `app/`.
//!
//! Takes only the instrument and the release, so it is post-processing by construction.

use serde::Serialize;

use crate::cells::{Category, Cells};
use crate::estimate::{Count, Mean, Reliability, Share, shares};
use crate::expression::Slot;
use crate::instrument::Instrument;
use crate::plan::TableKey;
use crate::question::Question;
use crate::release::{NoisyTable, Release};

/// Most key findings on a page.
const KEY_FINDINGS_AT_MOST: usize = 5;

/// A release as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub people: Option<Count>,
    pub questions: Vec<QuestionSummary>,
    pub crosses: Vec<CrossSummary>,
    /// The leading answers that stand out most clearly from the second, clearest first.
    pub key_findings: Vec<Finding>,
}

/// One question's shares.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionSummary {
    pub slot: Slot,
    pub rows: Vec<Row>,
    /// Only scales have one.
    pub mean: Option<Mean>,
    /// The answer given most often, where it can be told.
    pub leading: Option<Finding>,
    /// Standard deviation of the noise in each count, in people.
    pub noise_deviation: f64,
}

/// One category of a question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    pub category: Category,
    /// As drawn: may be negative.
    pub count: i64,
    pub share: Option<Share>,
}

/// One category's share, to be said in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    pub slot: Slot,
    pub category: Category,
    pub share: Share,
    /// How far the share lies above the next one, in standard widths; sorts findings and is not shown.
    clarity: f64,
}

/// The answers to one question within each group of another.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossSummary {
    pub groups: Slot,
    pub answers: Slot,
    /// Valid groups only, each with the rows of the valid answers.
    pub rows: Vec<(Category, Vec<Row>)>,
    pub noise_deviation: f64,
}

impl Summary {
    #[must_use]
    pub fn of(instrument: &Instrument, release: &Release) -> Self {
        let questions: Vec<_> = release.tables.iter().filter_map(|table| question(instrument, table)).collect();
        let crosses = release.tables.iter().filter_map(|table| cross(instrument, table)).collect();
        let mut key_findings: Vec<_> = questions.iter().filter_map(|question| question.leading).collect();
        key_findings.retain(|finding| finding.share.reliability == Reliability::Shown && finding.clarity > 1.0);
        key_findings.sort_by(|left, right| right.clarity.total_cmp(&left.clarity));
        key_findings.truncate(KEY_FINDINGS_AT_MOST);
        Self { people: release.total().and_then(|table| Count::of(table, 0)), questions, crosses, key_findings }
    }
}

fn question(instrument: &Instrument, table: &NoisyTable) -> Option<QuestionSummary> {
    let TableKey::OneWay(name) = &table.planned.key else { return None };
    let slot = instrument.logic.slot_of(name)?;
    let item = instrument.logic.item(slot);
    let cells = Cells::of(item)?;
    let rows = rows(&table.counts, cells.categories(), table.noise_variance());
    let mean = match &item.question {
        // Of an item that is asked again, people are counted at each point they gave: there is no mean of that.
        Question::Scale(scale) if item.repetitions == 1 => {
            let points: Vec<f64> = scale.options.iter().filter_map(|point| point.as_str().parse().ok()).collect();
            Mean::of(table.counts.get(..points.len())?, &points, table.noise_variance())
        }
        Question::Scale(_)
        | Question::ChooseOne(_)
        | Question::ChooseSome(_)
        | Question::Number(_)
        | Question::Date(_)
        | Question::Rank(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_) => None,
    };
    let leading = leading(slot, &rows);
    Some(QuestionSummary { slot, rows, mean, leading, noise_deviation: table.noise_variance().sqrt() })
}

fn rows(counts: &[i64], categories: &[Category], variance: f64) -> Vec<Row> {
    let shares = shares(counts, categories, variance);
    counts.iter().zip(categories).zip(shares).map(|((&count, &category), share)| Row { category, count, share }).collect()
}

fn leading(slot: Slot, rows: &[Row]) -> Option<Finding> {
    let mut ranked: Vec<(Category, Share)> = rows.iter().filter_map(|row| Some((row.category, row.share?))).collect();
    ranked.sort_by(|(_, left), (_, right)| right.share.total_cmp(&left.share));
    let (category, share) = *ranked.first()?;
    let next = ranked.get(1).map_or(0.0, |(_, share)| share.share);
    let clarity = (share.share - next) / share.likely.width().max(f64::EPSILON) * 2.0;
    Some(Finding { slot, category, share, clarity })
}

fn cross(instrument: &Instrument, table: &NoisyTable) -> Option<CrossSummary> {
    let TableKey::TwoWay(groups, answers) = &table.planned.key else { return None };
    let (groups, answers) = (instrument.logic.slot_of(groups)?, instrument.logic.slot_of(answers)?);
    let group_cells = Cells::of(instrument.logic.item(groups))?;
    let answer_cells = Cells::of(instrument.logic.item(answers))?;
    let columns = answer_cells.len();
    let rows = group_cells
        .categories()
        .iter()
        .enumerate()
        .filter(|(_, category)| category.is_valid_answer())
        .map(|(row, &category)| {
            let mut rows = rows(table.row(row, columns), answer_cells.categories(), table.noise_variance());
            rows.retain(|row| row.category.is_valid_answer());
            (category, rows)
        })
        .collect();
    Some(CrossSummary { groups, answers, rows, noise_deviation: table.noise_variance().sqrt() })
}
