//! From noisy counts to shares, means and ranges: post-processing, so nothing here can cost privacy.
//!
//! Ranges are for showing to people and are floating point. Each covers both the chance of who was asked and the noise that
//! protects them; the part that is noise alone is kept beside it.

mod difference;
mod forecast;
mod mean;
mod noise;
mod quantile;
mod reliability;
mod share;
mod smooth;
mod table;
mod weight;

pub use difference::Difference;
pub use forecast::{Forecast, HalfWidths, Unreadable};
pub use mean::Mean;
pub use noise::{Answered, Noise};
pub use quantile::Quantile;
pub use reliability::Reliability;
pub use share::Share;
pub use smooth::Smooth;
pub use table::{Strip, Table, marginal};
pub use weight::{Weighted, weighted};

use share::share;

use statrs::distribution::{ContinuousCDF, Normal};

/// Confidence level of every range, in percent.
pub const LEVEL_PERCENT: u8 = 95;

/// A range from low to high.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

impl Range {
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    fn around(center: f64, half_width: f64) -> Self {
        Self { low: center - half_width, high: center + half_width }
    }

    fn within(self, low: f64, high: f64) -> Self {
        Self { low: self.low.clamp(low, high), high: self.high.clamp(low, high) }
    }
}

/// Two-sided quantile of the standard normal distribution for `LEVEL_PERCENT`.
#[must_use]
pub fn z() -> f64 {
    Normal::standard().inverse_cdf(0.5 + f64::from(LEVEL_PERCENT) / 200.0)
}

/// A number of people with the range its noise leaves; `low` is never below zero.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Count {
    pub people: f64,
    pub likely: Range,
}

impl Count {
    /// A number with noise of this variance.
    #[must_use]
    pub fn of(people: f64, variance: f64) -> Self {
        Self { people, likely: Range::around(people, z() * variance.sqrt()).within(0.0, f64::MAX) }
    }
}
