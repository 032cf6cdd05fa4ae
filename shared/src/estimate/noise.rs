//! How much the noise moves the cells of a table and what they add up to, in closed form from the noise of the measurements.
//!
//! Public before anybody has answered: the planner shows it, and ranges are made from it. Within a row of a table every two cells
//! have the same variance and the same covariance, so a few numbers say it all.

use crate::plan::{PlannedMeasurement, PlannedTable};
use crate::privacy::residual::{Axis, Part};

/// Variances and covariances of the cells of a one-way table, or of one row of a two-way table; all in squared people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Variance of a cell that counts an answer.
    pub cell: f64,
    /// Covariance of two such cells.
    pub between: f64,
    /// Where people can give several answers: of the number who answered, which shares are shares of.
    pub answered: Option<Answered>,
}

/// The number of people who answered, where it is a cell of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    pub variance: f64,
    /// With the number who marked an option.
    pub covariance: f64,
}

impl Noise {
    /// Of the rows of a planned table.
    #[must_use]
    pub fn of<'a>(table: &PlannedTable, measurements: impl Iterator<Item = &'a PlannedMeasurement> + Clone) -> Self {
        let rows = table.rows.as_ref();
        let exchangeable = |column: Option<&Axis>| exchangeable(rows, column, measurements.clone());
        match &table.columns[..] {
            [status, marks] => {
                let (equal, together) = exchangeable(Some(status));
                let answered = equal + together;
                let (own, _) = exchangeable(Some(marks));
                let share = f64::from(marks.part.center()) / f64::from(marks.part.unit());
                let between = share * share * answered;
                Self {
                    cell: own + between,
                    between,
                    answered: Some(Answered { variance: answered, covariance: share * answered }),
                }
            }
            columns => {
                let (equal, together) = exchangeable(columns.first());
                Self { cell: equal + together, between: together, answered: None }
            }
        }
    }

    /// Variance of the sum of so many answers' cells, and its covariance with one of them.
    #[must_use]
    pub fn base(&self, answers: usize) -> (f64, f64) {
        #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
        let others = answers.saturating_sub(1) as f64;
        match self.answered {
            Some(Answered { variance, covariance }) => (variance, covariance),
            None => ((others + 1.0) * (self.cell + others * self.between), self.cell + others * self.between),
        }
    }

    /// Variance of `count / base`, where it is this share of this many people: the delta method.
    #[must_use]
    pub fn of_share(&self, share: f64, base: f64, answers: usize) -> f64 {
        self.of_joint_share(share, base, answers, 1)
    }

    /// The same of what so many `cells` count together.
    #[must_use]
    pub fn of_joint_share(&self, share: f64, base: f64, answers: usize, cells: usize) -> f64 {
        let (base_variance, covariance) = self.base(answers);
        #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
        let cells = cells as f64;
        let count = cells * (self.cell + (cells - 1.0) * self.between);
        (count + share * share * base_variance - 2.0 * share * cells * covariance).max(0.0) / (base * base)
    }

    /// Variance of the sum of cells, each times its weight.
    #[must_use]
    pub fn of_sum(&self, weights: impl Iterator<Item = f64>) -> f64 {
        let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), weight| (sum + weight, squares + weight * weight));
        ((self.cell - self.between) * squares + self.between * sum * sum).max(0.0)
    }

    /// Standard deviation of the noise of a cell, in people.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.cell.sqrt()
    }
}

/// `(b, a)` such that the covariance of the sums of a row's cells with weights f and g is `b f.g + a (sum f)(sum g)`.
///
/// A residual is a part of the row by `1 - 1/n` if it is along the rows and by `1/n^2` if not (`workload::cell_coefficient`), and
/// along m columns, that are a partition, its covariance is that of `g` less its mean; without them it is spread over m cells.
fn exchangeable<'a>(
    rows: Option<&Axis>,
    column: Option<&Axis>,
    measurements: impl Iterator<Item = &'a PlannedMeasurement>,
) -> (f64, f64) {
    let (mut equal, mut together) = (0.0, 0.0);
    for measurement in measurements {
        let is_along = |axis: Option<&Axis>| axis.is_some_and(|axis| measurement.axes.contains(axis));
        let (along_rows, along_column) = (is_along(rows), is_along(column));
        if measurement.axes.len() != usize::from(along_rows) + usize::from(along_column) {
            continue;
        }
        let row = rows.map_or(1.0, |axis| {
            let entries = f64::from(axis.part.entries());
            if along_rows { 1.0 - 1.0 / entries } else { entries.powi(-2) }
        });
        let variance = measurement.variance() * row;
        let entries = column.map_or(1.0, |axis| f64::from(axis.part.entries()));
        match (column.map(|axis| axis.part), along_column) {
            (Some(Part::Marks { .. } | Part::Amount { .. }), true) => equal += variance,
            (Some(Part::Marks { .. } | Part::Amount { .. }), false) => {}
            (_, true) => {
                equal += variance;
                together -= variance / entries;
            }
            (_, false) => together += variance / (entries * entries),
        }
    }
    (equal, together)
}
