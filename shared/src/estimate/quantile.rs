//! Quantiles of numbers from their noisy bins, with ranges that end where bins do.
//!
//! Woodruff's interval (1952): of each end of a bin it is known how large a part of the people lies below it, with the noise of that
//! sum; the quantile can be in every bin that this does not rule out. Where in a bin people are is nobody's to know, so a range is whole bins.

use super::{Range, Reliability, Strip, z};
use crate::question::Number;

/// The number that a part of the people lie below.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Quantile {
    /// Between 0 and 1; one half is the median.
    pub part: f64,
    /// In the units of the question, as if people were spread evenly over each bin.
    pub value: f64,
    /// From the lower end of a bin to the upper end of one; covers sampling and noise.
    pub likely: Range,
}

impl Quantile {
    /// The first cells of `strip` are the bins of `number`. `None` where too few people answered.
    #[must_use]
    pub fn of(strip: Strip, number: &Number, part: f64) -> Option<Self> {
        #[allow(clippy::cast_precision_loss, reason = "bounds of questions are far below 2^52")]
        let bins: Vec<(f64, f64)> = number.bins().map(|(low, high)| (low as f64, high as f64)).collect();
        if strip.noise.answered.is_some() {
            // Of numbers given several times there is no share below.
            return None;
        }
        let people = strip.values.get(..bins.len())?;
        let base: f64 = people.iter().sum();
        let (base_variance, _) = strip.noise.base(bins.len());
        if base - 2.0 * base_variance.sqrt() < Reliability::BASE_AT_LEAST {
            return None;
        }
        // How many lie at or below the upper end of each bin, and how far chance can have moved that.
        let below: Vec<f64> = people
            .iter()
            .scan(0.0, |sum, people| {
                *sum += people / base;
                Some(*sum)
            })
            .collect();
        let last = bins.len() - 1;
        let half_width = |place: usize| {
            if place == last {
                return 0.0;
            }
            let noise = strip.noise.of_joint_share(below[place].clamp(0.0, 1.0), base, bins.len(), place + 1);
            z() * (part * (1.0 - part) / base + noise).sqrt()
        };
        let reaches = |place: usize, shift: f64| place == last || below[place] + shift >= part;
        let first = (0..bins.len()).find(|&place| reaches(place, half_width(place)))?;
        let final_place = (0..bins.len()).rev().find(|&place| place == 0 || below[place - 1] - half_width(place - 1) <= part)?;
        let middle = (0..bins.len()).find(|&place| reaches(place, 0.0))?;
        let (low, high) = bins[middle];
        let before = if middle == 0 { 0.0 } else { below[middle - 1].clamp(0.0, part) };
        let within = ((part - before) / (below[middle] - before).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        let likely = Range { low: bins[first].0, high: bins[final_place.max(first)].1 };
        Some(Self { part, value: (low + within * (high - low)).clamp(likely.low, likely.high), likely })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Noise;
    use super::*;

    fn median(people: &[f64], variance: f64) -> Option<Quantile> {
        let noise = Noise { cell: variance, between: 0.0, answered: None };
        let number = Number::new(0, 0, 99, &[10, 20, 30, 40]).unwrap();
        Quantile::of(Strip { values: people, noise: &noise, protected: None }, &number, 0.5)
    }

    #[test]
    fn by_hand() {
        // Half of 1,000 lie below 20 but for 100 of the 200 from 20 to 29; 1.96 sqrt(0.25/1000) = 0.031 leaves only that bin.
        let median = median(&[200.0, 200.0, 200.0, 200.0, 200.0], 0.0).unwrap();
        assert!((median.value - 24.5).abs() < 1e-9, "{median:?}");
        assert_eq!(median.likely, Range { low: 20.0, high: 29.0 });
    }

    #[test]
    fn near_the_end_of_a_bin_the_next_one_is_possible_and_noise_makes_more_so() {
        let quiet = median(&[200.0, 290.0, 110.0, 200.0, 200.0], 0.0).unwrap();
        assert_eq!(quiet.likely, Range { low: 10.0, high: 29.0 });
        // 1.96 sqrt(0.25/1000 + 0.012) = 0.218 below 60 % leaves the fourth bin, 0.18 below 80 % not the fifth.
        let loud = median(&[200.0, 290.0, 110.0, 200.0, 200.0], 10_000.0).unwrap();
        assert_eq!(loud.likely, Range { low: 10.0, high: 39.0 });
    }

    #[test]
    fn counts_below_zero_and_too_few_people_are_borne() {
        assert_eq!(median(&[5.0, 5.0, 5.0, 5.0, 5.0], 0.0), None);
        let odd = median(&[-20.0, 130.0, -10.0, 0.0, 0.0], 25.0).unwrap();
        assert!(odd.likely.low <= odd.value && odd.value <= odd.likely.high, "{odd:?}");
    }
}
