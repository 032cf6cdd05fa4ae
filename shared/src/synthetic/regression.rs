//! Examples of what a model makes of records and of the tables they were made of: slopes of one question on another, for whoever wonders how
//! much of a relation is left in the records. Not an estimator: those come with the records.

use serde::Serialize;

use super::Synthetic;
use crate::estimate::Table;
use crate::instrument::Instrument;
use crate::plan::TableKey;
use crate::release::Release;

/// The slope by least squares of one question on another, both with codes that are numbers, among those who answered both.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Regression {
    pub outcome: String,
    pub item: String,
    pub of_records: f64,
    /// Of the unbiased noisy table: right on average.
    pub of_tables: f64,
    /// How much that varies, with who is asked and with the noise; in the same units. None where there are no further releases to tell it by.
    pub deviation: Option<f64>,
}

impl Synthetic {
    const REGRESSIONS_AT_MOST: usize = 10;

    /// Of the pairs that most of is kept of. `others` are further releases as the same survey might have come out.
    pub(super) fn regressions(&self, instrument: &Instrument, release: &Release, others: &[Release]) -> Vec<Regression> {
        let mut relations: Vec<_> = self.relations.iter().collect();
        relations.sort_by(|left, right| right.kept.total_cmp(&left.kept));
        let of_relation = |relation: &super::Relation| {
            let (item, outcome) = (&relation.first, &relation.second);
            let [across, down] = [outcome, item].map(|name| self.numbers(instrument, name));
            let (across, down) = (across?, down?);
            let keys = [TableKey::TwoWay(item.clone(), outcome.clone()), TableKey::TwoWay(outcome.clone(), item.clone())];
            let slope_of = |release: &Release| {
                let [upright, turned] = keys.each_ref().map(|key| Table::find(release, key));
                let people = upright.map(|table| table.values().to_vec()).or_else(|| {
                    let values = turned?.values().to_vec();
                    Some((0..values.len()).map(|cell| values[cell % across.len() * down.len() + cell / across.len()]).collect())
                })?;
                slope(&people, &down, &across)
            };
            let slopes: Option<Vec<f64>> = others.iter().map(slope_of).collect();
            Some(Regression {
                outcome: outcome.to_string(),
                item: item.to_string(),
                of_records: slope(&self.counts(instrument, item, Some(outcome))?, &down, &across)?,
                of_tables: slope_of(release)?,
                deviation: slopes.filter(|slopes| slopes.len() > 1).map(|slopes| deviation(&slopes)),
            })
        };
        relations.into_iter().filter_map(of_relation).take(Self::REGRESSIONS_AT_MOST).collect()
    }

    /// The codes of an item's cells as numbers, where at least three are.
    fn numbers(&self, instrument: &Instrument, name: &crate::id::ItemName) -> Option<Vec<Option<f64>>> {
        let places = self.places(instrument, name)?;
        let numbers: Vec<Option<f64>> =
            places.iter().map(|&(column, code)| self.columns[column].codes[code].parse().ok()).collect();
        (numbers.iter().flatten().count() > 2).then_some(numbers)
    }
}

/// Of the columns of a table on its rows; none where noise leaves no spread.
fn slope(people: &[f64], down: &[Option<f64>], across: &[Option<f64>]) -> Option<f64> {
    let cells = down.iter().flat_map(|row| across.iter().map(move |column| row.zip(*column)));
    let cells: Vec<(f64, f64, f64)> =
        cells.zip(people).filter_map(|(numbers, &people)| numbers.map(|(row, column)| (row, column, people))).collect();
    let sum = |of: &dyn Fn(f64, f64) -> f64| cells.iter().map(|&(row, column, people)| people * of(row, column)).sum::<f64>();
    let all = sum(&|_, _| 1.0);
    let (row_mean, column_mean) = (sum(&|row, _| row) / all, sum(&|_, column| column) / all);
    let spread = sum(&|row, _| (row - row_mean).powi(2));
    (all > 0.0 && spread > 0.0).then(|| sum(&|row, column| (row - row_mean) * (column - column_mean)) / spread)
}

fn deviation(values: &[f64]) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "there are few sets")]
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_those_of_the_textbook() {
        // (1, 1), (1, 2), (2, 2), (2, 4), the cells that are no numbers left out: 1.5.
        let down = [Some(1.0), Some(2.0), None];
        let across = [Some(1.0), Some(2.0), Some(4.0), None];
        let people = [1.0, 1.0, 0.0, 7.0, 0.0, 1.0, 1.0, 7.0, 5.0, 5.0, 5.0, 5.0];
        assert!((slope(&people, &down, &across).unwrap() - 1.5).abs() < 1e-12);
        assert_eq!(slope(&[1.0, 1.0, 1.0, 0.0], &[Some(1.0)], &across), None, "no spread");
        assert!((deviation(&[1.0, 2.0, 3.0]) - 1.0).abs() < 1e-12);
    }
}
