//! The discrete Gaussian mechanism: whole-number noise for whole-number counts.
//!
//! Adding independent `N_Z(0, sigma^2)` to every cell of an integer vector whose cells change by at most D in Euclidean (L2) norm
//! between neighbours is `D^2 / (2 sigma^2)`-zCDP: Canonne, Kamath and Steinke 2020 (arXiv 2004.00010), theorem 14. It is not
//! Gaussian differential privacy, and its cost is not that of the continuous Gaussian in any other currency.
//!
//! This module trusts its caller with the sensitivity; it decides the noise and its price, both in whole numbers.

use rand_core::Rng;
use serde::{Deserialize, Serialize};

use crate::privacy::budget::NanoRho;
use crate::privacy::sampler::{self, RandomBits, Variance, VarianceError};

/// Adds `N_Z(0, sigma^2)` to every cell of an integer vector. `sigma^2` is a whole number of 1024ths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscreteGaussian {
    variance_1024ths: Variance,
}

/// Why no noise can be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MechanismError {
    #[error("a table that no person can change has no use for noise: its sensitivity must be stated and cannot be zero")]
    NoSensitivity,
    #[error("nothing can be published for a budget of zero")]
    NoBudget,
    #[error("the noise would have a standard deviation above {}", Variance::LARGEST_STANDARD_DEVIATION)]
    BudgetTooSmall,
}

/// `D^2 / (2 sigma^2)` in nano-rho, for `sigma^2 = v/1024`, is `D^2 * 1e9 * 1024 / 2 / v`. This is the constant of it.
const NANO_RHO_TIMES_VARIANCE: u128 = 1_000_000_000 * Variance::DENOMINATOR as u128 / 2;

impl DiscreteGaussian {
    /// The smallest variance (in steps of 1/1024) whose cost for this squared L2 sensitivity does not exceed the budget.
    ///
    /// *What must hold:* write c for `D^2 * 1e9 * 1024 / 2` and b for the budget. The variance is `v = ceil(c/b)`, so `c/v <= b`;
    /// b is whole, so the cost `ceil(c/v) <= b` too: rounding up twice cannot break it. One step less, `v - 1 < c/b`, would cost
    /// more than b. With both factors of c below 2^64 and 2^39, nothing overflows.
    ///
    /// # Errors
    /// When the sensitivity or the budget is zero, or the budget so small that sigma would be above 2^20.
    pub fn affordable(sensitivity_squared: u64, budget: NanoRho) -> Result<Self, MechanismError> {
        if sensitivity_squared == 0 {
            return Err(MechanismError::NoSensitivity);
        }
        if budget == NanoRho::ZERO {
            return Err(MechanismError::NoBudget);
        }
        let variance_1024ths = (u128::from(sensitivity_squared) * NANO_RHO_TIMES_VARIANCE).div_ceil(u128::from(budget.get()));
        u64::try_from(variance_1024ths)
            .map_err(|_| VarianceError::TooLarge)
            .and_then(Variance::from_1024ths)
            .map(|variance_1024ths| Self { variance_1024ths })
            .map_err(|error| match error {
                VarianceError::TooLarge => MechanismError::BudgetTooSmall,
                // Out of reach: a positive number divided by a positive number and rounded up is positive.
                VarianceError::Zero => MechanismError::NoSensitivity,
            })
    }

    /// `D^2 / (2 sigma^2)` for the variance really used, rounded up to the next nano-rho.
    ///
    /// A cost beyond [`NanoRho::MAX`] (18 billion rho) is shown as that: whoever can pay it has promised no privacy at all.
    #[must_use]
    pub fn cost(&self, sensitivity_squared: u64) -> NanoRho {
        let variance_1024ths = u128::from(self.variance_1024ths.in_1024ths().get());
        let nano_rho = (u128::from(sensitivity_squared) * NANO_RHO_TIMES_VARIANCE).div_ceil(variance_1024ths);
        u64::try_from(nano_rho).map_or(NanoRho::MAX, NanoRho::new)
    }

    /// `sigma^2` in whole 1024ths, exactly: part of a release's identity.
    #[must_use]
    pub fn variance_1024ths(&self) -> u64 {
        self.variance_1024ths.in_1024ths().get()
    }

