//! How far two shares lie apart, with a range: of two groups of a release, or of the same question in two releases.
//!
//! The range is made from those of the two shares ("square-and-add": Newcombe 1998, method 10), so it covers sampling, noise and what
//! phones drew. The groups are different people and the noises of two releases are drawn apart; within a release the noises of two
//! groups hang together a little, which moves the range by less than simulation can tell (`tests/`).

use super::{Range, Reliability, Share};

/// A share less another.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Difference {
    /// Between -1 and 1.
    pub difference: f64,
    pub likely: Range,
    /// Not better than that of either share.
    pub reliability: Reliability,
}

impl Difference {
    /// `later` less `earlier`.
    #[must_use]
    pub fn between(earlier: &Share, later: &Share) -> Self {
        let difference = later.share - earlier.share;
        let down = (later.share - later.likely.low).hypot(earlier.likely.high - earlier.share);
        let up = (later.likely.high - later.share).hypot(earlier.share - earlier.likely.low);
        let likely = Range { low: difference - down, high: difference + up }.within(-1.0, 1.0);
        let reliability = match (earlier.reliability, later.reliability) {
            (Reliability::Suppressed, _) | (_, Reliability::Suppressed) => Reliability::Suppressed,
            (Reliability::Caution, _) | (_, Reliability::Caution) => Reliability::Caution,
            (Reliability::Shown, Reliability::Shown) => Reliability::Shown,
        };
        Self { difference, likely, reliability }
    }

    /// Whether it can be told which of the two is larger.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.likely.low > 0.0 || self.likely.high < 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Noise, Strip};
    use super::*;
    use crate::cells::Category;

    /// Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.2 with 0.0524 to 0.3339.
    #[test]
    fn without_noise_it_is_newcombes() {
        let share = |yes: f64, no: f64| {
            let noise = Noise { cell: 0.0, between: 0.0, answered: None };
            Strip { values: &[yes, no], noise: &noise, protected: None }.shares(&[Category::Option(0), Category::Option(1)])[0]
                .unwrap()
        };
        let difference = Difference::between(&share(48.0, 32.0), &share(56.0, 14.0));
        assert!((difference.difference - 0.2).abs() < 1e-12);
        assert!(
            (difference.likely.low - 0.0524).abs() < 1e-4 && (difference.likely.high - 0.3339).abs() < 1e-4,
            "{difference:?}"
        );
        assert!(difference.is_clear() && !Difference::between(&share(10.0, 10.0), &share(11.0, 9.0)).is_clear());
    }
}
