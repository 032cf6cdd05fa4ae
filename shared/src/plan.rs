//! What is to be published with what share of the budget: made from public things only, before anything is spent.
//!
//! A plan names its tables in canonical order, so that the same wish in other words is the same plan (guide: hazard 8). It knows
//! the noise each table will get and what that means for the precision of shares, but no answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::cells::Cells;
use crate::expression::Slot;
use crate::id::{ItemName, PopulationName, ReleaseId, SurveyCode, Version};
use crate::instrument::Instrument;
use crate::privacy::mechanism::discrete_gaussian::MechanismError;
use crate::privacy::{DiscreteGaussian, NanoRho};

/// Which table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKey {
    /// How many people answered.
    Total,
    /// The cells of one item.
    OneWay(ItemName),
    /// The cells of two items crossed; the item that comes first in the instrument stands first.
    TwoWay(ItemName, ItemName),
}

/// What the team asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRequest {
    pub items: Vec<ItemName>,
    pub crosses: Vec<(ItemName, ItemName)>,
    /// To be shared among the tables.
    pub budget: NanoRho,
}

/// One table with its noise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTable {
    pub key: TableKey,
    /// Number of cells.
    pub cells: u32,
    /// Squared L2 sensitivity: the cells one person can be in.
    pub sensitivity_squared: u32,
    pub mechanism: DiscreteGaussian,
}

impl PlannedTable {
    #[must_use]
    pub fn cost(&self) -> NanoRho {
        self.mechanism.cost(u64::from(self.sensitivity_squared))
    }
}

/// Tables in canonical order; the total comes first and is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    tables: Vec<PlannedTable>,
}

/// Why there is no such plan. A function of the instrument and the request only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    #[error("choose at least one question to publish")]
    Empty,
    #[error("the instrument has no item “{0}”")]
    UnknownItem(ItemName),
    #[error("“{0}” is never published: it is a text, a note or a calculation")]
    Unpublished(ItemName),
    #[error("“{0}” cannot be crossed with itself")]
    CrossedWithItself(ItemName),
    #[error("“{0}” allows several answers and cannot be crossed")]
    SeveralAnswers(ItemName),
    #[error("the table of “{0}” and “{1}” would have more than {limit} cells", limit = Plan::CELLS_AT_MOST)]
    TooManyCells(ItemName, ItemName),
    #[error("the plan has more than {limit} tables", limit = Plan::TABLES_AT_MOST)]
    TooManyTables,
    #[error("the budget is too small for this plan: {0}")]
    Budget(#[from] MechanismError),
}

impl Plan {
    pub const TABLES_AT_MOST: usize = 1_000;
    pub const CELLS_AT_MOST: usize = 10_000;

    /// Shares the budget among the total and the tables asked for, as [`divided`] does.
    ///
    /// # Errors
    /// When an item cannot be published so, or the budget is too small to be divided.
    pub fn of(instrument: &Instrument, request: &PlanRequest) -> Result<Self, PlanError> {
        let mut wanted: BTreeMap<(usize, Vec<Slot>), (TableKey, usize, u32)> = BTreeMap::new();
        for name in &request.items {
            let (slot, cells) = published(instrument, name)?;
            wanted.insert((1, vec![slot]), (TableKey::OneWay(name.clone()), cells.len(), cells.marks_at_most()));
        }
        for (left, right) in &request.crosses {
            let (mut first, mut second) = ((published(instrument, left)?, left), (published(instrument, right)?, right));
            if first.0.0 == second.0.0 {
                return Err(PlanError::CrossedWithItself(left.clone()));
            }
            if first.0.0 > second.0.0 {
                std::mem::swap(&mut first, &mut second);
            }
            for ((_, cells), name) in [&first, &second] {
                if !cells.is_partition() {
                    return Err(PlanError::SeveralAnswers((*name).clone()));
                }
            }
            let (((first_slot, rows), first_name), ((second_slot, columns), second_name)) = (first, second);
            let cells = rows.len() * columns.len();
            if cells > Self::CELLS_AT_MOST {
                return Err(PlanError::TooManyCells(first_name.clone(), second_name.clone()));
            }
            let key = TableKey::TwoWay(first_name.clone(), second_name.clone());
            wanted.insert((2, vec![first_slot, second_slot]), (key, cells, 1));
        }
        if wanted.is_empty() {
            return Err(PlanError::Empty);
        }
        if wanted.len() > Self::TABLES_AT_MOST {
            return Err(PlanError::TooManyTables);
        }
        wanted.insert((0, vec![]), (TableKey::Total, 1, 1));
        let sensitivities_squared: Vec<u32> = wanted.values().map(|&(_, _, sensitivity_squared)| sensitivity_squared).collect();
        let tables = wanted
            .into_values()
            .zip(divided(request.budget, &sensitivities_squared)?)
            .map(|((key, cells, sensitivity_squared), mechanism)| {
                let cells = u32::try_from(cells).unwrap_or(u32::MAX);
                PlannedTable { key, cells, sensitivity_squared, mechanism }
            })
            .collect();
        Ok(Self { tables })
    }

    #[must_use]
    pub fn tables(&self) -> &[PlannedTable] {
        &self.tables
    }

    /// What drawing the plan will charge; at most the budget asked for.
    #[must_use]
    pub fn cost(&self) -> NanoRho {
        NanoRho::new(self.tables.iter().map(|table| table.cost().get()).sum())
    }

    /// Identity of the release of this plan: a hash of the population, the survey, its frozen answers and the plan itself, so
    /// that asking again is known to be the same request.
    #[must_use]
    pub fn request(&self, population: &PopulationName, survey: &SurveyCode, version: &Version, freeze: u32) -> ReleaseId {
        let mut hasher = Sha256::new();
        hasher.update(b"porchlight release 1\n");
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
            hasher.update(format!("{kind} {first} {second} {}\n", table.mechanism.variance_1024ths()).as_bytes());
        }
        ReleaseId::from_digest(&hasher.finalize())
    }
}

/// The noise that each of several tables gets for its share of the budget.
///
/// Shares are proportional to the root of the squared sensitivity, which makes the sum of the cells' variances, one cell a table,
/// smallest: minimise sum D_t^2/(2 rho_t) subject to sum rho_t = rho. They are rounded down, so that they never exceed the budget.
///
/// # Errors
/// When a share is too small for any noise that could be drawn.
pub fn divided(budget: NanoRho, sensitivities_squared: &[u32]) -> Result<Vec<DiscreteGaussian>, MechanismError> {
    let weight = |squared: u32| u128::from((u64::from(squared) * 1_000_000).isqrt());
    let all: u128 = sensitivities_squared.iter().map(|&squared| weight(squared)).sum();
    let noise = |&squared: &u32| {
        let share = u128::from(budget.get()) * weight(squared) / all.max(1);
        DiscreteGaussian::affordable(squared.into(), NanoRho::new(u64::try_from(share).unwrap_or(u64::MAX)))
    };
    sensitivities_squared.iter().map(noise).collect()
}

fn published(instrument: &Instrument, name: &ItemName) -> Result<(Slot, Cells), PlanError> {
    let variable = instrument.logic.variables().find(|(_, item)| item.name == *name);
    let (slot, _) = variable.ok_or_else(|| PlanError::UnknownItem(name.clone()))?;
    let cells = Cells::of(instrument.logic.item(slot)).ok_or_else(|| PlanError::Unpublished(name.clone()))?;
    Ok((slot, cells))
}
