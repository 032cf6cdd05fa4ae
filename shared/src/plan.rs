//! What is to be published with what share of the budget: made from public things only, before anything is spent.
//!
//! A plan names its tables in canonical order, so that the same wish in other words is the same plan (guide: hazard 8), and the
//! residuals that are measured for them, each with its noise. It knows what that means for the precision of shares, but no answers.

mod carry;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::cells::{Publishable, Shape};
use crate::id::{ItemName, PopulationName, ReleaseId, SurveyCode, Version};
use crate::instrument::Instrument;
use crate::privacy::mechanism::discrete_gaussian::MechanismError;
use crate::privacy::residual::{Axis, Part, Workload, axis};
use crate::privacy::{DiscreteGaussian, NanoRho, RandomisedResponse};
use crate::question::Grid;

pub use carry::{Carried, carried};

/// Which table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKey {
    /// How many people answered.
    Total,
    /// The cells of one item.
    OneWay(ItemName),
    /// The cells of two items crossed; one of which each person is in one cell stands first, one that is not
    /// protected on phones before one that is, and the earlier one of two such.
    TwoWay(ItemName, ItemName),
}

/// What the team asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRequest {
    pub items: Vec<ItemName>,
    pub crosses: Vec<(ItemName, ItemName)>,
    /// To be shared among the tables.
    pub budget: NanoRho,
    /// Whether synthetic records are offered with the tables; they cost nothing.
    pub records: bool,
}

/// One table and what it is built from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTable {
    pub key: TableKey,
    /// Number of cells.
    pub cells: u32,
    /// The groups of a two-way table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Axis>,
    /// What its cells are built from: none for the total, [`Part::Cell`], or [`Part::Status`] and [`Part::Marks`].
    pub columns: Vec<Axis>,
    /// How the answers it counts were made uncertain before they were received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protected: Option<RandomisedResponse>,
    /// The grid of the numbers that a sum is measured of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amounts: Option<Grid>,
}

/// One residual to be measured, with its noise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedMeasurement {
    /// None for the number of people.
    pub axes: Vec<Axis>,
    pub mechanism: DiscreteGaussian,
}

/// Tables and measurements in canonical order; the total comes first and is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    tables: Vec<PlannedTable>,
    measurements: Vec<PlannedMeasurement>,
    records: bool,
}

/// Why there is no such plan. A function of the instrument and the request only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    #[error("choose at least one question to publish")]
    Empty,
    #[error("the instrument has no item “{0}” that is published: texts, notes and calculations never are")]
    Unpublished(ItemName),
    #[error("“{0}” cannot be crossed with itself")]
    CrossedWithItself(ItemName),
    #[error("“{0}” and “{1}” both allow several answers and cannot be crossed")]
    SeveralAnswers(ItemName, ItemName),
    #[error(
        "“{0}” is protected on the phone, so people cannot be grouped by it, and “{1}” cannot be what they are grouped by: leave the \
         pair out"
    )]
    GroupsByChance(ItemName, ItemName),
    #[error("the table of “{0}” and “{1}” would have more than {limit} cells: leave it out or merge answers", limit = Plan::CELLS_AT_MOST)]
    TooManyCells(ItemName, ItemName),
    #[error("the plan has more than {limit} tables: leave some out", limit = Plan::TABLES_AT_MOST)]
    TooManyTables,
    #[error("the budget is too small for this plan: {0}. Leave tables out, merge answers, or give it more")]
    Budget(MechanismError),
}

impl From<MechanismError> for PlanError {
    fn from(error: MechanismError) -> Self {
        Self::Budget(error)
    }
}

impl PlannedTable {
    fn total() -> Self {
        Self { key: TableKey::Total, cells: 1, rows: None, columns: vec![], protected: None, amounts: None }
    }

    /// The same table with its groups and its answers changed about; none where people are in one cell each only one way.
    #[must_use]
    pub fn turned(&self) -> Option<Self> {
        let (TableKey::TwoWay(first, second), Some(rows), [columns]) = (&self.key, &self.rows, &self.columns[..]) else {
            return None;
        };
        let key = TableKey::TwoWay(second.clone(), first.clone());
        let plain = self.protected.is_none();
        plain.then(|| Self { key, rows: Some(columns.clone()), columns: vec![rows.clone()], ..self.clone() })
    }

