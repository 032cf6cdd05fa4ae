//! The mean of a scale, from its noisy cells.

use super::{Range, z};

/// Mean of the valid answers on a scale.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Mean {
    pub mean: f64,
    /// Covers sampling and noise.
    pub likely: Range,
}

impl Mean {
    /// `points` are the values of the cells in `counts`; `None` where too few people answered to divide by.
    ///
    /// Delta method: the noise of sum(x_i y_i)/sum(y_i) has variance s^2 sum((x_i - m)^2)/N^2; sampling adds S^2/N.
    #[must_use]
    pub fn of(counts: &[i64], points: &[f64], variance: f64) -> Option<Self> {
        #[allow(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
        let people: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
        let base: f64 = people.iter().sum();
        #[allow(clippy::cast_precision_loss, reason = "a scale has few points")]
        let base_deviation = (variance * counts.len() as f64).sqrt();
        if base - 2.0 * base_deviation < super::Reliability::BASE_AT_LEAST {
            return None;
        }
        let weighted = |f: &dyn Fn(f64) -> f64| people.iter().zip(points).map(|(count, &point)| count * f(point)).sum::<f64>();
        let (lowest, highest) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), &point| (low.min(point), high.max(point)));
        let mean = (weighted(&|point| point) / base).clamp(lowest, highest);
        let spread = (weighted(&|point| (point - mean).powi(2)) / base).max(0.0);
        let noise = variance * points.iter().map(|point| (point - mean).powi(2)).sum::<f64>() / (base * base);
        let likely = Range::around(mean, z() * (spread / base + noise).sqrt()).within(lowest, highest);
        Some(Self { mean, likely })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_without_noise_is_the_plain_mean() {
        let mean = Mean::of(&[100, 0, 0, 0, 100], &[1.0, 2.0, 3.0, 4.0, 5.0], 0.0).unwrap();
        assert!((mean.mean - 3.0).abs() < 1e-12);
        // Standard error 2/sqrt(200).
        assert!((mean.likely.high - 3.0 - z() * 2.0 / 200f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_mean_beyond_its_scale_is_the_end_of_the_scale_and_its_range_stays_open() {
        // Without the limit it is (-15 * 1 + 215 * 2)/200 = 2.075, and so is the lower end of its range but for 0.05.
        let mean = Mean::of(&[-15, 215], &[1.0, 2.0], 25.0).unwrap();
        assert_eq!((mean.mean, mean.likely.high), (2.0, 2.0));
        // 1.96 * 5/200.
        assert!((mean.likely.low - 1.951_0).abs() < 1e-4, "{mean:?}");
    }

    #[test]
    fn too_few_people_have_no_mean() {
        assert_eq!(Mean::of(&[3, 4], &[1.0, 2.0], 1.0), None);
    }
}
