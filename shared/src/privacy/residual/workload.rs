//! Which residuals a set of tables needs, and how the budget is best divided among them: the closed form of arXiv 2305.08175,
//! section 5.
//!
//! Works on public numbers only (the tables and their importance), in floating point; the shares it yields are whole numbers, and
//! the price of the noise bought for them is exact again.

use std::collections::BTreeMap;

use super::Axis;

/// Tables to be published, each with the weight of the variance of one of its cells.
#[derive(Clone, Debug, Default)]
pub struct Workload {
    tables: BTreeMap<Vec<Axis>, f64>,
}

/// Shares are whole numbers of this many parts of the budget.
const PARTS: f64 = (1_u64 << 40) as f64;

impl Workload {
    /// Adds a table along these axes; what was there already weighs more. `weight_of_cell` multiplies the variance of each cell.
    pub fn add(&mut self, mut axes: Vec<Axis>, weight_of_cell: f64) {
        axes.sort_unstable();
        *self.tables.entry(axes).or_default() += weight_of_cell;
    }

    /// Each residual to be measured, in canonical order, with its share of the budget in whole parts. At least one part each.
    ///
    /// For residual B with relative sensitivity `p_B`, variance `s_B` and `v_B` the sum, over the tables that contain it, of weight
    /// times cells times [`cell_coefficient`]: minimise `sum v_B s_B` subject to `sum p_B / s_B = 2 rho`. By Lagrange
    /// `s_B` is proportional to `sqrt(p_B / v_B)`, so the share of the budget, `p_B / (2 s_B)`, to `sqrt(p_B v_B)`.
    #[must_use]
    pub fn shares(&self) -> Vec<(Vec<Axis>, u64)> {
        let roots: Vec<(Vec<Axis>, f64)> = self
            .worth()
            .into_iter()
            .map(|(axes, worth)| {
                let sensitivity: f64 = axes.iter().map(|axis| axis.part.relative_sensitivity_squared()).product();
                (axes, (worth * sensitivity).sqrt())
            })
            .collect();
        let all: f64 = roots.iter().map(|(_, root)| root).sum();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2^40")]
        let parts = |root: f64| ((root / all * PARTS) as u64).max(1);
        roots.into_iter().map(|(axes, root)| (axes, parts(root))).collect()
    }

    /// The `v_B` of each residual.
    fn worth(&self) -> BTreeMap<Vec<Axis>, f64> {
        let mut worth = BTreeMap::new();
        for (axes, weight) in &self.tables {
            let cells: f64 = axes.iter().map(|axis| f64::from(axis.part.entries())).product();
            for within in contained(axes) {
                let coefficient = cell_coefficient(axes, &within);
                *worth.entry(within).or_default() += weight * cells * coefficient;
            }
        }
        worth
    }
}

/// The residuals that a table is built from: its subsets, without those that nobody can move, and with all axes that are no
/// partition (summing marks over options does not give a table of anything).
#[must_use]
pub fn contained(axes: &[Axis]) -> Vec<Vec<Axis>> {
    let mut subsets = vec![Vec::with_capacity(axes.len())];
    for axis in axes {
        let with = subsets.iter().filter(|_| axis.part.sensitivity_squared() > 0).map(|subset| {
            let mut with = subset.clone();
            with.push(axis.clone());
            with
        });
        let with: Vec<_> = with.collect();
        if axis.part.is_partition() { subsets.extend(with) } else { subsets = with }
    }
    subsets
}

/// The variance of one cell of a table for a residual measured with variance 1 (in people): the product of `1 - 1/n` over the
/// partitions in it and `1/n^2` over those it lacks.
#[must_use]
pub fn cell_coefficient(table: &[Axis], within: &[Axis]) -> f64 {
    let factor = |axis: &Axis| {
        let entries = f64::from(axis.part.entries());
        match (axis.part.is_partition(), within.contains(axis)) {
            (true, true) => 1.0 - 1.0 / entries,
            (true, false) => entries.powi(-2),
            (false, _) => 1.0,
        }
    };
    table.iter().map(factor).product()
}

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::*;
    use crate::id::ItemName;

    fn domain(cells: &[u32]) -> Vec<Axis> {
        let axis = |(place, &cells): (usize, &u32)| Axis {
            item: ItemName::parse(&format!("a{place:02}")).unwrap(),
            part: Part::Cell { cells },
        };
        cells.iter().enumerate().map(axis).collect()
    }

    fn choices(axes: &[Axis], size: usize) -> Vec<Vec<Axis>> {
        contained(axes).into_iter().filter(|subset| subset.len() == size).collect()
    }

    /// Root of the mean variance of all cells where `sum p/s = 1`: `T^2 / cells`, with T the sum of the roots.
    fn error(axes: &[Axis], sizes: &[usize]) -> f64 {
        let mut workload = Workload::default();
        let mut cells = 0.0;
        for table in sizes.iter().flat_map(|&size| choices(axes, size)) {
            cells += table.iter().map(|axis| f64::from(axis.part.entries())).product::<f64>();
            workload.add(table, 1.0);
        }
        let root = |(axes, worth): (Vec<Axis>, f64)| {
            (worth * axes.iter().map(|axis| axis.part.relative_sensitivity_squared()).product::<f64>()).sqrt()
        };
        (workload.worth().into_iter().map(root).sum::<f64>().powi(2) / cells).sqrt()
    }

    /// The paper's table for the Adult data: its 14 attributes' sizes, all tables of one, two, three, and up to three attributes.
    #[test]
    fn the_errors_of_the_paper() {
        let adult = domain(&[100, 100, 100, 99, 85, 42, 16, 15, 9, 7, 6, 5, 2, 2]);
        for (sizes, published) in [(&[1][..], 3.047), (&[2], 6.359), (&[3], 10.515), (&[0, 1, 2, 3], 10.665)] {
            let error = error(&adult, sizes);
            assert!((error - published).abs() < 0.000_5, "{sizes:?}: {error}");
        }
    }

    #[test]
    fn the_budget_is_shared_out_and_no_more() {
        let mut workload = Workload::default();
        choices(&domain(&[5, 2, 7]), 2).into_iter().for_each(|table| workload.add(table, 1.0));
        let shares = workload.shares();
        assert_eq!(shares.len(), 7, "three pairs, three items, and everybody");
        assert!(shares.iter().all(|&(_, parts)| parts >= 1));
        assert!(shares.iter().map(|(_, parts)| parts).sum::<u64>() <= 1 << 40);
    }

    #[test]
    fn what_nobody_can_move_is_not_measured() {
        assert_eq!(contained(&domain(&[1, 3])).len(), 2);
        let mut axes = domain(&[3]);
        axes.push(Axis { item: ItemName::parse("m").unwrap(), part: Part::Marks { options: 4, at_most: 2 } });
        let names: Vec<_> =
            contained(&axes).iter().map(|subset| subset.iter().map(ToString::to_string).collect::<Vec<_>>()).collect();
        assert_eq!(names, [vec!["m:marks"], vec!["a00", "m:marks"]]);
    }
}
