//! Exact random integers from random bits: the noise itself, in whole-number arithmetic only.
//!
//! The algorithms are those of Canonne, Kamath and Steinke 2020, "The Discrete Gaussian for Differential Privacy" (arXiv
//! 2004.00010, section 5): coins with a rational bias, coins with bias `exp(-x)`, the discrete Laplace and the discrete Gaussian.
//! Beside each function stands what must hold for it to be right. The module knows nothing of sensitivities, budgets or people.
//!
//! Three promises:
//! * *Exact.* There is no floating point and no rounding. Every number is bounded where a [`Variance`] is made, so arithmetic
//!   cannot overflow during a draw, and denominators are non-zero by type.
//! * *No answer without noise.* A draw has no failure path: it returns noise or does not return. Whether the bits are secret and
//!   random is the duty of whoever passes the generator.
//! * *Finite.* A Gaussian has no largest value and an `i64` does. Proposals of `LONGEST_RUN` scales or more are drawn again. That
//!   moves the distribution by less than 2^-5900, which is nothing beside the 2^-256 by which a generator with a 256-bit key can
//!   be guessed.
//!
//! How long a draw takes depends a little on what is drawn (as in every rejection sampler), so nobody who must not know the
//! noise may time it: releases are drawn ahead of publication, not while a reader waits.

use std::num::{NonZeroU32, NonZeroU64, NonZeroU128};

use rand_core::Rng;
use serde::{Deserialize, Serialize};

/// The parameter `sigma^2` of a discrete Gaussian, in 1024ths: from 1/1024 to 2^40.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Variance(NonZeroU64);

/// Why a number is not a variance that can be drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VarianceError {
    #[error("a variance of zero would publish the exact counts")]
    Zero,
    #[error("a standard deviation above {} is more noise than any publication can use", Variance::LARGEST_STANDARD_DEVIATION)]
    TooLarge,
}

impl Variance {
    /// Parts of one.
    pub const DENOMINATOR: u64 = 1024;
    /// The square root of the largest variance.
    pub const LARGEST_STANDARD_DEVIATION: u64 = 1 << 20;

    /// # Errors
    /// When the variance is zero or above 2^40.
    pub fn from_1024ths(numerator: u64) -> Result<Self, VarianceError> {
        const LARGEST: u64 = Variance::LARGEST_STANDARD_DEVIATION.pow(2) * Variance::DENOMINATOR;
        match NonZeroU64::new(numerator) {
            None => Err(VarianceError::Zero),
            Some(numerator) if numerator.get() > LARGEST => Err(VarianceError::TooLarge),
            Some(numerator) => Ok(Self(numerator)),
        }
    }

    /// The variance in 1024ths.
    #[must_use]
    pub fn in_1024ths(self) -> NonZeroU64 {
        self.0
    }
}

impl TryFrom<u64> for Variance {
    type Error = VarianceError;

    fn try_from(numerator: u64) -> Result<Self, VarianceError> {
        Self::from_1024ths(numerator)
    }
}

impl From<Variance> for u64 {
    fn from(variance: Variance) -> Self {
        variance.0.get()
    }
}

/// A stream of single random bits, read from the words of a generator.
///
/// *What must hold:* every bit handed out is a bit of the generator that was not handed out before and that nothing else depends
/// on. Bits may be thrown away unread, but whether they are must not depend on their values.
pub struct RandomBits<'generator, R: Rng> {
    generator: &'generator mut R,
    word: u64,
    unread: u32,
}

impl<'generator, R: Rng> RandomBits<'generator, R> {
    /// Nothing is read until it is needed.
    pub fn new(generator: &'generator mut R) -> Self {
        Self { generator, word: 0, unread: 0 }
    }

    /// The next `width` bits (at most 32) as a number: uniform on `0..2^width`. What is left of a word that is too short for them
    /// is thrown away.
    fn take(&mut self, width: u32) -> u64 {
        if self.unread < width {
            (self.word, self.unread) = (self.generator.next_u64(), u64::BITS);
        }
        let value = self.word & ((1 << width) - 1);
        self.word >>= width;
        self.unread -= width;
        value
    }

