//! When a number is shown, shown with a warning, or not shown: decided from protected values only.
//!
//! The thresholds follow the National Center for Health Statistics (Vital and Health Statistics 2-175, 2017) for suppression and
//! the Bureau of Justice Statistics' caution mark, applied to the total range instead of the sampling range, so that a flag can
//! never tell anything about an exact count.

use super::Range;

/// How far an estimate can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reliability {
    Shown,
    /// Shown with "!".
    Caution,
    /// Not shown: it could not be useful.
    Suppressed,
}

impl Reliability {
    /// Fewest people a share may be a share of, at the lower end of the noise.
    pub const BASE_AT_LEAST: f64 = 30.0;
    /// Widest range that is shown at all.
    pub const WIDTH_BELOW: f64 = 0.30;
    /// Widest range that is shown without a warning.
    pub const PLAIN_WIDTH_AT_MOST: f64 = 0.20;

    /// `base` people with standard deviation `base_deviation` of its noise; `range` covers sampling and noise.
    #[must_use]
    pub fn of(share: f64, range: Range, base: f64, base_deviation: f64) -> Self {
        let width = range.width();
        let deviation = width / (2.0 * super::z());
        if base - 2.0 * base_deviation < Self::BASE_AT_LEAST || width >= Self::WIDTH_BELOW {
            Self::Suppressed
        } else if width > Self::PLAIN_WIDTH_AT_MOST || width > 1.2 * share || deviation > 0.3 * share {
            Self::Caution
        } else {
            Self::Shown
        }
    }
}
