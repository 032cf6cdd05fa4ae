//! Shares of the people who gave a valid answer, with ranges.
//!
//! The total range is Wilson's score interval (1927) with the variance of the noise put under its root: the limits are the roots
//! of p^2 (1 + z^2/N) - p (2 p^ + z^2/N) + p^^2 - z^2 v = 0, where v is the variance of the noise in p^. Its coverage is tested by
//! simulation in `tests/`.
//!
//! Where answers were made uncertain on phones (`privacy/local.rs`) all of that is done for the share of reports, and its limits are
//! taken back to shares of own answers: a straight line, so what covered the one covers the other.

use super::{Noise, Range, Reliability, z};
use crate::privacy::RandomisedResponse;

/// One category's share of the valid answers.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Share {
    /// Between 0 and 1.
    pub share: f64,
    /// Covers sampling and noise.
    pub likely: Range,
    /// Covers what protects people alone, the noise and what their phones drew: where the share of those who really answered lies.
    pub privacy: Range,
    /// Covers having asked a sample alone, as if the share were that of the people who really answered.
    pub sampling: Range,
    /// People the share is a share of: a noisy number.
    pub base: f64,
    pub reliability: Reliability,
}

/// How far beyond nobody and everybody the middle of a range can lie, in standard deviations of the noise. Ranges of rare answers cover
/// 97.2 % where this is 0 and 95.5 % from 2 on, where some have no width left.
const BEYOND: f64 = 1.75;

/// What a count of people out of `base` is as a share; the base is the sum of so many `answers`' cells, or a cell of its own.
#[must_use]
pub(super) fn share(count: f64, base: f64, answers: usize, noise: &Noise, protected: Option<RandomisedResponse>) -> Share {
    match protected {
        Some(randomised) => own_share(count / base, base, answers, noise, randomised),
        None => joint_share(count, base, answers, 1, noise),
    }
}

/// What several cells count together as a share.
#[must_use]
pub(super) fn joint_share(count: f64, base: f64, answers: usize, cells: usize, noise: &Noise) -> Share {
    let z = z();
    let share = (count / base).clamp(0.0, 1.0);
    let (base_variance, _) = noise.base(answers);
    let variance = noise.of_joint_share(share, base, answers, cells);
    // Noise can put a share out of bounds. Ranges follow it a little beyond them: from far they would come back empty, and not
    // following at all would make those of rare answers wider than they have to be.
    let beyond = BEYOND * variance.sqrt();
    let center = (count / base).clamp(-beyond, 1.0 + beyond);
    let privacy = Range::around(center, z * variance.sqrt()).within(0.0, 1.0);
    let likely = wilson(center, base, variance);
    let sampling = wilson(share, base, 0.0);
    Share { share, likely, privacy, sampling, base, reliability: Reliability::of(share, likely, base, base_variance.sqrt()) }
}

/// The share of own answers behind a share of reports.
fn own_share(reported: f64, base: f64, answers: usize, noise: &Noise, randomised: RandomisedResponse) -> Share {
    let share = randomised.own_share(reported).clamp(0.0, 1.0);
    let (base_variance, _) = noise.base(answers);
    let noise = noise.of_share(reported.clamp(0.0, 1.0), base, answers);
    // Chance can take reports beyond what nobody's and everybody's own answer would lead to. As above, ranges follow a little.
    let drawn = noise + randomised.variance(share, base);
    let beyond = BEYOND * drawn.sqrt();
    let center = reported.clamp(randomised.floor() - beyond, randomised.reported_share(1.0) + beyond);
    let own =
        |range: Range| Range { low: randomised.own_share(range.low), high: randomised.own_share(range.high) }.within(0.0, 1.0);
    let (likely, privacy) = (own(wilson(center, base, noise)), own(Range::around(center, z() * drawn.sqrt())));
    let sampling = wilson(share, base, 0.0);
    Share { share, likely, privacy, sampling, base, reliability: Reliability::of(share, likely, base, base_variance.sqrt()) }
}

/// Wilson's interval with the variance of the noise of the share put under its root.
pub(super) fn wilson(share: f64, base: f64, noise: f64) -> Range {
    let z = z();
    let a = 1.0 + z * z / base;
    let b = 2.0 * share + z * z / base;
    let c = share * share - z * z * noise;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    Range { low: (b - root) / (2.0 * a), high: (b + root) / (2.0 * a) }.within(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::Strip;
    use super::*;
    use crate::cells::Category;

    const YES_NO: [Category; 3] = [Category::Option(0), Category::Option(1), Category::Skipped];

    fn shares(values: [f64; 3], variance: f64) -> Vec<Option<Share>> {
        let noise = Noise { cell: variance, between: 0.0, answered: None };
        Strip { values: &values, noise: &noise, protected: None }.shares(&YES_NO)
    }

    #[test]
    fn without_noise_it_is_wilsons_interval() {
        // R: prop.test(40, 100, correct = FALSE)$conf.int
        let share = shares([40.0, 60.0, 5.0], 0.0)[0].unwrap();
        assert!((share.likely.low - 0.309_401_3).abs() < 1e-6, "{share:?}");
        assert!((share.likely.high - 0.497_997_4).abs() < 1e-6, "{share:?}");
        assert_eq!((share.privacy, share.sampling), (Range { low: 0.4, high: 0.4 }, share.likely));
    }

    #[test]
    fn skipped_answers_are_in_no_share() {
        let shares = shares([40.0, 60.0, 500.0], 1.0);
        assert!((shares[0].unwrap().base - 100.0).abs() < 1e-9);
        assert_eq!(shares[2], None);
    }

    #[test]
    fn noise_widens_both_ranges() {
        let quiet = shares([400.0, 600.0, 0.0], 1.0)[0].unwrap();
        let loud = shares([400.0, 600.0, 0.0], 400.0)[0].unwrap();
        assert!(loud.likely.width() > quiet.likely.width());
        assert!(loud.privacy.width() > quiet.privacy.width());
        assert!(loud.likely.low < loud.privacy.low && loud.privacy.high < loud.likely.high);
    }

    #[test]
    fn a_count_beyond_its_limits_is_a_share_of_none_or_all_and_the_ranges_stay_open() {
        // Three and six standard deviations of the noise beyond: ranges around the share itself would be empty.
        for beyond in [15.0, 30.0] {
            let [none, all] = [0, 1].map(|place| shares([-beyond, 200.0 + beyond, 0.0], 25.0)[place].unwrap());
            // (1.96 - 1.75) * 5/200.
            assert_eq!((none.share, none.privacy.low, none.likely.low), (0.0, 0.0, 0.0));
            assert!((none.privacy.high - 0.005_25).abs() < 1e-4 && none.likely.high > none.privacy.high, "{none:?}");
            assert_eq!((all.share, all.privacy.high, all.likely.high), (1.0, 1.0, 1.0));
            assert!((all.privacy.low - 0.994_75).abs() < 1e-4 && all.likely.low < all.privacy.low, "{all:?}");
            assert_eq!(none.reliability, Reliability::Caution);
        }
    }

    #[test]
    fn few_people_are_not_shown() {
        assert_eq!(shares([10.0, 15.0, 0.0], 1.0)[0].unwrap().reliability, Reliability::Suppressed);
        assert_eq!(shares([-10.0, 5.0, 0.0], 1.0)[0], None);
        assert_eq!(shares([500.0, 500.0, 0.0], 1.0)[0].unwrap().reliability, Reliability::Shown);
    }
}
