//! Tables as people could have answered: no negative numbers, all in agreement, and relations between questions only as far as they
//! stand out of the noise.
//!
//! Post-processing, and biased on purpose: nearer to the truth than the unbiased tables on the whole, but not cell by cell, so no
//! ranges are made from these numbers. They are for charts of whole tables and for synthetic records.

use super::marginal;
use crate::plan::PlannedTable;
use crate::privacy::residual::Axis;
use crate::release::Release;

/// Smooth tables of one release.
#[derive(Clone, Copy, Debug)]
pub struct Smooth<'a> {
    release: &'a Release,
    total: f64,
}

/// Standard deviations of the noise's size that a relation has to stand out by before any of it is kept.
const CAUTION: f64 = 1.0;
/// Part of what is expected without a relation that is left where noise outweighs it.
const LEAST: f64 = 0.01;
/// Enough for sums to agree to a millionth of a person.
const FITTINGS: usize = 200;

impl<'a> Smooth<'a> {
    #[must_use]
    pub fn of(release: &'a Release) -> Self {
        Self { release, total: marginal(release, &[]).first().copied().unwrap_or_default().max(0.0) }
    }

    /// People in all: the noisy number, or nobody where that is negative.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.total
    }

    /// The same as a whole number.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and far below 2^52")]
    pub fn people(&self) -> usize {
        self.total.round() as usize
    }

    /// The cells of a table of the release, in the order of [`super::Table::values`].
    #[must_use]
    pub fn table(&self, planned: &PlannedTable) -> Vec<f64> {
        let rows = planned.rows.as_ref();
        match &planned.columns[..] {
            [] => vec![self.total],
            [column] => self.cells(rows, column),
            [status, marks, ..] => {
                let statuses = self.cells(rows, status);
                let answered: Vec<f64> = statuses.chunks(status.part.entries() as usize).map(|row| row[0]).collect();
                let marked = self.marks(rows, marks, &answered);
                let rows = statuses.chunks(status.part.entries() as usize);
                marked
                    .chunks(marks.part.entries() as usize)
                    .zip(rows)
                    .flat_map(|(marked, status)| [marked, status].concat())
                    .collect()
            }
        }
    }

    /// The table of one or two partitions.
    #[must_use]
    pub fn cells(&self, rows: Option<&Axis>, column: &Axis) -> Vec<f64> {
        match rows {
            None => self.one(column),
            Some(rows) => self.two(rows, column),
        }
    }

    /// The nearest table without negative numbers that adds up to all.
    fn one(&self, axis: &Axis) -> Vec<f64> {
        nearest_of_sum(&marginal(self.release, std::slice::from_ref(axis)), self.total)
    }

    /// How much of the relation of two questions is kept, from 0 for none to 1; none where it was not measured.
    #[must_use]
    pub fn kept(&self, rows: &Axis, columns: &Axis) -> Option<f64> {
        let both = [rows.clone(), columns.clone()];
        let measurement = self.release.measurement(&both)?;
        let across = columns.part.entries() as usize;
        let (beyond, free) = self.beyond(&both, across);
        Some(kept(&beyond, free, measurement.planned.variance()))
    }

    /// What two questions alone lead one to expect.
    fn independent(&self, rows: &Axis, columns: &Axis) -> Vec<f64> {
        let (down, across) = (self.one(rows), self.one(columns));
        let cells = down.iter().flat_map(|row| across.iter().map(move |column| row * column));
        cells.map(|cell| cell / self.total.max(1.0)).collect()
    }

    /// What the measured relation of two questions is beyond that, and in how many directions it is free.
    fn beyond(&self, both: &[Axis; 2], across: usize) -> (Vec<f64>, f64) {
        let measured = interaction(&marginal(self.release, both), across);
        let expected = interaction(&self.independent(&both[0], &both[1]), across);
        let beyond = measured.iter().zip(&expected).map(|(measured, expected)| measured - expected).collect::<Vec<_>>();
        let free = f64::from((both[0].part.entries().max(1) - 1) * (both[1].part.entries().max(1) - 1));
        (beyond, free)
    }

    /// What the two questions alone lead one to expect, and what stands out of the noise of their relation.
    fn two(&self, rows: &Axis, columns: &Axis) -> Vec<f64> {
        let (down, across) = (self.one(rows), self.one(columns));
        let independent = self.independent(rows, columns);
        let both = [rows.clone(), columns.clone()];
        let Some(measurement) = self.release.measurement(&both) else { return independent };
        let (beyond, free) = self.beyond(&both, across.len());
        let kept = kept(&beyond, free, measurement.planned.variance());
        // A little of what the questions alone lead one to expect is left everywhere, or sums could not be reached.
        let table =
            independent.iter().zip(&beyond).map(|(independent, beyond)| (independent + kept * beyond).max(LEAST * independent));
        fitted(table.collect(), &down, &across)
    }

    /// How many of those who answered marked each option: never more than there are.
    fn marks(&self, rows: Option<&Axis>, marks: &Axis, answered: &[f64]) -> Vec<f64> {
        let center = f64::from(marks.part.center()) / f64::from(marks.part.unit());
        let options = marks.part.entries() as usize;
        let alone = marginal(self.release, std::slice::from_ref(marks));
        let all: f64 = answered.iter().sum();
        let share: Vec<f64> = alone.iter().map(|marked| (marked / all.max(1.0) + center).clamp(0.0, 1.0)).collect();
        let mut table: Vec<f64> = answered.iter().flat_map(|answered| share.iter().map(move |share| answered * share)).collect();
        let both: Vec<Axis> = rows.into_iter().chain([marks]).cloned().collect();
        if let Some(measurement) = rows.and_then(|_| self.release.measurement(&both)) {
            let with_center =
                marginal(self.release, &both).into_iter().zip(answered.iter().flat_map(|row| std::iter::repeat_n(row, options)));
            let measured: Vec<f64> = with_center.map(|(marked, answered)| marked + center * answered).collect();
            let beyond: Vec<f64> = measured.iter().zip(&table).map(|(measured, expected)| measured - expected).collect();
            let beyond = centered_down(&beyond, options);
            #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
            let free = ((answered.len() - 1) * options) as f64;
            let kept = kept(&beyond, free, measurement.planned.variance());
            table.iter_mut().zip(&beyond).for_each(|(cell, beyond)| *cell += kept * beyond);
        }
        table.iter().enumerate().map(|(place, marked)| marked.clamp(0.0, answered[place / options])).collect()
    }
}