    /// The axes of each table of counts that it is built from.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<Axis>> {
        let with_rows = |column: Option<&Axis>| self.rows.iter().chain(column).cloned().collect::<Vec<_>>();
        if self.columns.is_empty() {
            vec![with_rows(None)]
        } else {
            self.columns.iter().map(|column| with_rows(Some(column))).collect()
        }
    }

    /// The axis of the sum of its numbers.
    #[must_use]
    pub fn amount_axis(&self) -> Option<Axis> {
        let item = self.columns.first()?.item.clone();
        Some(Axis { item, part: Part::Amount { steps: self.amounts?.steps } })
    }
}

impl PlannedMeasurement {
    /// The squared L2 sensitivity of its entries, and the largest number beyond what can be written down.
    #[must_use]
    pub fn sensitivity_squared(&self) -> u64 {
        axis::sensitivity_squared(&self.axes).unwrap_or(u64::MAX)
    }

    #[must_use]
    pub fn entries(&self) -> usize {
        axis::entries(&self.axes).map_or(0, |entries| entries as usize)
    }

    #[must_use]
    pub fn cost(&self) -> NanoRho {
        self.mechanism.cost(self.sensitivity_squared())
    }

    /// What one person counts in an entry.
    #[must_use]
    pub fn unit(&self) -> f64 {
        self.axes.iter().map(|axis| f64::from(axis.part.unit())).product()
    }

    /// Variance of the noise of an entry, in squared people.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.mechanism.variance() / self.unit().powi(2)
    }
}

/// The weight of the variance of a sum of numbers beside that of the cells of a table: half of a question's share.
const WEIGHT_OF_AMOUNTS: f64 = 0.25;
/// The weight of a two-way table beside a question's own: what everybody reads first comes first.
const WEIGHT_OF_CROSSES: f64 = 0.5;

impl Plan {
    pub const TABLES_AT_MOST: usize = 4_000;
    pub const CELLS_AT_MOST: u32 = 10_000;

    /// Divides the budget among all that is needed for the total and the tables asked for.
    ///
    /// # Errors
    /// When an item cannot be published so, or the budget is too small to be divided.
    pub fn of(instrument: &Instrument, request: &PlanRequest) -> Result<Self, PlanError> {
        Self::of_items(&Publishable::all(instrument), request)
    }

    /// The same from what is known of all items that can be published, in the instrument's order.
    ///
    /// # Errors
    /// When an item cannot be published so, or the budget is too small to be divided.
    pub fn of_items(items: &[Publishable], request: &PlanRequest) -> Result<Self, PlanError> {
        let tables = tables(items, request)?;
        let shares = workload(&tables).shares();
        let all: u128 = shares.iter().map(|&(_, parts)| u128::from(parts)).sum();
        let measurement = |(axes, parts): (Vec<Axis>, u64)| {
            // Rounded down, so that all of them together never exceed the budget.
            let share = u128::from(request.budget.get()) * u128::from(parts) / all.max(1);
            let share = NanoRho::new(u64::try_from(share).unwrap_or(u64::MAX));
            let sensitivity_squared = axis::sensitivity_squared(&axes).ok_or(MechanismError::BudgetTooSmall)?;
            Ok(PlannedMeasurement { mechanism: DiscreteGaussian::affordable(sensitivity_squared.max(1), share)?, axes })
        };
        let measurements = shares.into_iter().map(measurement).collect::<Result<_, PlanError>>()?;
        Ok(Self { tables, measurements, records: request.records })
    }

    #[must_use]
    pub fn tables(&self) -> &[PlannedTable] {
        &self.tables
    }

    #[must_use]
    pub fn measurements(&self) -> &[PlannedMeasurement] {
        &self.measurements
    }

    /// What drawing the plan will charge; at most the budget asked for.
    #[must_use]
    pub fn cost(&self) -> NanoRho {
        let costs = self.measurements.iter().map(|measurement| measurement.cost().get());
        NanoRho::new(costs.fold(0, u64::saturating_add))
    }

    /// Whether synthetic records are offered with the tables.
    #[must_use]
    pub fn offers_records(&self) -> bool {
        self.records
    }

