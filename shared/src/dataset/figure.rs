//! Figures that are worked out of several cells: means, medians and quartiles, the two highest points of a scale, and how far groups
//! lie apart. Each with a range; all of it follows from the release.

use serde::Serialize;

use super::{reliability, rounded};
use crate::estimate::{Difference, Quantile, Range, Reliability, Table};
use crate::expression::Slot;
use crate::instrument::Instrument;
use crate::plan::TableKey;
use crate::release::Release;
use crate::summary::{CrossSummary, QuestionSummary, Summary, number};

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// `mean`, `quartile_1`, `median`, `quartile_3`, `two_highest` or `difference`.
    pub figure: &'static str,
    pub item: String,
    /// Of a difference: which answer's share.
    pub code: String,
    /// Of a difference: `group` less `compared_to`, both codes of this item.
    pub group_item: String,
    pub group_code: String,
    pub compared_to: String,
    /// Shares and their differences from -1 to 1; others as people answered.
    pub value: f64,
    pub likely_low: f64,
    pub likely_high: f64,
    /// `shown`, `caution` or `suppressed`.
    pub reliability: &'static str,
}

impl Figure {
    /// All of a release, in the order of its tables.
    #[must_use]
    pub fn all(instrument: &Instrument, release: &Release, summary: &Summary) -> Vec<Self> {
        let questions = summary.questions.iter().flat_map(|question| of_question(instrument, release, question));
        questions.chain(summary.crosses.iter().flat_map(|cross| of_cross(instrument, cross))).collect()
    }

    fn of_item(instrument: &Instrument, figure: &'static str, slot: Slot, value: f64, likely: Range, trust: Reliability) -> Self {
        let none = String::new;
        Self {
            figure,
            item: instrument.logic.item(slot).name.to_string(),
            code: none(),
            group_item: none(),
            group_code: none(),
            compared_to: none(),
            value: rounded(value),
            likely_low: rounded(likely.low),
            likely_high: rounded(likely.high),
            reliability: reliability(trust),
        }
    }
}

fn of_question(instrument: &Instrument, release: &Release, summary: &QuestionSummary) -> Vec<Figure> {
    let slot = summary.slot;
    let item = instrument.logic.item(slot);
    let number = number(&item.question);
    // What is counted in units of a digit behind the point is shown as people wrote it.
    let unit = number.map_or(1.0, |number| 10_f64.powi(-i32::from(number.decimals())));
    let scaled = |range: Range| Range { low: range.low * unit, high: range.high * unit };
    let figure =
        |name, value: f64, likely| Figure::of_item(instrument, name, slot, value * unit, scaled(likely), Reliability::Shown);
    let mut figures: Vec<Figure> = summary.mean.map(|mean| figure("mean", mean.mean, mean.likely)).into_iter().collect();
    let table = Table::find(release, &TableKey::OneWay(item.name.clone()));
    if let Some((number, table)) = number.zip(table) {
        for (name, part) in [("quartile_1", 0.25), ("median", 0.5), ("quartile_3", 0.75)] {
            figures
                .extend(Quantile::of(table.strip(0), number, part).map(|quantile| figure(name, quantile.value, quantile.likely)));
        }
    }
    let two_highest = summary
        .two_highest
        .map(|share| Figure::of_item(instrument, "two_highest", slot, share.share, share.likely, share.reliability));
    figures.extend(two_highest);
    figures
}

/// Every two groups, for every answer.
fn of_cross(instrument: &Instrument, cross: &CrossSummary) -> Vec<Figure> {
    let mut figures = Vec::new();
    let group_item = instrument.logic.item(cross.groups).name.to_string();
    for (place, (group, rows)) in cross.rows.iter().enumerate() {
        for (other, other_rows) in &cross.rows[..place] {
            for (row, other_row) in rows.iter().zip(other_rows) {
                let Some((share, other_share)) = row.share.zip(other_row.share) else { continue };
                let difference = Difference::between(&other_share, &share);
                figures.push(Figure {
                    code: instrument.category_code(cross.answers, row.category),
                    group_item: group_item.clone(),
                    group_code: instrument.category_code(cross.groups, *group),
                    compared_to: instrument.category_code(cross.groups, *other),
                    ..Figure::of_item(
                        instrument,
                        "difference",
                        cross.answers,
                        difference.difference,
                        difference.likely,
                        difference.reliability,
                    )
                });
            }
        }
    }
    figures
}