/// The part of a relation to keep: all of it where noise of this variance in each of `free` directions is nothing beside it, none
/// where it could be noise alone (James & Stein 1961, positive part, with a margin for how far the size of noise itself varies).
fn kept(beyond: &[f64], free: f64, variance: f64) -> f64 {
    let size: f64 = beyond.iter().map(|cell| cell * cell).sum();
    (1.0 - (free + CAUTION * (2.0 * free).sqrt()) * variance / size.max(f64::MIN_POSITIVE)).max(0.0)
}

/// What neither rows nor columns alone explain: means along both taken off.
fn interaction(table: &[f64], columns: usize) -> Vec<f64> {
    let down = centered_down(table, columns);
    #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
    let mean = |row: &[f64]| row.iter().sum::<f64>() / row.len() as f64;
    down.chunks(columns).flat_map(|row| row.iter().map(move |cell| cell - mean(row)).collect::<Vec<_>>()).collect()
}

/// The mean of each column taken off it.
fn centered_down(table: &[f64], columns: usize) -> Vec<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
    let rows = (table.len() / columns.max(1)) as f64;
    let means: Vec<f64> = (0..columns).map(|column| table.iter().skip(column).step_by(columns).sum::<f64>() / rows).collect();
    table.iter().enumerate().map(|(place, cell)| cell - means[place % columns]).collect()
}

