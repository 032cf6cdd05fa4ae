//! How precise a share will be, said before anyone has answered: what the planner of a release shows.
//!
//! Knows a number of people the team expects and the noise of a plan, both public; knows no answers.

use super::z;

/// The share precision is promised for: in the middle between rare and even, and wider than most real ones.
const TYPICAL_SHARE: f64 = 0.3;

/// Half widths of the ranges around a share of [`TYPICAL_SHARE`], as shares (0.05 is five percentage points), at most 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// From the noise alone: `z s / n`.
    pub noise: f64,
    /// From sampling and noise: `z sqrt(p(1-p)/n + s^2/n^2)`.
    pub total: f64,
}

/// What `people` answers and noise with standard deviation `noise_deviation` (in people) in each cell lead one to expect.
///
/// The simple formula of a share whose base is known: the noise of the base is left out, so that a team can check the figure by
/// hand. For two to nine options that moves the noise part by at most a quarter, mostly to the wide side.
#[must_use]
pub fn expected_half_widths(people: u32, noise_deviation: f64) -> Expected {
    let people = f64::from(people.max(1));
    let noise = noise_deviation / people;
    let sampling = TYPICAL_SHARE * (1.0 - TYPICAL_SHARE) / people;
    Expected { noise: (z() * noise).min(1.0), total: (z() * (sampling + noise * noise).sqrt()).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 1.96 * 10/200, and 1.96 * sqrt(0.21/200 + 0.0025).
        let expected = expected_half_widths(200, 10.0);
        assert!((expected.noise - 0.098_0).abs() < 1e-4, "{expected:?}");
        assert!((expected.total - 0.116_8).abs() < 1e-4, "{expected:?}");
    }

    #[test]
    fn without_noise_only_sampling_is_left_and_nobody_knows_nothing() {
        let quiet = expected_half_widths(100, 0.0);
        assert!(quiet.noise.abs() < f64::EPSILON && (quiet.total - 0.089_8).abs() < 1e-4, "{quiet:?}");
        assert_eq!(expected_half_widths(0, 5.0), Expected { noise: 1.0, total: 1.0 });
    }
}