    /// One bit: true with probability 1/2.
    fn bit(&mut self) -> bool {
        self.take(1) == 1
    }

    /// Uniform on `0..bound`.
    ///
    /// *What must hold:* with `width` the number of bits of `bound - 1`, every value below `2^width` is equally likely; those of
    /// `bound` and above are drawn again, so the others stay equally likely. More than half of them are below the bound.
    pub(crate) fn below(&mut self, bound: NonZeroU32) -> u64 {
        let bound = u64::from(bound.get());
        let width = u64::BITS - (bound - 1).leading_zeros();
        loop {
            let value = self.take(width);
            if value < bound {
                return value;
            }
        }
    }

    /// True with probability `numerator / denominator`; certain where that is 1 or more. Bernoulli(p).
    ///
    /// *What must hold:* for `u` uniform on [0, 1), `u < p` has probability `p`. The binary digits of `u` are fresh random bits,
    /// those of `p` come from long division, and the first place where they differ decides. Before each step `remainder` is
    /// `denominator` times what is left of `p`, shifted to the point, and below `denominator`; so the next digit is 1 exactly if
    /// twice the remainder reaches the denominator (written as a difference, which cannot overflow). Once the remainder is zero
    /// every later digit of `p` is zero, and `u` is not below it. Two bits are needed on average, whatever the fraction.
    fn coin(&mut self, numerator: u128, denominator: NonZeroU128) -> bool {
        let denominator = denominator.get();
        if numerator >= denominator {
            return true;
        }
        let mut remainder = numerator;
        while remainder != 0 {
            let complement = denominator - remainder;
            let digit = remainder >= complement;
            remainder = if digit { remainder - complement } else { remainder + remainder };
            if self.bit() != digit {
                return digit;
            }
        }
        false
    }

    /// True with probability `exp(-x)` for `x = numerator / denominator` from 0 to 1. Algorithm 1, first case.
    ///
    /// *What must hold:* the loop passes its k-th round with probability `x / k` (two independent coins of bias `x` and `1 / k`),
    /// so it passes k rounds with probability `x^k / k!`, and the first failure is in an odd round with probability
    /// `sum over k of (-x)^k / k! = exp(-x)`.
    fn coin_exp_fraction(&mut self, numerator: u128, denominator: NonZeroU128) -> bool {
        let mut round = NonZeroU128::MIN;
        while self.coin(1, round) && self.coin(numerator, denominator) {
            round = round.saturating_add(1);
        }
        round.get() % 2 == 1
    }

    /// True with probability `exp(-1)`.
    fn coin_exp_one(&mut self) -> bool {
        self.coin_exp_fraction(1, NonZeroU128::MIN)
    }

    /// True with probability `exp(-x)` for any `x = numerator / denominator`. Algorithm 1, second case.
    ///
    /// *What must hold:* `exp(-x)` is `exp(-1)` as often as `x` is whole, times `exp` of minus the rest; independent coins that
    /// must all be true multiply. Taking one off at a time needs no division, and ends after 1.6 rounds on average at the worst.
    fn coin_exp(&mut self, numerator: u128, denominator: NonZeroU128) -> bool {
        let mut rest = numerator;
        while rest >= denominator.get() {
            if !self.coin_exp_one() {
                return false;
            }
            rest -= denominator.get();
        }
        self.coin_exp_fraction(rest, denominator)
    }

