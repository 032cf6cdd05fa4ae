//! How precise the figures of a plan will be, said before anyone has answered, and which of them no one could read.
//!
//! Knows a number of people the team expects and the noise of a plan, both public; knows no answers. The studio's pages, the live
//! price in the browser and the command line all show this forecast.

use super::{Noise, Reliability, z};
use crate::cells::{Publishable, Shape};
use crate::id::ItemName;
use crate::plan::{Plan, PlannedTable, TableKey};
use crate::privacy::RandomisedResponse;

/// The share precision is promised for: in the middle between rare and even, and wider than most real ones.
const TYPICAL_SHARE: f64 = 0.3;

/// Half widths of the ranges around a share of [`TYPICAL_SHARE`], as shares (0.05 is five percentage points), at most 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HalfWidths {
    /// From having asked a sample alone.
    pub sampling: f64,
    /// From the noise alone.
    pub noise: f64,
    /// From both: `z sqrt(p(1-p)/n + v)`, with v the variance of the noise of the share.
    pub total: f64,
}

/// What is to be expected of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    pub key: TableKey,
    pub cells: u32,
    /// Standard deviation of the noise of a count, in people.
    pub noise_deviation: f64,
    /// Of shares, in a two-way table within each group, if people spread evenly over the groups; the total has none.
    pub half_widths: Option<HalfWidths>,
}

/// What nobody could read. Decided from public numbers, before anything is spent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error(
        "with {people} answers the budget cannot carry the table of “{groups}” and “{answers}”: noise alone would move its shares by \
         {points} percentage points or more. Leave it out, merge groups, or give the plan more of the budget"
    )]
    Cross { groups: ItemName, answers: ItemName, people: u32, points: u32 },
    #[error(
        "with {people} answers no share could be read: noise alone would move each by {points} percentage points or more. Publish \
         fewer questions or give the plan more of the budget"
    )]
    Everything { people: u32, points: u32 },
}

impl HalfWidths {
    /// What `people` valid answers lead one to expect, where shares are of so many `answers`' cells. What phones draw to protect an
    /// answer counts as noise.
    #[must_use]
    pub fn of(people: u32, noise: &Noise, answers: usize, protected: Option<RandomisedResponse>) -> Self {
        let people = f64::from(people.max(1));
        let noise = match protected {
            None => noise.of_share(TYPICAL_SHARE, people, answers),
            Some(randomised) => {
                let reported = noise.of_share(randomised.reported_share(TYPICAL_SHARE), people, answers);
                (reported + randomised.variance(TYPICAL_SHARE, people)) / randomised.slope().powi(2)
            }
        };
        let sampling = TYPICAL_SHARE * (1.0 - TYPICAL_SHARE) / people;
        let half_width = |variance: f64| (z() * variance.sqrt()).min(1.0);
        Self { sampling: half_width(sampling), noise: half_width(noise), total: half_width(sampling + noise) }
    }

    /// Whether a share would be left out of every page, whoever answers.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        2.0 * self.noise >= Reliability::WIDTH_BELOW
    }
}

impl Forecast {
    /// For each table of a plan, in its order. `items` are those that the plan was made from.
    #[must_use]
    pub fn of(plan: &Plan, items: &[Publishable], people: u32) -> Vec<Self> {
        plan.tables().iter().map(|table| Self::of_table(plan, table, items, people)).collect()
    }

    fn of_table(plan: &Plan, table: &PlannedTable, items: &[Publishable], people: u32) -> Self {
        let noise = Noise::of(table, plan.measurements().iter());
        let answers = |name: &ItemName| items.iter().find(|item| item.name == *name).map_or(1, |item| item.shape.answers());
        let half_widths = match &table.key {
            TableKey::Total => None,
            TableKey::OneWay(item) => Some((people, answers(item))),
            TableKey::TwoWay(groups, item) => Some((people / answers(groups).max(1), answers(item))),
        };
        Self {
            key: table.key.clone(),
            cells: table.cells,
            noise_deviation: noise.deviation(),
            half_widths: half_widths.map(|(people, answers)| HalfWidths::of(people, &noise, answers as usize, table.protected)),
        }
    }

    /// Whether the plan is worth its budget: each of its crosses can be read, and something else too.
    ///
    /// # Errors
    /// The first cross that cannot, or that nothing can.
    pub fn check(forecasts: &[Self], people: u32) -> Result<(), Unreadable> {
        let points = |half_widths: &HalfWidths| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
            let points = (half_widths.noise * 100.0).floor() as u32;
            points
        };
        for forecast in forecasts {
            if let (TableKey::TwoWay(groups, answers), Some(half_widths)) = (&forecast.key, &forecast.half_widths)
                && half_widths.is_unreadable()
            {
                let points = points(half_widths);
                return Err(Unreadable::Cross { groups: groups.clone(), answers: answers.clone(), people, points });
            }
        }
        let shares = || forecasts.iter().filter_map(|forecast| forecast.half_widths.as_ref());
        match shares().map(points).min() {
            Some(points) if shares().all(HalfWidths::is_unreadable) => Err(Unreadable::Everything { people, points }),
            Some(_) | None => Ok(()),
        }
    }
}

impl Shape {
    /// Cells that count an answer.
    #[must_use]
    pub fn answers(self) -> u32 {
        match self {
            Self::One { answers, .. } => answers,
            Self::Several { options, .. } => options,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(variance: f64) -> Noise {
        Noise { cell: variance, between: 0.0, answered: None }
    }

    #[test]
    fn by_hand() {
        // Of two answers: v = (100 + 0.09 * 200 - 0.6 * 100)/200^2 = 0.001 45.
        let expected = HalfWidths::of(200, &noise(100.0), 2, None);
        assert!((expected.noise - 0.074_6).abs() < 1e-4, "{expected:?}");
        assert!((expected.total - 0.098_0).abs() < 1e-4, "{expected:?}");
    }

    #[test]
    fn without_noise_only_sampling_is_left_and_nobody_knows_nothing() {
        let quiet = HalfWidths::of(100, &noise(0.0), 2, None);
        assert!(quiet.noise.abs() < f64::EPSILON && (quiet.total - 0.089_8).abs() < 1e-4, "{quiet:?}");
        assert_eq!(HalfWidths::of(0, &noise(25.0), 2, None).total, 1.0);
    }

    #[test]
    fn what_nobody_can_read_is_refused_before_it_is_paid_for() {
        let name = |name: &str| ItemName::parse(name).unwrap();
        let forecast = |key: TableKey, people| Forecast {
            key,
            cells: 4,
            noise_deviation: 20.0,
            half_widths: Some(HalfWidths::of(people, &noise(400.0), 2, None)),
        };
        let (item, cross) = (TableKey::OneWay(name("a")), TableKey::TwoWay(name("a"), name("b")));
        assert_eq!(Forecast::check(&[forecast(item.clone(), 500), forecast(cross.clone(), 500)], 500), Ok(()));
        let refused = Forecast::check(&[forecast(item.clone(), 500), forecast(cross, 100)], 500).unwrap_err();
        assert!(matches!(&refused, Unreadable::Cross { points: 29, .. }), "{refused}");
        assert_eq!(Forecast::check(&[forecast(item, 100)], 100), Err(Unreadable::Everything { people: 100, points: 29 }));
    }
}