    /// `sigma^2`, in squared people: for ranges and pages.
    ///
    /// The variance of the discrete Gaussian is at most its parameter (shown in the same paper) and, from
    /// `sigma^2 = 1` on, practically equal to it. So this is the safe side: ranges computed from it are never too narrow.
    /// Exact: 50 bits fit into an `f64`.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.variance_1024ths.in_1024ths().get() as f64 / Variance::DENOMINATOR as f64
    }

    /// `sigma`, in people: at least the standard deviation of the noise.
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        self.variance().sqrt()
    }

    /// One noisy integer for each entry, in the same order. Every entry gets a draw of its own and nothing is clamped.
    ///
    /// *What must hold:* the sum is taken modulo 2^64, which is the ordinary sum for every count of people (below 2^62), is
    /// defined for every other number, and is post-processing of the exact sum, so privacy never depends on the size of a count.
    #[must_use]
    pub fn noise_entries(&self, exact: &[i64], rng: &mut impl Rng) -> Vec<i64> {
        let gaussian = sampler::DiscreteGaussian::new(self.variance_1024ths);
        let mut bits = RandomBits::new(rng);
        exact.iter().map(|entry| entry.wrapping_add(gaussian.draw(&mut bits))).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    const CELLS: usize = 200_000;

    fn affordable(sensitivity_squared: u64, rho: &str) -> DiscreteGaussian {
        DiscreteGaussian::affordable(sensitivity_squared, NanoRho::parse(rho).unwrap()).unwrap()
    }

    fn noise(mechanism: &DiscreteGaussian, exact: &[i64], seed: u64) -> Vec<i64> {
        mechanism.noise_entries(exact, &mut StdRng::seed_from_u64(seed))
    }

    #[test]
    fn known_prices() {
        for (sensitivity_squared, rho, variance) in
            [(1, "0.1", 5.0), (1, "0.5", 1.0), (1, "1", 0.5), (2, "0.1", 10.0), (3, "0.1", 15.0), (1, "0.005", 100.0)]
        {
            let mechanism = affordable(sensitivity_squared, rho);
            assert_eq!(mechanism.variance(), variance);
            assert_eq!(mechanism.standard_deviation(), variance.sqrt());
            assert_eq!(mechanism.cost(sensitivity_squared).to_string(), rho);
        }
    }

    /// Known failures of other libraries: a sensitivity halved in whole numbers, a factor of two in the sensitivity (four in the
    /// price), a standard deviation given where a price was meant, a cheaper price for less noise.
    #[test]
    fn the_price_is_quadratic_in_the_sensitivity_and_falls_with_the_noise() {
        assert_eq!(affordable(1, "0.1").cost(1), NanoRho::new(100_000_000));
        assert_eq!(affordable(1, "0.1").cost(3), NanoRho::new(300_000_000));
        assert_eq!(affordable(1, "0.1").cost(2 * 2), NanoRho::new(400_000_000));
        assert_eq!(affordable(1, "0.1").cost(0), NanoRho::ZERO);
        let prices = ["0.01", "0.02", "0.1", "1", "10"].map(|rho| (affordable(1, rho), affordable(1, rho).cost(1)));
        assert!(prices.is_sorted_by(|(noisier, cheaper), (clearer, dearer)| {
            noisier.variance() > clearer.variance() && cheaper < dearer
        }));
    }

    /// Known failure of another library: charges computed in floating point vanished or passed the budget by the last bit.
    #[test]
    fn no_charge_is_lost_and_none_passes_its_share() {
        let most_noise = DiscreteGaussian { variance_1024ths: Variance::from_1024ths(1 << 50).unwrap() };
        assert_eq!(most_noise.cost(1), NanoRho::new(1), "less than a thousandth of a nano-rho is charged as a whole one");
        let budget = NanoRho::parse("0.014973").unwrap();
        let share = NanoRho::new(budget.get() / 20);
        let left = (0..20).try_fold(budget, |left, _| left.checked_sub(DiscreteGaussian::affordable(1, share).unwrap().cost(1)));
        assert!(left.is_some());
    }

    #[test]
    fn an_unpayable_price_is_the_largest_one() {
        let least_noise = DiscreteGaussian { variance_1024ths: Variance::from_1024ths(1).unwrap() };
        assert_eq!(least_noise.cost(u64::MAX), NanoRho::MAX);
    }

    proptest! {
        /// The budget is never passed, and one step less noise would pass it.
        #[test]
        fn the_noise_is_the_least_that_the_budget_buys(sensitivity_bits in 0_u32..64, budget_bits in 0_u32..64, low: (u64, u64)) {
            let sensitivity_squared = (low.0 >> sensitivity_bits).max(1);
            let budget = NanoRho::new((low.1 >> budget_bits).max(1));
            match DiscreteGaussian::affordable(sensitivity_squared, budget) {
                Ok(mechanism) => {
                    prop_assert!(mechanism.cost(sensitivity_squared) <= budget);
                    let less = mechanism.variance_1024ths.in_1024ths().get() - 1;
                    if let Ok(variance_1024ths) = Variance::from_1024ths(less) {
                        let exact = u128::from(sensitivity_squared) * 512_000_000_000;
                        prop_assert!(exact > u128::from(less) * u128::from(budget.get()));
                        let cost = DiscreteGaussian { variance_1024ths }.cost(sensitivity_squared);
                        prop_assert!(cost > budget || cost == NanoRho::MAX);
                    }
                }
                Err(error) => {
                    prop_assert_eq!(error, MechanismError::BudgetTooSmall);
                    prop_assert!(u128::from(sensitivity_squared) * 512_000_000_000 > u128::from(budget.get()) << 50);
                }
            }
        }

        #[test]
        fn the_length_is_public_and_kept(length in 0_usize..50, seed: u64) {
            prop_assert_eq!(noise(&affordable(1, "0.1"), &vec![3; length], seed).len(), length);
        }
    }

    #[test]
    fn what_cannot_be_private_is_refused() {
        let one = NanoRho::new(1);
        assert_eq!(DiscreteGaussian::affordable(0, one), Err(MechanismError::NoSensitivity));
        assert_eq!(DiscreteGaussian::affordable(1, NanoRho::ZERO), Err(MechanismError::NoBudget));
        assert_eq!(DiscreteGaussian::affordable(u64::MAX, one), Err(MechanismError::BudgetTooSmall));
        // Sigma is 2^20 at 512e9 D^2 / b = 2^50.
        assert!(DiscreteGaussian::affordable(2_199, one).is_ok());
        assert_eq!(DiscreteGaussian::affordable(2_200, one), Err(MechanismError::BudgetTooSmall));
        assert!(DiscreteGaussian::affordable(u64::MAX, NanoRho::MAX).is_ok());
    }

    #[test]
    fn deserialising_goes_through_the_constructor() {
        let stored = serde_json::to_string(&affordable(1, "0.1")).unwrap();
        assert_eq!(stored, r#"{"variance_1024ths":5120}"#);
        assert_eq!(serde_json::from_str::<DiscreteGaussian>(&stored).unwrap(), affordable(1, "0.1"));
        for forged in
            [r#"{"variance_1024ths":0}"#, r#"{"variance_1024ths":-5}"#, r#"{"variance_1024ths":18446744073709551615}"#, "{}"]
        {
            assert!(serde_json::from_str::<DiscreteGaussian>(forged).is_err(), "{forged}");
        }
    }

    /// A known failure of another library: the last element of a vector stayed as it was. Sigma is about 22 000, so a cell keeps
    /// its exact value with probability 2e-5; each of these 5 050 cells may, but no cell does so twice (false alarm 2e-6).
    #[test]
    fn every_cell_is_noised_also_the_last_and_the_only_one() {
        let mechanism = affordable(1, "0.000000001");
        for length in 1_u64..=100 {
            let exact: Vec<i64> = (0..length.cast_signed()).map(|cell| cell * 1_000_000).collect();
            let kept = |seed| noise(&mechanism, &exact, seed).into_iter().zip(&exact).map(|(noisy, exact)| noisy == *exact);
            assert!(!kept(length).zip(kept(length + 1000)).any(|(once, twice)| once && twice));
        }
    }

    /// A known failure of another library: one draw was spread over all empty cells. Fixed seed; for a fresh one the false-alarm
    /// rate is 1e-9 for each of the lags.
    #[test]
    fn neighbouring_cells_are_independent() {
        let noisy = noise(&affordable(1, "0.1"), &vec![0; CELLS], 11);
        for lag in 1..=8 {
            let pairs = noisy.iter().copied().zip(noisy[lag..].iter().copied());
            let sum = |term: fn((i64, i64)) -> i64| pairs.clone().map(term).sum::<i64>() as f64;
            let correlation = sum(|(a, b)| a * b) / (sum(|(a, _)| a * a) * sum(|(_, b)| b * b)).sqrt();
            assert!(correlation.abs() < 6.1 / (CELLS as f64).sqrt(), "lag {lag}: {correlation}");
        }
    }

    /// Mean, balance of signs and variance, each within 6.1 standard errors: a false-alarm rate of 1e-9 each for a fresh seed.
    #[test]
    fn the_noise_is_centred_symmetric_and_as_wide_as_told() {
        for (seed, rho) in (0..).zip(["2", "0.5", "0.1", "0.005", "0.0000001"]) {
            let mechanism = affordable(1, rho);
            let noisy = noise(&mechanism, &vec![1_000_000_000; CELLS], seed);
            let errors = noisy.iter().map(|noisy| (noisy - 1_000_000_000) as f64);
            let (cells, sigma) = (CELLS as f64, mechanism.standard_deviation());
            let mean = errors.clone().sum::<f64>() / cells;
            assert!(mean.abs() < 6.1 * sigma / cells.sqrt(), "{rho}: mean {mean}");
            let signs = errors.clone().filter(|error| *error != 0.0).map(f64::signum).sum::<f64>();
            assert!(signs.abs() < 6.1 * cells.sqrt(), "{rho}: signs {signs}");
            let variance = errors.map(|error| error * error).sum::<f64>() / cells / mechanism.variance();
            // Below sigma^2 = 1 the true variance is visibly less than the parameter (0.215 for 1/4): told on the safe side.
            let least = if mechanism.variance() < 1.0 { 0.8 } else { 1.0 };
            let tolerance = 6.1 * (2.0 / cells).sqrt();
            assert!(variance < 1.0 + tolerance && variance > least - tolerance, "{rho}: variance {variance} of the parameter");
        }
    }

    /// A known failure of another library: noisy counts were clamped at zero, which biases every sum of small cells.
    #[test]
    fn nothing_is_clamped() {
        let noisy = noise(&affordable(1, "0.1"), &[0; 1000], 3);
        assert!(noisy.iter().any(|noisy| *noisy < 0) && noisy.iter().any(|noisy| *noisy > 0));
        // Beyond every count of people the sum goes round: still one noisy integer for each cell.
        assert_eq!(noise(&affordable(1, "0.1"), &[i64::MIN, i64::MAX], 3).len(), 2);
    }
}
