//! How good records are, told without an answer: beside the tables they were made of, with the noise of those.

use std::collections::HashMap;

use serde::Serialize;

use super::attribute::{Attribute, Kind};
use super::regression::Regression;
use super::{Relation, Synthetic};
use crate::estimate::{Smooth, Table};
use crate::id::ItemName;
use crate::instrument::Instrument;
use crate::plan::TableKey;
use crate::release::Release;

/// A report on records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    pub records: usize,
    pub tables: Vec<TableQuality>,
    /// Pairs of questions whose relation is in the records, from 0 for none of it to 1, strongest first.
    pub relations: Vec<RelationQuality>,
    /// Pairs that the release did not measure: in the records those questions have nothing to do with each other.
    pub unmeasured_pairs: usize,
    pub regressions: Vec<Regression>,
}

/// One table of the release. Distances are total variations, from 0 to 1: the part of people who would have to be moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableQuality {
    pub first: String,
    /// Empty for a one-way table.
    pub second: String,
    /// Between the records and the smooth table that they were made of: rounding, and what no records can have together.
    pub from_smooth: f64,
    /// Between the records and the unbiased noisy table.
    pub from_noisy: f64,
    /// What noise alone makes of that distance, on average.
    pub expected_of_noise: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RelationQuality {
    pub first: String,
    pub second: String,
    pub kept: f64,
    /// Whether ranges that rest on it hold.
    pub is_whole: bool,
}

impl Quality {
    /// `others` are further releases as the same survey might have come out, from [`Synthetic::again`].
    #[must_use]
    pub fn of(instrument: &Instrument, release: &Release, synthetic: &Synthetic, others: &[Release]) -> Self {
        let smooth = Smooth::of(release);
        let tables = release.tables.iter().filter_map(|planned| {
            let (first, second) = match &planned.key {
                TableKey::Total => return None,
                TableKey::OneWay(item) => (item, None),
                TableKey::TwoWay(first, second) => (first, Some(second)),
            };
            let counts = synthetic.counts(instrument, first, second)?;
            let (table, wanted) = (Table::of(release, planned), smooth.table(planned));
            #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
            let noise = table.values().len() as f64 * table.noise.deviation() * std::f64::consts::FRAC_2_PI.sqrt();
            Some(TableQuality {
                first: first.to_string(),
                second: second.map(ToString::to_string).unwrap_or_default(),
                from_smooth: distance(&counts, &wanted),
                from_noisy: distance(&counts, table.values()),
                expected_of_noise: (noise / (2.0 * smooth.total().max(1.0))).min(1.0),
            })
        });
        let mut relations: Vec<RelationQuality> = synthetic.relations.iter().map(RelationQuality::of).collect();
        relations.sort_by(|left, right| right.kept.total_cmp(&left.kept));
        let is_question = |attribute: &&Attribute| matches!(attribute.kind, Kind::Cell | Kind::Status);
        let questions = synthetic.attributes.iter().filter(is_question).count();
        let unmeasured_pairs = (questions * questions.saturating_sub(1) / 2).saturating_sub(relations.len());
        let regressions = synthetic.regressions(instrument, release, others);
        Self { records: synthetic.len(), tables: tables.collect(), relations, unmeasured_pairs, regressions }
    }
}

impl RelationQuality {
    fn of(relation: &Relation) -> Self {
        Self {
            first: relation.first.to_string(),
            second: relation.second.to_string(),
            kept: relation.kept,
            is_whole: relation.is_whole(),
        }
    }
}

impl Synthetic {
    /// How many records fall into the cells of a table, in its order; none for an item that the records do not have.
    pub(super) fn counts(&self, instrument: &Instrument, first: &ItemName, second: Option<&ItemName>) -> Option<Vec<f64>> {
        let rows = self.places(instrument, first)?;
        let columns = second.map_or(Some(vec![]), |second| self.places(instrument, second))?;
        let mut counts: HashMap<(usize, usize), f64> = HashMap::new();
        for record in 0..self.len() {
            let is_in = |(place, value): &(usize, usize)| self.value(record, *place) == *value;
            for (row, _) in rows.iter().enumerate().filter(|(_, cell)| is_in(cell)) {
                if columns.is_empty() {
                    *counts.entry((row, 0)).or_default() += 1.0;
                }
                for (column, _) in columns.iter().enumerate().filter(|(_, cell)| is_in(cell)) {
                    *counts.entry((row, column)).or_default() += 1.0;
                }
            }
        }
        let width = columns.len().max(1);
        Some((0..rows.len() * width).map(|cell| counts.get(&(cell / width, cell % width)).copied().unwrap_or(0.0)).collect())
    }
}

/// Total variation of two tables as shares; all there can be where noise has left nobody.
fn distance(counts: &[f64], other: &[f64]) -> f64 {
    let sums = [counts, other].map(|table| table.iter().sum::<f64>().max(f64::MIN_POSITIVE));
    counts.iter().zip(other).map(|(count, other)| (count / sums[0] - other / sums[1]).abs()).sum::<f64>().min(2.0) / 2.0
}
