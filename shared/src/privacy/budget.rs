//! The privacy budget as exact money: whole billionths of a rho of zero-concentrated differential privacy (zCDP).
//!
//! The unit is the rho of Bun and Steinke 2016 (arXiv 1605.02065, definition 1.1); charges of successive releases add up
//! (lemma 1.7), also when each release was chosen after seeing the earlier ones. Nothing here knows what was bought with the
//! budget. Everything that is stored, compared or added is an integer: two ways of splitting one budget must agree to the last
//! digit, and the smallest charge must not vanish beside a large one, neither of which floating point grants. The two functions
//! that return `f64` explain an amount to people and nothing turns their results back into a [`NanoRho`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount of privacy budget, in units of 1e-9 rho.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NanoRho(u64);

/// Why a text is not an amount of privacy budget.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BudgetError {
    #[error("a privacy budget is written in plain decimal digits, as in 0.1; signs, exponents and spaces are not understood")]
    NotDecimal,
    #[error("a privacy budget has at most nine digits after the point, because it is counted in billionths of a rho")]
    TooFine,
    #[error("a privacy budget cannot exceed {} rho", NanoRho::MAX)]
    TooLarge,
}

const NANO_RHO_IN_RHO: u64 = 1_000_000_000;
const DECIMALS: usize = 9;
/// Halvings after which an interval is narrower than the precision of an `f64`.
const BISECTIONS: u32 = 64;

impl NanoRho {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that can be written down. It protects nobody: it only bounds the arithmetic.
    pub const MAX: Self = Self(u64::MAX);

    /// The amount of so many billionths of a rho.
    #[must_use]
    pub const fn new(nano_rho: u64) -> Self {
        Self(nano_rho)
    }

    /// The amount in billionths of a rho.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The cost of both, or `None` beyond [`NanoRho::MAX`].
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// What is left, or `None` when the other amount is the larger one.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Reads an exact decimal number of rho such as `0.1`; never rounds.
    ///
    /// # Errors
    /// When the text is not plain decimal, has more than nine decimals, or is too large.
    pub fn parse(text: &str) -> Result<Self, BudgetError> {
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return Err(BudgetError::NotDecimal),
            Some(parts) => parts,
            None => (text, ""),
        };
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits_only(whole) || !digits_only(decimals) {
            return Err(BudgetError::NotDecimal);
        }
        if decimals.len() > DECIMALS {
            return Err(BudgetError::TooFine);
        }
        // Only digits are left, so the one way for these to fail is size.
        let whole: u64 = whole.parse().map_err(|_| BudgetError::TooLarge)?;
        let billionths: u64 = format!("{decimals:0<DECIMALS$}").parse().map_err(|_| BudgetError::TooLarge)?;
        let total = whole.checked_mul(NANO_RHO_IN_RHO).and_then(|nano_rho| nano_rho.checked_add(billionths));
        total.map(Self).ok_or(BudgetError::TooLarge)
    }

    /// The epsilon of approximate differential privacy at the given delta (a probability), rounded up. **For display only.**
    ///
    /// Canonne, Kamath and Steinke 2020 (arXiv 2004.00010), proposition 12: every order `alpha > 1` gives a valid
    /// `epsilon = alpha rho + (ln(1/delta) - ln(alpha-1) + alpha ln(1-1/alpha)) / (alpha-1)`. With `beta = alpha - 1` the best
    /// order solves `beta^2 rho + ln(1+beta) = ln(1/delta)`, whose left side grows with `beta`.
    ///
    /// *What must hold:* since every order is valid, an imprecise search can make the figure too large, never too small; the
    /// rounding of the formula itself is covered by the allowance added at the end.
    ///
    /// A delta of 1 or more allows everything (0); a delta that is not positive allows nothing (infinity).
    #[must_use]
    pub fn epsilon(self, delta: f64) -> f64 {
        if self == Self::ZERO || delta >= 1.0 {
            return 0.0;
        }
        if delta.is_nan() || delta <= 0.0 {
            return f64::INFINITY;
        }
        let rho = self.rho();
        let surprise = -delta.ln();
        let (mut low, mut high) = (0.0_f64, (surprise / rho).sqrt().min(1.0 / delta));
        for _ in 0..BISECTIONS {
            let beta = low.midpoint(high);
            if beta * beta * rho + beta.ln_1p() < surprise {
                low = beta;
            } else {
                high = beta;
            }
        }
        let beta = high;
        let terms = [(1.0 + beta) * rho, surprise / beta, -beta.ln_1p() / beta, -beta.recip().ln_1p()];
        // Each term is right to a few units in its last place: a few times the sum of their sizes bounds the error of the sum.
        let allowance = 8.0 * f64::EPSILON * terms.iter().map(|term| term.abs()).sum::<f64>();
        (terms.iter().sum::<f64>() + allowance).max(0.0)
    }

    /// The highest chance (0.5 to 1) that somebody is right who must guess one yes-or-no fact about one person, would otherwise
    /// toss a coin, and sees everything that was bought with this budget. Rounded up. **For display only.**
    ///
    /// It is `(1 + TV) / 2` for the total variation distance TV of the two worlds. Their Kullback-Leibler divergence is at most
    /// rho, so TV is at most `sqrt(rho/2)` (Pinsker) and at most `sqrt(1 - exp(-rho))` (Bretagnolle and Huber).
    #[must_use]
    pub fn guess_accuracy_bound(self) -> f64 {
        if self == Self::ZERO {
            return 0.5;
        }
        let rho = self.rho();
        let distance = (rho / 2.0).sqrt().min((-(-rho).exp_m1()).sqrt());
        (0.5 * (1.0 + distance)).next_up().next_up().min(1.0)
    }

    /// Rounded to the nearest `f64`; private, so that no ledger is ever kept in it.
    fn rho(self) -> f64 {
        self.0 as f64 / NANO_RHO_IN_RHO as f64
    }
}

