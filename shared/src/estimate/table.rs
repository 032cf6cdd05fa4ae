//! A table built from noisy residuals: unbiased, and in agreement with every other table of the release.
//!
//! Post-processing: takes a release only. What is shown of a table is decided elsewhere.

use super::share::joint_share;
use super::{Noise, Share, share};
use crate::cells::Category;
use crate::plan::{PlannedTable, TableKey};
use crate::privacy::RandomisedResponse;
use crate::privacy::residual::{Axis, workload};
use crate::release::{Measurement, Release};

/// Numbers of people in the cells of a table, with their noise.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Row by row; fractions of people, and below zero where noise outweighs them.
    values: Vec<f64>,
    /// Cells of a row.
    columns: usize,
    pub noise: Noise,
    protected: Option<RandomisedResponse>,
}

/// A one-way table, or one row of a two-way table.
#[derive(Clone, Copy, Debug)]
pub struct Strip<'a> {
    /// In the order of the item's cells.
    pub values: &'a [f64],
    pub noise: &'a Noise,
    /// How the answers that are counted were made uncertain before they were received.
    pub protected: Option<RandomisedResponse>,
}

impl Table {
    /// The table of this name, where the release has it.
    #[must_use]
    pub fn find(release: &Release, key: &TableKey) -> Option<Self> {
        release.tables.iter().find(|planned| planned.key == *key).map(|planned| Self::of(release, planned))
    }

    #[must_use]
    pub fn of(release: &Release, planned: &PlannedTable) -> Self {
        let noise = Noise::of(planned, release.measurements.iter().map(|measurement| &measurement.planned));
        let mut parts = planned.parts().into_iter().map(|axes| marginal(release, &axes));
        let first = parts.next().unwrap_or_default();
        let rows = planned.rows.as_ref().map_or(1, |axis| axis.part.entries() as usize);
        let [status, marks] = &planned.columns[..] else {
            return Self { columns: first.len() / rows, values: first, noise, protected: planned.protected };
        };
        let (statuses, options) = (status.part.entries() as usize, marks.part.entries() as usize);
        let center = f64::from(marks.part.center()) / f64::from(marks.part.unit());
        let marked = parts.next().unwrap_or_default();
        let mut values = Vec::with_capacity(rows * (statuses + options));
        for (marked, status) in marked.chunks(options).zip(first.chunks(statuses)) {
            values.extend(marked.iter().map(|marked| marked + center * status[0]));
            values.extend(status);
        }
        Self { values, columns: statuses + options, noise, protected: None }
    }

    /// All values, row by row.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// A row; the only one of a one-way table is the first.
    #[must_use]
    pub fn strip(&self, row: usize) -> Strip<'_> {
        let values = self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or(&[]);
        Strip { values, noise: &self.noise, protected: self.protected }
    }
}

impl Strip<'_> {
    /// Shares of the people who gave a valid answer, in the order of `categories`; `None` at the places of categories that are no
    /// valid answers, or where nobody seems to have answered.
    #[must_use]
    pub fn shares(&self, categories: &[Category]) -> Vec<Option<Share>> {
        let (base, answers) = self.base(categories);
        let cells = self.values.iter().zip(categories);
        cells
            .map(|(&count, category)| {
                let is_shared = category.is_valid_answer() && base > 0.0;
                is_shared.then(|| share(count, base, answers, self.noise, self.protected))
            })
            .collect()
    }

    /// The share of several answers together, by their places; of people who are in one cell each, and report their own answers.
    #[must_use]
    pub fn joint_share(&self, categories: &[Category], places: std::ops::Range<usize>) -> Option<Share> {
        let (base, answers) = self.base(categories);
        let is_plain = self.protected.is_none() && self.noise.answered.is_none() && base > 0.0;
        let cells = places.len();
        let count: f64 = self.values.get(places)?.iter().sum();
        is_plain.then(|| joint_share(count, base, answers, cells, self.noise))
    }

    /// People who gave a valid answer, and in how many cells they are counted.
    #[must_use]
    pub fn base(&self, categories: &[Category]) -> (f64, usize) {
        let valid = || self.values.iter().zip(categories).filter(|(_, category)| category.is_valid_answer());
        let answers = valid().count();
        match categories.iter().position(|&category| category == Category::Answered) {
            Some(place) => (self.values.get(place).copied().unwrap_or_default(), answers),
            None => (valid().map(|(value, _)| value).sum(), answers),
        }
    }

    /// Standard deviation of the noise of a cell, in people.
    #[must_use]
    pub fn deviation(&self, category: Category) -> f64 {
        match self.noise.answered {
            Some(answered) if !category.is_valid_answer() => answered.variance.sqrt(),
            Some(_) | None => self.noise.deviation(),
        }
    }
}

/// The table along these axes, the last of which runs fastest: the sum of the residuals it contains.
#[must_use]
pub fn marginal(release: &Release, axes: &[Axis]) -> Vec<f64> {
    let lengths: Vec<usize> = axes.iter().map(|axis| axis.part.entries() as usize).collect();
    let mut table = vec![0.0; lengths.iter().product()];
    for within in workload::contained(axes) {
        let Some(measurement) = release.measurement(&within) else { continue };
        let residual = projected(measurement);
        let spread: f64 = axes.iter().filter(|axis| !within.contains(axis)).map(|axis| f64::from(axis.part.entries())).product();
        // How far one step along each axis of the table moves in the residual.
        let mut stride = 1;
        let mut strides = vec![0; axes.len()];
        for axis in measurement.planned.axes.iter().rev() {
            if let Some(place) = axes.iter().position(|other| other == axis) {
                strides[place] = stride;
            }
            stride *= axis.part.entries() as usize;
        }
        for (cell, value) in table.iter_mut().enumerate() {
            let (mut rest, mut place) = (cell, 0);
            for (length, stride) in lengths.iter().zip(&strides).rev() {
                place += rest % length * stride;
                rest /= length;
            }
            *value += residual[place] / spread;
        }
    }
    table
}

/// A measurement in people, without what noise put where no residual can be: along each partition the mean is taken off.
fn projected(measurement: &Measurement) -> Vec<f64> {
    let unit = measurement.planned.unit();
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    let mut values: Vec<f64> = measurement.values.iter().map(|&value| value as f64 / unit).collect();
    let mut inner = 1;
    for axis in measurement.planned.axes.iter().rev() {
        let length = axis.part.entries() as usize;
        if axis.part.is_partition() {
            for block in values.chunks_exact_mut(length * inner) {
                for lane in 0..inner {
                    let mean = block[lane..].iter().step_by(inner).sum::<f64>() / f64::from(axis.part.entries());
                    block[lane..].iter_mut().step_by(inner).for_each(|value| *value -= mean);
                }
            }
        }
        inner *= length;
    }
    values
}
