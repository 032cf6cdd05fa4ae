//! Means: of a scale from its noisy cells, of numbers from their noisy sum.

use super::{Range, Strip, Table, marginal, z};
use crate::plan::PlannedTable;
use crate::question::Number;
use crate::release::Release;

/// Mean of the valid answers.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Mean {
    pub mean: f64,
    /// Covers sampling and noise.
    pub likely: Range,
}

impl Mean {
    /// `points` are the values of the first cells of `strip`, which are all valid answers to a scale; `None` where too few people
    /// answered to divide by.
    ///
    /// Delta method: the noise of sum(x_i y_i)/sum(y_i) is that of sum((x_i - m) y_i)/N; sampling adds S^2/N.
    #[must_use]
    pub fn of(strip: Strip, points: &[f64]) -> Option<Self> {
        let people = strip.values.get(..points.len())?;
        let base: f64 = people.iter().sum();
        let (base_variance, _) = strip.noise.base(points.len());
        if base - 2.0 * base_variance.sqrt() < super::Reliability::BASE_AT_LEAST {
            return None;
        }
        let weighted = |f: &dyn Fn(f64) -> f64| people.iter().zip(points).map(|(count, &point)| count * f(point)).sum::<f64>();
        let (lowest, highest) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), &point| (low.min(point), high.max(point)));
        let mean = (weighted(&|point| point) / base).clamp(lowest, highest);
        let spread = (weighted(&|point| (point - mean).powi(2)) / base).max(0.0);
        let noise = strip.noise.of_sum(points.iter().map(|point| point - mean)) / (base * base);
        let half_width = z() * (spread / base + noise).sqrt();
        // Reports by lot have the mean of all points, as often as there are any.
        let (slope, by_lot) = strip
            .protected
            .map_or((1.0, 0.0), |randomised| (randomised.slope(), randomised.floor() * points.iter().sum::<f64>()));
        let mean = ((mean - by_lot) / slope).clamp(lowest, highest);
        Some(Self { mean, likely: Range::around(mean, half_width / slope).within(lowest, highest) })
    }

    /// The mean of numbers, in their units, from their measured sum; how far they are spread is read off their bins in `table`. `None`
    /// where no sum was measured or too few people answered.
    ///
    /// With t the sum of distances from the middle c and N the number who answered, the mean is c + t/N, whose noise has variance
    /// (s_t^2 + (t/N)^2 s_N^2)/N^2; both are measured apart.
    #[must_use]
    pub fn of_amounts(release: &Release, planned: &PlannedTable, table: &Table, number: &Number) -> Option<Self> {
        let (grid, axis) = (planned.amounts?, planned.amount_axis()?);
        let measurement = release.measurement(std::slice::from_ref(&axis))?;
        let people = table.strip(0).values.get(..number.bins().count())?;
        let base: f64 = people.iter().sum();
        let (base_variance, _) = table.noise.base(people.len());
        if base - 2.0 * base_variance.sqrt() < super::Reliability::BASE_AT_LEAST {
            return None;
        }
        // In half steps from the middle, which is `steps` of them from either bound.
        let farthest = f64::from(grid.steps);
        let offset = marginal(release, &[axis]).first()? * farthest / base;
        let offset_limited = offset.clamp(-farthest, farthest);
        let noise = (measurement.planned.variance() * farthest.powi(2) + offset_limited.powi(2) * base_variance) / (base * base);
        // People are taken to be spread evenly over each bin.
        let squares = people.iter().zip(number.bins()).map(|(people, (low, high))| {
            #[allow(clippy::cast_precision_loss, reason = "a grid has few steps")]
            let (low, high) = (grid.offset_of(low) as f64, grid.offset_of(high) as f64);
            people * (((low + high) / 2.0 - offset_limited).powi(2) + (high - low).powi(2) / 12.0)
        });
        let spread = (squares.sum::<f64>() / base).clamp(0.0, farthest.powi(2) - offset_limited.powi(2));
        let half_width = z() * (spread / base + noise).sqrt();
        let at = |offset: f64| grid.value_at(offset.clamp(-farthest, farthest));
        let likely = Range { low: at(offset_limited - half_width), high: at(offset_limited + half_width) };
        Some(Self { mean: at(offset_limited), likely })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Noise;
    use super::*;

    fn mean(counts: &[f64], points: &[f64], variance: f64) -> Option<Mean> {
        Mean::of(
            Strip { values: counts, noise: &Noise { cell: variance, between: 0.0, answered: None }, protected: None },
            points,
        )
    }

    #[test]
    fn a_mean_without_noise_is_the_plain_mean() {
        let mean = mean(&[100.0, 0.0, 0.0, 0.0, 100.0], &[1.0, 2.0, 3.0, 4.0, 5.0], 0.0).unwrap();
        assert!((mean.mean - 3.0).abs() < 1e-12);
        // Standard error 2/sqrt(200).
        assert!((mean.likely.high - 3.0 - z() * 2.0 / 200f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_mean_beyond_its_scale_is_the_end_of_the_scale_and_its_range_stays_open() {
        // Without the limit it is (-15 * 1 + 215 * 2)/200 = 2.075, and so is the lower end of its range but for 0.05.
        let mean = mean(&[-15.0, 215.0], &[1.0, 2.0], 25.0).unwrap();
        assert_eq!((mean.mean, mean.likely.high), (2.0, 2.0));
        // 1.96 * 5/200.
        assert!((mean.likely.low - 1.951_0).abs() < 1e-4, "{mean:?}");
    }

    #[test]
    fn too_few_people_have_no_mean() {
        assert_eq!(mean(&[3.0, 4.0], &[1.0, 2.0], 1.0), None);
    }
}
