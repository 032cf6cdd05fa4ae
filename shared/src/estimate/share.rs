//! Shares of the people who gave a valid answer, with ranges.
//!
//! The total range is Wilson's score interval (1927) with the variance of the noise put under its root: the limits are the roots
//! of p^2 (1 + z^2/N) - p (2 p^ + z^2/N) + p^^2 - z^2 v = 0, where v is the variance of the noise in p^. Its coverage is tested by
//! simulation in `tests/`.

use super::{Range, Reliability, z};
use crate::cells::Category;
use crate::release::NoisyTable;

/// One category's share of the valid answers.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Share {
    /// Between 0 and 1.
    pub share: f64,
    /// Covers sampling and noise.
    pub likely: Range,
    /// Covers the noise alone: where the share of the people who really answered lies.
    pub privacy: Range,
    /// People the share is a share of: a noisy number.
    pub base: f64,
    pub reliability: Reliability,
}

/// Shares of the categories of a one-way table, or of the cells of one row of a two-way table, in the order of `categories`;
/// `None` at the places of categories that are no valid answers, or where nobody seems to have answered.
///
/// `counts` and `categories` are of the same length; `variance` is that of the noise of each count.
#[must_use]
pub fn shares(counts: &[i64], categories: &[Category], variance: f64) -> Vec<Option<Share>> {
    #[allow(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let people = |count: i64| count as f64;
    let answered = categories.iter().position(|&category| category == Category::Answered);
    let valid =
        || counts.iter().zip(categories).filter(|(_, category)| category.is_valid_answer()).map(|(&count, _)| people(count));
    // Where people may tick several options the base is a cell of its own; else it is the sum of the valid cells, whose noise each
    // share has in common with it.
    let (base, base_variance, covariance) = match answered {
        Some(place) => (people(counts[place]), variance, 0.0),
        #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
        None => (valid().sum(), variance * valid().count() as f64, variance),
    };
    counts
        .iter()
        .zip(categories)
        .map(|(&count, category)| {
            (category.is_valid_answer() && base > 0.0).then(|| share(people(count), variance, base, base_variance, covariance))
        })
        .collect()
}

fn share(count: f64, variance: f64, base: f64, base_variance: f64, covariance: f64) -> Share {
    let z = z();
    // Limited before the ranges are put around it: around a share far below zero both would be zero to zero.
    let share = (count / base).clamp(0.0, 1.0);
    let noise = (variance + share * share * base_variance - 2.0 * share * covariance).max(0.0) / (base * base);
    let privacy = Range::around(share, z * noise.sqrt()).within(0.0, 1.0);
    let a = 1.0 + z * z / base;
    let b = 2.0 * share + z * z / base;
    let c = share * share - z * z * noise;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    let likely = Range { low: (b - root) / (2.0 * a), high: (b + root) / (2.0 * a) }.within(0.0, 1.0);
    Share { share, likely, privacy, base, reliability: Reliability::of(share, likely, base, base_variance.sqrt()) }
}

impl NoisyTable {
    /// Counts of one row of a two-way table with rows of `columns` cells.
    #[must_use]
    pub fn row(&self, row: usize, columns: usize) -> &[i64] {
        self.counts.get(row * columns..(row + 1) * columns).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YES_NO: [Category; 3] = [Category::Option(0), Category::Option(1), Category::Skipped];

    #[test]
    fn without_noise_it_is_wilsons_interval() {
        // R: prop.test(40, 100, correct = FALSE)$conf.int
        let share = shares(&[40, 60, 5], &YES_NO, 0.0)[0].unwrap();
        assert!((share.likely.low - 0.309_401_3).abs() < 1e-6, "{share:?}");
        assert!((share.likely.high - 0.497_997_4).abs() < 1e-6, "{share:?}");
        assert_eq!(share.privacy, Range { low: 0.4, high: 0.4 });
    }

    #[test]
    fn skipped_answers_are_in_no_share() {
        let shares = shares(&[40, 60, 500], &YES_NO, 1.0);
        assert!((shares[0].unwrap().base - 100.0).abs() < 1e-9);
        assert_eq!(shares[2], None);
    }

    #[test]
    fn noise_widens_both_ranges() {
        let quiet = shares(&[400, 600, 0], &YES_NO, 1.0)[0].unwrap();
        let loud = shares(&[400, 600, 0], &YES_NO, 400.0)[0].unwrap();
        assert!(loud.likely.width() > quiet.likely.width());
        assert!(loud.privacy.width() > quiet.privacy.width());
        assert!(loud.likely.low < loud.privacy.low && loud.privacy.high < loud.likely.high);
    }

    #[test]
    fn a_count_beyond_its_limits_is_a_share_of_none_or_all_and_the_ranges_stay_open() {
        // Three and six standard deviations of the noise beyond: ranges around the share itself would be empty.
        for beyond in [15, 30] {
            let [none, all] = [0, 1].map(|place| shares(&[-beyond, 200 + beyond, 0], &YES_NO, 25.0)[place].unwrap());
            // 1.96 * 5/200.
            assert_eq!((none.share, none.privacy.low, none.likely.low), (0.0, 0.0, 0.0));
            assert!((none.privacy.high - 0.049_0).abs() < 1e-4 && none.likely.high > none.privacy.high, "{none:?}");
            assert_eq!((all.share, all.privacy.high, all.likely.high), (1.0, 1.0, 1.0));
            assert!((all.privacy.low - 0.951_0).abs() < 1e-4 && all.likely.low < all.privacy.low, "{all:?}");
            assert_eq!(none.reliability, Reliability::Caution);
        }
    }

    #[test]
    fn few_people_are_not_shown() {
        assert_eq!(shares(&[10, 15, 0], &YES_NO, 1.0)[0].unwrap().reliability, Reliability::Suppressed);
        assert_eq!(shares(&[-10, 5, 0], &YES_NO, 1.0)[0], None);
        assert_eq!(shares(&[500, 500, 0], &YES_NO, 1.0)[0].unwrap().reliability, Reliability::Shown);
    }
}