/// The nearest numbers (in squares) that are not negative and add up to `sum`: projection onto a simplex (Held, Wolfe and Crowder
/// 1974).
fn nearest_of_sum(values: &[f64], sum: f64) -> Vec<f64> {
    let mut falling = values.to_vec();
    falling.sort_by(|left, right| right.total_cmp(left));
    let (mut so_far, mut less) = (0.0, 0.0);
    for (place, value) in falling.iter().enumerate() {
        so_far += value;
        #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
        let candidate = (so_far - sum) / (place + 1) as f64;
        if *value <= candidate && place > 0 {
            break;
        }
        less = candidate;
    }
    values.iter().map(|value| (value - less).max(0.0)).collect()
}

/// The table with these sums of rows and columns that is nearest to a positive one (Deming & Stephan 1940).
fn fitted(mut table: Vec<f64>, down: &[f64], across: &[f64]) -> Vec<f64> {
    let columns = across.len();
    for _ in 0..FITTINGS {
        for (row, target) in table.chunks_mut(columns).zip(down) {
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|cell| *cell *= target / sum.max(f64::MIN_POSITIVE));
        }
        let mut farthest = 0.0_f64;
        for (column, target) in across.iter().enumerate() {
            let sum: f64 = table.iter().skip(column).step_by(columns).sum();
            farthest = farthest.max((sum - target).abs());
            table.iter_mut().skip(column).step_by(columns).for_each(|cell| *cell *= target / sum.max(f64::MIN_POSITIVE));
        }
        if farthest < 1e-6 {
            break;
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_nearest_table_by_hand() {
        assert_eq!(nearest_of_sum(&[3.0, 1.0], 4.0), [3.0, 1.0]);
        assert_eq!(nearest_of_sum(&[5.0, -2.0, 1.0], 4.0), [4.0, 0.0, 0.0]);
        assert_eq!(nearest_of_sum(&[-3.0, -3.0], 4.0), [2.0, 2.0]);
        assert_eq!(nearest_of_sum(&[-3.0, 7.0], 0.0), [0.0, 0.0]);
    }

    #[test]
    fn a_relation_that_could_be_noise_is_dropped_and_a_clear_one_kept() {
        assert_eq!(kept(&[1.0, -1.0, -1.0, 1.0], 1.0, 4.0), 0.0);
        assert!(kept(&[100.0, -100.0, -100.0, 100.0], 1.0, 4.0) > 0.999);
        assert_eq!(kept(&[0.0; 4], 1.0, 4.0), 0.0);
    }

    proptest! {
        #[test]
        fn a_nearest_table_adds_up_and_has_no_negative(values in prop::collection::vec(-1e4..1e4_f64, 1..30), sum in 0.0..1e4_f64) {
            let nearest = nearest_of_sum(&values, sum);
            prop_assert!(nearest.iter().all(|value| *value >= 0.0));
            prop_assert!((nearest.iter().sum::<f64>() - sum).abs() < 1e-6);
            // Order is kept, so no cell overtakes another.
            for (left, right) in values.iter().zip(&values[1..]).zip(nearest.iter().zip(&nearest[1..])).map(|((a, b), (c, d))| (a - b, c - d)) {
                prop_assert!(left * right >= -1e-9);
            }
        }

        #[test]
        fn a_fitted_table_has_the_sums_it_was_given(cells in prop::collection::vec(0.05..50.0_f64, 12), down in prop::collection::vec(0.5..50.0_f64, 3), across in prop::collection::vec(0.5..50.0_f64, 4)) {
            let scale = down.iter().sum::<f64>() / across.iter().sum::<f64>();
            let across: Vec<f64> = across.iter().map(|sum| sum * scale).collect();
            let table = fitted(cells, &down, &across);
            prop_assert!(table.iter().all(|cell| *cell >= 0.0));
            for (row, target) in table.chunks(4).zip(&down) {
                prop_assert!((row.iter().sum::<f64>() - target).abs() < 1e-5 * target.max(1.0), "{:?}", table);
            }
        }
    }
}
