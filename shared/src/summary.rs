//! What a release says, without words: which findings, in which order, with which ranges. Words are put to it in `app/`.
//!
//! Takes only the instrument and the release, so it is post-processing by construction.

use serde::Serialize;

use crate::cells::{Category, Cells};
use crate::estimate::{Count, Mean, Quantile, Reliability, Share, Strip, Table, Weighted, weighted};
use crate::expression::Slot;
use crate::id::ItemName;
use crate::instrument::{Instrument, Margin};
use crate::plan::{PlannedTable, TableKey};
use crate::question::{Number, Question};
use crate::release::Release;

/// Most key findings on a page.
const KEY_FINDINGS_AT_MOST: usize = 5;

/// Fewest points of a scale whose two highest are a part of it worth telling.
const SCALE_OF_ENDS_AT_LEAST: usize = 4;

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
    /// Only scales and numbers have one.
    pub mean: Option<Mean>,
    /// Only numbers have one.
    pub median: Option<Quantile>,
    /// The two highest points of a scale of four or more, taken together.
    pub two_highest: Option<Share>,
    /// The shares of `rows` weighted to the first margin that the release crosses the question with.
    pub weighted: Option<(Slot, Vec<Option<Weighted>>)>,
    /// The answer given most often, where it can be told.
    pub leading: Option<Finding>,
    /// Standard deviation of the noise in each count, in people.
    pub noise_deviation: f64,
}

/// One category of a question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    pub category: Category,
    /// May be negative.
    pub count: f64,
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
        let questions: Vec<_> = release.tables.iter().filter_map(|table| question(instrument, release, table)).collect();
        let crosses = release.tables.iter().filter_map(|table| cross(instrument, release, table)).collect();
        let mut key_findings: Vec<_> = questions.iter().filter_map(|question| question.leading).collect();
        key_findings.retain(|finding| finding.share.reliability == Reliability::Shown && finding.clarity > 1.0);
        key_findings.sort_by(|left, right| right.clarity.total_cmp(&left.clarity));
        key_findings.truncate(KEY_FINDINGS_AT_MOST);
        Self { people: people(release), questions, crosses, key_findings }
    }
}

/// How many answered.
fn people(release: &Release) -> Option<Count> {
    let total = Table::find(release, &TableKey::Total)?;
    Some(Count::of(*total.values().first()?, total.noise.cell))
}

fn question(instrument: &Instrument, release: &Release, planned: &PlannedTable) -> Option<QuestionSummary> {
    let TableKey::OneWay(name) = &planned.key else { return None };
    let slot = instrument.logic.slot_of(name)?;
    let item = instrument.logic.item(slot);
    let cells = Cells::of(item)?;
    let table = Table::of(release, planned);
    let rows = rows(table.strip(0), cells.categories());
    let mean = match &item.question {
        // Of an item that is asked again, people are counted at each point they gave: there is no mean of that.
        Question::Scale(scale) if item.repetitions == 1 => {
            let points: Vec<f64> = scale.options.iter().filter_map(|point| point.as_str().parse().ok()).collect();
            Mean::of(table.strip(0), &points)
        }
        Question::Number(number) => Mean::of_amounts(release, planned, &table, number),
        Question::Score(score) => Mean::of_amounts(release, planned, &table, score.number()),
        Question::Scale(_)
        | Question::ChooseOne(_)
        | Question::ChooseSome(_)
        | Question::Date(_)
        | Question::Rank(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_) => None,
    };
    let median = number(&item.question).and_then(|number| Quantile::of(table.strip(0), number, 0.5));
    let points = if let Question::Scale(scale) = &item.question { scale.options.len() } else { 0 };
    let has_ends = points >= SCALE_OF_ENDS_AT_LEAST;
    let two_highest = has_ends.then(|| table.strip(0).joint_share(cells.categories(), points - 2..points)).flatten();
    let weighted = instrument.margins.iter().find_map(|margin| weighted_to(instrument, release, margin, &item.name, &cells));
    let leading = leading(slot, &rows);
    Some(QuestionSummary { slot, rows, mean, median, two_highest, weighted, leading, noise_deviation: table.noise.deviation() })
}

/// Of an item whose answers `cells` are, where the release has it within the groups of the margin.
fn weighted_to(
    instrument: &Instrument,
    release: &Release,
    margin: &Margin,
    item: &ItemName,
    cells: &Cells,
) -> Option<(Slot, Vec<Option<Weighted>>)> {
    let groups = instrument.logic.item(margin.slot);
    let is_it = |planned: &PlannedTable| planned.key == TableKey::TwoWay(groups.name.clone(), item.clone());
    let tables = release.tables.iter().cloned();
    let planned = tables.clone().chain(tables.filter_map(|planned| planned.turned())).find(is_it)?;
    let shares = weighted(&Table::of(release, &planned), margin, Cells::of(groups)?.categories(), cells.categories());
    shares.iter().any(Option::is_some).then_some((margin.slot, shares))
}

/// Bounds and bins of what is counted as a number, once for each person.
pub(crate) fn number(question: &Question) -> Option<&Number> {
    match question {
        Question::Number(number) => Some(number),
        Question::Score(score) => Some(score.number()),
        _ => None,
    }
}

fn rows(strip: Strip, categories: &[Category]) -> Vec<Row> {
    let shares = strip.shares(categories);
    strip.values.iter().zip(categories).zip(shares).map(|((&count, &category), share)| Row { category, count, share }).collect()
}

fn leading(slot: Slot, rows: &[Row]) -> Option<Finding> {
    let mut ranked: Vec<(Category, Share)> = rows.iter().filter_map(|row| Some((row.category, row.share?))).collect();
    ranked.sort_by(|(_, left), (_, right)| right.share.total_cmp(&left.share));
    let (category, share) = *ranked.first()?;
    let next = ranked.get(1).map_or(0.0, |(_, share)| share.share);
    let clarity = (share.share - next) / share.likely.width().max(f64::EPSILON) * 2.0;
    Some(Finding { slot, category, share, clarity })
}

fn cross(instrument: &Instrument, release: &Release, planned: &PlannedTable) -> Option<CrossSummary> {
    let TableKey::TwoWay(groups, answers) = &planned.key else { return None };
    let (groups, answers) = (instrument.logic.slot_of(groups)?, instrument.logic.slot_of(answers)?);
    let group_cells = Cells::of(instrument.logic.item(groups))?;
    let answer_cells = Cells::of(instrument.logic.item(answers))?;
    let table = Table::of(release, planned);
    let valid_groups = group_cells.categories().iter().enumerate().filter(|(_, category)| category.is_valid_answer());
    let rows = valid_groups.map(|(row, &category)| {
        let mut rows = rows(table.strip(row), answer_cells.categories());
        rows.retain(|row| row.category.is_valid_answer());
        (category, rows)
    });
    Some(CrossSummary { groups, answers, rows: rows.collect(), noise_deviation: table.noise.deviation() })
}