impl FromStr for NanoRho {
    type Err = BudgetError;

    fn from_str(text: &str) -> Result<Self, BudgetError> {
        Self::parse(text)
    }
}

/// The exact decimal number of rho, without trailing zeros.
impl fmt::Display for NanoRho {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, billionths) = (self.0 / NANO_RHO_IN_RHO, self.0 % NANO_RHO_IN_RHO);
        if billionths == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{billionths:0DECIMALS$}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl fmt::Debug for NanoRho {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} rho")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rho(text: &str) -> NanoRho {
        NanoRho::parse(text).unwrap()
    }

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for (text, nano_rho) in
            [("0", 0), ("0.1", 100_000_000), ("0.000000001", 1), ("2.63", 2_630_000_000), ("12", 12_000_000_000)]
        {
            assert_eq!(rho(text), NanoRho::new(nano_rho));
            assert_eq!(rho(text).to_string(), text);
        }
        assert_eq!(rho("007.50"), NanoRho::new(7_500_000_000));
        assert_eq!(rho("18446744073.709551615"), NanoRho::MAX);
        assert_eq!(format!("{:?}", rho("0.1")), "0.1 rho");
        assert_eq!(serde_json::to_string(&rho("0.1")).unwrap(), "100000000");
    }

    #[test]
    fn what_is_not_an_exact_amount_is_refused() {
        for text in ["", ".", ".5", "1.", "-1", "+1", "1e-3", " 1", "1 ", "1.2.3", "0,1", "NaN", "inf", "1_000", "٣", "0.+1"] {
            assert_eq!(NanoRho::parse(text), Err(BudgetError::NotDecimal), "{text}");
        }
        assert_eq!(NanoRho::parse("0.0000000001"), Err(BudgetError::TooFine));
        assert_eq!(NanoRho::parse("0.1000000000"), Err(BudgetError::TooFine));
        assert_eq!(NanoRho::parse("18446744073.709551616"), Err(BudgetError::TooLarge));
        assert_eq!(NanoRho::parse("99999999999999999999999"), Err(BudgetError::TooLarge));
        assert!(BudgetError::TooLarge.to_string().contains("18446744073.709551615"));
    }

    /// A known failure of another library: a share of a budget of 0.014973, computed in floating point, was refused because it
    /// exceeded the remaining budget by the last bit.
    #[test]
    fn equal_shares_fit_exactly_into_the_budget_they_came_from() {
        for parts in [1, 2, 3, 7, 20, 120] {
            let budget = rho("0.014973");
            let share = NanoRho::new(budget.get() / parts);
            let left = (0..parts).try_fold(budget, |left, _| left.checked_sub(share));
            assert_eq!(left.map(NanoRho::get), Some(budget.get() % parts));
        }
        assert_eq!(rho("0.1").checked_add(rho("0.2")), Some(rho("0.3")));
    }

    /// A known failure of another library: a subnormal charge disappeared when it was added to a large total.
    #[test]
    fn the_smallest_charge_is_never_lost() {
        let total = NanoRho::new(u64::MAX - 1);
        assert_eq!(total.checked_add(NanoRho::new(1)), Some(NanoRho::MAX));
        assert_eq!(NanoRho::MAX.checked_add(NanoRho::new(1)), None);
        assert_eq!(NanoRho::ZERO.checked_sub(NanoRho::new(1)), None);
    }

    /// Computed with 40 digits (mpmath); the first twelve agree with OpenDP 0.16 in all the digits it prints.
    const EPSILON: [(&str, f64, f64); 17] = [
        ("0.001", 1e-6, 0.182_895_377_190_076_23),
        ("0.005", 1e-6, 0.429_941_468_836_949_3),
        ("0.01", 1e-6, 0.621_692_654_559_602_5),
        ("0.05", 1e-6, 1.471_594_750_532_416),
        ("0.1", 1e-6, 2.141_938_928_385_473_5),
        ("0.125", 1e-6, 2.419_093_176_867_195_3),
        ("0.5", 1e-6, 5.221_534_444_530_169),
        ("1", 1e-6, 7.766_216_625_311_721),
        ("2", 1e-6, 11.688_596_249_354_894),
        ("0.01", 1e-9, 0.810_174_467_867_534_1),
        ("0.1", 1e-9, 2.715_481_886_730_502),
        ("1", 1e-9, 9.521_463_671_792_231),
        ("0.25", 1e-6, 3.542_291_300_477_015_5),
        ("0.000000001", 1e-6, 0.000_089_533_618_867_799_17),
        ("0.000001", 1e-6, 0.004_496_493_980_648_612),
        ("100", 1e-12, 203.258_207_148_744_96),
        ("1000000", 1e-6, 1_007_427.247_595_204_4),
    ];

    #[test]
    fn epsilon_is_the_true_optimum_rounded_up() {
        for (text, delta, optimum) in EPSILON {
            let shown = rho(text).epsilon(delta);
            // Cancellation costs digits below a rho anybody would use.
            let tolerance = if rho(text) < rho("0.001") { 1e-9 } else { 1e-13 };
            assert!(shown >= optimum, "{text}: {shown} < {optimum}");
            assert!(shown <= optimum * (1.0 + tolerance), "{text}: {shown} > {optimum}");
        }
    }

    /// The inverse table of the literature check: at delta 1e-6, these rho (five decimals) are worth these epsilon.
    #[test]
    fn epsilon_agrees_with_the_inverse_table() {
        for (epsilon, text) in
            [(0.5, 664), (1.0, 2_436), (2.0, 8_815), (3.0, 18_507), (4.0, 31_106), (6.0, 63_860), (8.0, 105_236)]
                .map(|(epsilon, hundred_thousandths)| (epsilon, NanoRho::new(hundred_thousandths * 10_000)))
        {
            let step = NanoRho::new(10_000);
            assert!(text.checked_sub(step).unwrap().epsilon(1e-6) < epsilon);
            assert!(text.checked_add(step).unwrap().epsilon(1e-6) > epsilon);
        }
    }

    #[test]
    fn epsilon_has_honest_ends() {
        assert_eq!(NanoRho::ZERO.epsilon(1e-6), 0.0);
        assert_eq!(rho("0.1").epsilon(1.0), 0.0);
        for delta in [0.0, -1.0, f64::NAN] {
            assert_eq!(rho("0.1").epsilon(delta), f64::INFINITY);
        }
        for delta in [f64::MIN_POSITIVE, 5e-324, 1.0 - f64::EPSILON] {
            assert!(rho("0.1").epsilon(delta).is_finite());
            assert!(NanoRho::MAX.epsilon(delta).is_finite());
        }
    }

    #[test]
    fn guessing_is_bounded_as_told_to_people() {
        for (text, bound) in [
            ("0.01", 0.535_355_339_059_327_4),
            ("0.05", 0.579_056_941_504_209_5),
            ("0.1", 0.611_803_398_874_989_5),
            ("0.25", 0.676_776_695_296_636_9),
            ("0.5", 0.75),
            ("1", 0.853_553_390_593_273_7),
        ] {
            let shown = rho(text).guess_accuracy_bound();
            assert!(shown >= bound && shown <= bound + 1e-15, "{text}: {shown}");
        }
        assert_eq!(NanoRho::ZERO.guess_accuracy_bound(), 0.5);
        assert!(rho("3").guess_accuracy_bound() < 1.0, "Bretagnolle-Huber, where Pinsker says nothing");
        assert_eq!(NanoRho::MAX.guess_accuracy_bound(), 1.0);
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(nano_rho: u64) {
            let amount = NanoRho::new(nano_rho);
            prop_assert_eq!(NanoRho::parse(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn parsing_never_panics(text in "[0-9.+e -]{0,30}") {
            if let Ok(amount) = NanoRho::parse(&text) {
                prop_assert_eq!(NanoRho::parse(&amount.to_string()), Ok(amount));
            }
        }

        /// More budget never looks safer, a smaller delta never looks safer.
        #[test]
        fn explanations_are_monotone(exponents in (0_u32..63, 0_u32..63), delta in -60.0..-1.0_f64) {
            let (less, more) = (exponents.0.min(exponents.1), exponents.0.max(exponents.1) + 1);
            let (less, more) = (NanoRho::new(1 << less), NanoRho::new(1 << more));
            prop_assert!(less.epsilon(delta.exp()) <= more.epsilon(delta.exp()));
            prop_assert!(less.epsilon(delta.exp() / 2.0) >= less.epsilon(delta.exp()));
            prop_assert!(less.guess_accuracy_bound() <= more.guess_accuracy_bound());
        }

        /// No order on a fine grid does better than the one found, so the figure is tight, and the figure is reached by an
        /// order, so it is valid.
        #[test]
        fn epsilon_is_tight(nano_rho in 1_000_000_u64..10_000_000_000, delta in -40.0..-3.0_f64) {
            let amount = NanoRho::new(nano_rho);
            let shown = amount.epsilon(delta.exp());
            let best = (-3000..3000).map(|step| (f64::from(step) / 200.0).exp()).map(|beta| {
                (1.0 + beta) * amount.rho() + (-delta - beta.ln_1p()) / beta - beta.recip().ln_1p()
            }).fold(f64::INFINITY, f64::min);
            prop_assert!(shown <= best * (1.0 + 1e-9) && best <= shown * (1.0 + 1e-4), "{} {}", shown, best);
        }
    }
}
