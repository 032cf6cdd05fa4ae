//! Shares weighted to the sizes of groups that a public source tells: post-stratification of noisy tables.
//!
//! Nobody's record is ever weighted, since a weight that depends on who answered would let one person move everybody else. What is
//! weighted is the table of a question within groups: `p = sum W_g p_g`, with the shares `p_g` of each group as they were released.
//! Sampling gives it the variance `sum W_g^2 p_g (1 - p_g)/n_g` and noise `sum W_g^2 v_g`, with `v_g` as of any share (Holt and Smith
//! 1979; the noise as in guide 2.7). The range is Wilson's for as many people as a plain sample of that variance would have.
//! It covers sampling and noise, and not who of a group chose to answer.

use super::share::wilson;
use super::{Range, Reliability, Share, Table, z};
use crate::cells::Category;
use crate::instrument::Margin;

/// Fewest people of a group that stands for itself; smaller ones are put to the next.
const PEOPLE_AT_LEAST: f64 = 20.0;
/// The same in standard deviations of the noise of their number.
const DEVIATIONS_AT_LEAST: f64 = 5.0;

/// A weighted share of an answer.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Weighted {
    pub share: Share,
    /// How many times larger the variance of sampling is than that of a plain sample of as many people (Kish 1965).
    pub design_effect: f64,
}

/// People of one group or of several, and those of them who gave the answer.
#[derive(Clone, Copy, Debug, Default)]
struct Stratum {
    /// Of everybody.
    weight: f64,
    base: f64,
    base_variance: f64,
    count: f64,
    /// Variance of `count - p base` for a share of p is `cell - 2 p covariance + p^2 base_variance`.
    cell_variance: f64,
    covariance: f64,
}

/// For each category of the answers the weighted share; `groups` are the categories of the rows of `table`.
///
/// None at categories that are no valid answers, and none at all where too few people are left, or report by chance.
#[must_use]
pub fn weighted(table: &Table, margin: &Margin, groups: &[Category], answers: &[Category]) -> Vec<Option<Weighted>> {
    if table.strip(0).protected.is_some() {
        return vec![None; answers.len()];
    }
    let of = |place: usize| {
        let strata = strata(table, margin, groups, answers, place)?;
        estimate(&strata)
    };
    answers.iter().enumerate().map(|(place, answer)| if answer.is_valid_answer() { of(place) } else { None }).collect()
}

/// The groups that the margin knows, small ones put together with their neighbours.
fn strata(table: &Table, margin: &Margin, groups: &[Category], answers: &[Category], place: usize) -> Option<Vec<Stratum>> {
    let mut strata: Vec<Stratum> = Vec::new();
    let mut small = Stratum::default();
    for (row, group) in groups.iter().enumerate() {
        let Category::Option(option) = group else { continue };
        let Some(weight) = margin.shares.get(usize::from(*option)).copied().flatten() else { continue };
        let strip = table.strip(row);
        let (base, cells) = strip.base(answers);
        let (base_variance, covariance) = strip.noise.base(cells);
        let own = Stratum {
            weight,
            base,
            base_variance,
            count: *strip.values.get(place)?,
            cell_variance: strip.noise.cell,
            covariance,
        };
        small = small.and(own);
        if small.stands_alone() {
            strata.push(std::mem::take(&mut small));
        }
    }
    if small.weight > 0.0 {
        let last = strata.pop()?;
        strata.push(last.and(small));
    }
    (!strata.is_empty()).then_some(strata)
}

impl Stratum {
    /// Noises of two groups are taken to be independent.
    fn and(self, other: Self) -> Self {
        Self {
            weight: self.weight + other.weight,
            base: self.base + other.base,
            base_variance: self.base_variance + other.base_variance,
            count: self.count + other.count,
            cell_variance: self.cell_variance + other.cell_variance,
            covariance: self.covariance + other.covariance,
        }
    }

    fn stands_alone(&self) -> bool {
        self.base >= PEOPLE_AT_LEAST.max(DEVIATIONS_AT_LEAST * self.base_variance.sqrt())
    }
}

fn estimate(strata: &[Stratum]) -> Option<Weighted> {
    let (mut share, mut sampling, mut noise, mut spread) = (0.0, 0.0, 0.0, 0.0);
    let people: f64 = strata.iter().map(|stratum| stratum.base).sum();
    let people_variance: f64 = strata.iter().map(|stratum| stratum.base_variance).sum();
    for stratum in strata {
        let part = (stratum.count / stratum.base).clamp(0.0, 1.0);
        let square = stratum.weight.powi(2);
        share += stratum.weight * part;
        // One person more on either side, so that a group in which all agree is not taken to know it for sure.
        let widened = (part * stratum.base + 1.0) / (stratum.base + 2.0);
        sampling += square * widened * (1.0 - widened) / stratum.base;
        spread += square / stratum.base;
        let variance = stratum.cell_variance - 2.0 * part * stratum.covariance + part * part * stratum.base_variance;
        noise += square * variance.max(0.0) / stratum.base.powi(2);
    }
    let design_effect = people * spread;
    let middle = (share * people + 1.0) / (people + 2.0);
    let effective = (middle * (1.0 - middle) / sampling.max(f64::MIN_POSITIVE)).min(people);
    let likely = wilson(share, effective, noise);
    let share = Share {
        share,
        likely,
        privacy: Range::around(share, z() * noise.sqrt()).within(0.0, 1.0),
        sampling: wilson(share, effective, 0.0),
        base: people,
        reliability: Reliability::of(share, likely, people, people_variance.sqrt()),
    };
    Some(Weighted { share, design_effect })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(weight: f64, base: f64, count: f64, variance: f64) -> Stratum {
        Stratum { weight, base, base_variance: 2.0 * variance, count, cell_variance: variance, covariance: variance }
    }

    #[test]
    fn by_hand() {
        // Half of everybody is in each group, but four in five who answered are in the first: 0.5 * 0.25 + 0.5 * 0.75.
        let weighted = estimate(&[stratum(0.5, 400.0, 100.0, 0.0), stratum(0.5, 100.0, 75.0, 0.0)]).unwrap();
        assert!((weighted.share.share - 0.5).abs() < 1e-12);
        // 500 (0.25/400 + 0.25/100).
        assert!((weighted.design_effect - 1.5625).abs() < 1e-12);
        // About 1.96 sqrt(0.25 (0.1875/400 + 0.1875/100)) = 0.047 either way.
        assert!((weighted.share.likely.width() / 2.0 - 0.047).abs() < 0.002, "{weighted:?}");
    }

    #[test]
    fn equal_groups_as_they_are_need_no_weights() {
        let weighted = estimate(&[stratum(0.5, 100.0, 30.0, 0.0), stratum(0.5, 100.0, 30.0, 0.0)]).unwrap();
        let plain = wilson(0.3, 200.0, 0.0);
        assert!((weighted.design_effect - 1.0).abs() < 1e-12);
        assert!((weighted.share.likely.width() / plain.width() - 1.0).abs() < 0.02, "{weighted:?} {plain:?}");
    }
}