    /// One trial at the discrete Laplace with a whole scale: y with probability proportional to `exp(-|y| / scale)`, or nothing.
    /// Algorithm 2 with s = 1, the only case the Gaussian needs.
    ///
    /// *What must hold:* an `offset`, uniform below the scale, is kept with probability `exp(-offset / scale)`, and `turns` is
    /// geometric with ratio `exp(-1)`. Each magnitude m is `offset + scale * turns` in exactly one way, so its probability is
    /// `exp(-m / scale) * (1 - exp(-1)) / scale`. The sign is fair and minus zero is dropped, else zero would be twice as likely
    /// as it should be: each y has half of that.
    ///
    /// The result is below `LONGEST_RUN * scale` in size.
    fn try_laplace(&mut self, scale: NonZeroU32) -> Option<i64> {
        let offset = self.below(scale);
        if !self.coin_exp_fraction(offset.into(), scale.into()) {
            return None;
        }
        let mut turns = 0;
        while self.coin_exp_one() {
            turns += 1;
            if turns == LONGEST_RUN {
                return None;
            }
        }
        let magnitude = (offset + u64::from(scale.get()) * turns).cast_signed();
        match (self.bit(), magnitude) {
            (true, 0) => None,
            (true, magnitude) => Some(-magnitude),
            (false, magnitude) => Some(magnitude),
        }
    }
}

/// Proposals of this many scales or more are drawn again: `exp(-4096)` is below 2^-5900.
const LONGEST_RUN: u64 = 1 << 12;

/// The discrete Gaussian `N_Z(0, sigma^2)`: the integer y with probability proportional to `exp(-y^2 / (2 sigma^2))`.
pub struct DiscreteGaussian {
    /// `sigma^2` in 1024ths.
    variance: NonZeroU64,
    /// `t = floor(sigma) + 1`, the scale of the proposals; at most 2^20 + 1.
    scale: NonZeroU32,
    /// `2 * 1024 * variance * t^2`: what the squares of [`DiscreteGaussian::draw`] are divided by; below 2^102.
    divisor: NonZeroU128,
}

impl DiscreteGaussian {
    /// *What must hold:* the square root of the rounded-down variance, rounded down, is `floor(sigma)`, as squares of whole
    /// numbers are whole. By the bound on [`Variance`] nothing here saturates: `floor(sigma)` is at most 2^20, and the divisor
    /// `2^11 * 2^50 * (2^20 + 1)^2`.
    #[must_use]
    pub fn new(variance: Variance) -> Self {
        let variance = variance.in_1024ths();
        let whole_sigma = u32::try_from((variance.get() / Variance::DENOMINATOR).isqrt()).unwrap_or(u32::MAX);
        let scale = NonZeroU32::MIN.saturating_add(whole_sigma);
        let twice_denominator = NonZeroU128::MIN.saturating_add(2 * u128::from(Variance::DENOMINATOR) - 1);
        let divisor =
            [variance.into(), scale.into(), scale.into()].into_iter().fold(twice_denominator, NonZeroU128::saturating_mul);
        Self { variance, scale, divisor }
    }

    /// One draw: trials until one succeeds, each from fresh bits, so that their number says nothing about the result.
    #[must_use]
    pub fn draw(&self, bits: &mut RandomBits<'_, impl Rng>) -> i64 {
        loop {
            if let Some(noise) = self.attempt(bits) {
                return noise;
            }
        }
    }

    /// One trial. Algorithm 3.
    ///
    /// *What must hold:* y is proposed with weight `exp(-|y|/t)` and kept with probability `exp(-x)`, where
    /// `x = (|y| - sigma^2/t)^2 / (2 sigma^2)`; the product is `exp(-y^2 / (2 sigma^2))` times a factor free of y. With
    /// `sigma^2 = v/1024`, x is `(1024 t |y| - v)^2 / (2 * 1024 * v * t^2)`. As `|y| < 2^12 t` and `t <= 2^20 + 1`, the term
    /// `1024 t |y|` is below 2^63 and its square below 2^126.
    fn attempt(&self, bits: &mut RandomBits<'_, impl Rng>) -> Option<i64> {
        let proposal = bits.try_laplace(self.scale)?;
        let scaled = Variance::DENOMINATOR * u64::from(self.scale.get()) * proposal.unsigned_abs();
        let distance = u128::from(scaled.abs_diff(self.variance.get()));
        bits.coin_exp(distance * distance, self.divisor).then_some(proposal)
    }
}

#[cfg(test)]
mod tests;