    /// Identity of the release of this plan, with records or without: a hash of the population, the survey, its frozen answers and the plan itself, so
    /// that asking again is known to be the same request.
    #[must_use]
    pub fn request(&self, population: &PopulationName, survey: &SurveyCode, version: &Version, freeze: u32) -> ReleaseId {
        let mut hasher = Sha256::new();
        hasher.update(b"porchlight release 2\n");
        for field in [population.as_str(), survey.as_str(), version.as_str(), &freeze.to_string()] {
            hasher.update(field.as_bytes());
            hasher.update(b"\n");
        }
        for table in &self.tables {
            let (kind, first, second) = match &table.key {
                TableKey::Total => ("total", "", ""),
                TableKey::OneWay(item) => ("one", item.as_str(), ""),
                TableKey::TwoWay(first, second) => ("two", first.as_str(), second.as_str()),
            };
            hasher.update(format!("{kind} {first} {second}\n").as_bytes());
        }
        for measurement in &self.measurements {
            let axes: Vec<String> = measurement.axes.iter().map(ToString::to_string).collect();
            hasher.update(format!("measure {} {}\n", axes.join(" "), measurement.mechanism.variance_1024ths()).as_bytes());
        }
        ReleaseId::from_digest(&hasher.finalize())
    }
}

/// What the tables need to be measured, each table with the mean variance of its cells.
fn workload(tables: &[PlannedTable]) -> Workload {
    let mut workload = Workload::default();
    for table in tables {
        let weight = match table.key {
            TableKey::Total | TableKey::OneWay(_) => 1.0,
            TableKey::TwoWay(..) => WEIGHT_OF_CROSSES,
        };
        for part in table.parts() {
            let cells: f64 = part.iter().map(|axis| f64::from(axis.part.entries())).product();
            workload.add(part, weight / cells);
        }
        if let Some(amount) = table.amount_axis() {
            workload.add(vec![amount], WEIGHT_OF_AMOUNTS);
        }
    }
    workload
}

/// The tables of a request in canonical order, the total first.
fn tables(items: &[Publishable], request: &PlanRequest) -> Result<Vec<PlannedTable>, PlanError> {
    let place =
        |name: &ItemName| items.iter().position(|item| item.name == *name).ok_or_else(|| PlanError::Unpublished(name.clone()));
    let mut wanted = BTreeMap::new();
    for name in &request.items {
        let place = place(name)?;
        wanted.insert((1, place, 0), one_way(&items[place]));
    }
    for (left, right) in &request.crosses {
        let (mut first, mut second) = (place(left)?, place(right)?);
        if first == second {
            return Err(PlanError::CrossedWithItself(left.clone()));
        }
        let key = |place: usize| (!items[place].shape.is_partition(), items[place].protected.is_some(), place);
        if key(first) > key(second) {
            std::mem::swap(&mut first, &mut second);
        }
        wanted.insert((2, first, second), two_way(&items[first], &items[second])?);
    }
    if wanted.is_empty() {
        return Err(PlanError::Empty);
    }
    if wanted.len() > Plan::TABLES_AT_MOST {
        return Err(PlanError::TooManyTables);
    }
    Ok(std::iter::once(PlannedTable::total()).chain(wanted.into_values()).collect())
}

fn one_way(item: &Publishable) -> PlannedTable {
    let amounts = match item.shape {
        Shape::One { amounts, .. } => amounts,
        Shape::Several { .. } => None,
    };
    PlannedTable {
        key: TableKey::OneWay(item.name.clone()),
        cells: item.shape.cells(),
        rows: None,
        columns: item.axes(),
        protected: item.protected,
        amounts,
    }
}

fn two_way(groups: &Publishable, answers: &Publishable) -> Result<PlannedTable, PlanError> {
    let Shape::One { cells, .. } = groups.shape else {
        return Err(PlanError::SeveralAnswers(groups.name.clone(), answers.name.clone()));
    };
    let all = cells.saturating_mul(answers.shape.cells());
    if groups.protected.is_some() {
        return Err(PlanError::GroupsByChance(groups.name.clone(), answers.name.clone()));
    }
    if all > Plan::CELLS_AT_MOST {
        return Err(PlanError::TooManyCells(groups.name.clone(), answers.name.clone()));
    }
    let rows = Axis { item: groups.name.clone(), part: Part::Cell { cells } };
    let key = TableKey::TwoWay(groups.name.clone(), answers.name.clone());
    let (columns, protected) = (answers.axes(), answers.protected);
    Ok(PlannedTable { key, cells: all, rows: Some(rows), columns, protected, amounts: None })
}

#[cfg(test)]
mod tests;
