//! One direction of a measurement: what of an item it counts, and how far one person can move it.
//!
//! A person is a vector of whole numbers along each axis; along several, the product of those vectors. A measurement is the sum of
//! those products over all people. All of it follows from the instrument, nothing from an answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::ItemName;

/// Something of an item that is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Axis {
    pub item: ItemName,
    #[serde(flatten)]
    pub part: Part,
}

/// What of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// Which of the item's cells a person is in: exactly one.
    Cell { cells: u32 },
    /// Of an item with several answers: whether there were any, none, or no question. Exactly one.
    Status { cells: u32 },
    /// Of an item with several answers: which of its options a person marked, so many at most.
    Marks { options: u32, at_most: u32 },
    /// Of an item with numbers: how far the number lies from the middle of its bounds, in so many steps from bound to bound.
    Amount { steps: u32 },
}

impl Part {
    /// Entries of a person's vector.
    #[must_use]
    pub fn entries(self) -> u32 {
        match self {
            Self::Cell { cells } | Self::Status { cells } => cells,
            Self::Marks { options, .. } => options,
            Self::Amount { .. } => 1,
        }
    }

    /// Whether each person is in exactly one entry. Then the entries of a table add up to the table without the axis, and only what
    /// goes beyond that is measured.
    #[must_use]
    pub fn is_partition(self) -> bool {
        match self {
            Self::Cell { .. } | Self::Status { .. } => true,
            Self::Marks { .. } | Self::Amount { .. } => false,
        }
    }

    /// What an entry counts for one person: measurements are in these units, to stay whole.
    ///
    /// Of n cells, a person's residual `e - 1/n` times n. Of marks, see [`Part::center`].
    #[must_use]
    pub fn unit(self) -> u32 {
        match self {
            Self::Cell { cells } | Self::Status { cells } => cells,
            Self::Marks { options, at_most } => center_of_marks(options, at_most).1,
            // Twice the steps would be the distance between the bounds; their half is the farthest from the middle.
            Self::Amount { steps } => steps,
        }
    }

    /// What is taken off each entry of a person who answered, in units: the share of marks around which a person moves least.
    ///
    /// *What must hold:* with t of k options marked and c taken off each, the squared norm `t (1 - c)^2 + (k - t) c^2` is linear in
    /// t, so its largest value is at t = 0 or t = m, the most marks. It is least for c = m/k while that is at most one half, and
    /// for c = 1/2 above; c is public, so it can be added back.
    #[must_use]
    pub fn center(self) -> u32 {
        match self {
            Self::Marks { options, at_most } => center_of_marks(options, at_most).0,
            Self::Cell { .. } | Self::Status { .. } | Self::Amount { .. } => 0,
        }
    }

    /// The largest squared L2 norm of one person's vector, in squared units.
    ///
    /// *What must hold:* n cells: `(n - 1)^2` once and `1` for each other, `n (n - 1)`. Marks: see [`Part::center`]; both ends of t
    /// are looked at. Amounts: twice the distance from the middle, at most the number of steps.
    #[must_use]
    pub fn sensitivity_squared(self) -> u64 {
        match self {
            Self::Cell { cells } | Self::Status { cells } => u64::from(cells) * u64::from(cells.saturating_sub(1)),
            Self::Marks { options, at_most } => {
                let (unit, center) = (u64::from(self.unit()), u64::from(self.center()));
                let (options, at_most) = (u64::from(options), u64::from(at_most.min(options)));
                let with = |marks: u64| marks * (unit - center).pow(2) + (options - marks) * center.pow(2);
                with(0).max(with(at_most))
            }
            Self::Amount { steps } => u64::from(steps).pow(2),
        }
    }

    /// The squared sensitivity where an entry counts 1 for one person.
    #[must_use]
    pub fn relative_sensitivity_squared(self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52, and only for planning")]
        let squared = self.sensitivity_squared() as f64;
        squared / f64::from(self.unit()).powi(2)
    }
}

/// The share of marks that is taken off each option, as center and unit without a common divisor.
fn center_of_marks(options: u32, at_most: u32) -> (u32, u32) {
    if 2 * u64::from(at_most) > u64::from(options) {
        return (1, 2);
    }
    let divisor = common_divisor(options, at_most);
    (at_most / divisor, options / divisor)
}

fn common_divisor(left: u32, right: u32) -> u32 {
    if right == 0 { left.max(1) } else { common_divisor(right, left % right) }
}

/// The largest squared norm of one person's product over several axes.
///
/// *What must hold:* the norm of a product of vectors is the product of their norms. `None` beyond `u64`.
#[must_use]
pub fn sensitivity_squared(axes: &[Axis]) -> Option<u64> {
    axes.iter().try_fold(1_u64, |product, axis| product.checked_mul(axis.part.sensitivity_squared()))
}

/// Entries of a measurement along several axes. `None` beyond `u32`.
#[must_use]
pub fn entries(axes: &[Axis]) -> Option<u32> {
    axes.iter().try_fold(1_u32, |product, axis| product.checked_mul(axis.part.entries()))
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.part {
            Part::Cell { .. } => "",
            Part::Status { .. } => ":status",
            Part::Marks { .. } => ":marks",
            Part::Amount { .. } => ":amount",
        };
        write!(f, "{}{part}", self.item)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(options: u32, at_most: u32) -> Part {
        Part::Marks { options, at_most }
    }

    /// Privacy guide 2.5: ten options of which three may be marked cost 2.1 instead of 3, all ten 2.5 instead of 10.
    #[test]
    fn centred_marks_cost_less() {
        assert_eq!((marks(10, 3).unit(), marks(10, 3).center(), marks(10, 3).sensitivity_squared()), (10, 3, 210));
        assert_eq!((marks(10, 10).unit(), marks(10, 10).center(), marks(10, 10).sensitivity_squared()), (2, 1, 10));
        assert_eq!((marks(10, 5).unit(), marks(10, 5).sensitivity_squared()), (2, 10));
    }

    #[test]
    fn one_cell_is_moved_by_nobody() {
        assert_eq!(Part::Cell { cells: 1 }.sensitivity_squared(), 0);
        assert_eq!(Part::Cell { cells: 5 }.sensitivity_squared(), 20);
        assert_eq!(Part::Amount { steps: 10 }.sensitivity_squared(), 100);
    }

    proptest! {
        /// Every person there can be stays within the bound, and some person reaches it.
        #[test]
        fn nobody_moves_marks_further_than_told(options in 1_u32..40, at_most in 1_u32..40) {
            let part = marks(options, at_most);
            let (unit, center) = (i64::from(part.unit()), i64::from(part.center()));
            let norm = |marked: u32| (0..options).map(|option| {
                let entry = if option < marked { unit } else { 0 } - center;
                u64::try_from(entry * entry).unwrap()
            }).sum::<u64>();
            let most = (0..=at_most.min(options)).map(norm).max().unwrap();
            prop_assert_eq!(part.sensitivity_squared(), most);
            // Never dearer than the plain count of marks.
            prop_assert!(part.relative_sensitivity_squared() <= f64::from(at_most.min(options)) + 1e-12);
        }

        #[test]
        fn nobody_moves_cells_further_than_told(cells in 1_u32..60) {
            let part = Part::Cell { cells };
            let entry = |cell: u32| i64::from(if cell == 0 { cells } else { 0 }) - 1;
            let norm: i64 = (0..cells).map(|cell| entry(cell).pow(2)).sum();
            prop_assert_eq!(part.sensitivity_squared(), u64::try_from(norm).unwrap());
        }
    }
}
