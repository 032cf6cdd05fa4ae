//! A number within public bounds, kept as a whole number of its smallest unit and published in public bins.
//!
//! No floating point: "0.1" is one tenth exactly, and which bin a number falls into never depends on rounding.

use serde::{Deserialize, Serialize};

use crate::cells::Category;
use crate::response::{Answer, FaultKind};

/// Whole multiples of 10^-decimals.
pub type Units = i64;

/// Bounds and bins, all in units of 10^-`decimals`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    decimals: u8,
    minimum: Units,
    maximum: Units,
    /// Distance between the numbers that can be answered, from the minimum on; 1 leaves none out.
    step: Units,
    /// Lower ends of the bins, rising; the first is `minimum`, the last bin ends at `maximum`.
    bins: Vec<Units>,
}

/// Equal steps from bound to bound, fine enough for a sum and few enough that one person cannot move it far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    pub minimum: Units,
    /// Units of one step.
    pub grain: Units,
    pub steps: u32,
}

impl Grid {
    /// More steps would make the noise no smaller beside them.
    const STEPS_AT_MOST: i64 = 1_000;

    /// How far a value lies from the middle of the bounds, in half steps.
    #[must_use]
    pub fn offset_of(&self, value: Units) -> i64 {
        let step = value.saturating_sub(self.minimum) / self.grain;
        2 * step.clamp(0, i64::from(self.steps)) - i64::from(self.steps)
    }

    /// The value, in units, at so many half steps from the middle. Values of one step count as its middle.
    #[must_use]
    pub fn value_at(&self, offset: f64) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "for showing")]
        let (minimum, grain) = (self.minimum as f64, self.grain as f64);
        minimum + grain * (offset + f64::from(self.steps)) / 2.0 + (grain - 1.0) / 2.0
    }
}

/// What is wrong with the bounds or bins of a number question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("has more than 6 decimals")]
    Decimals,
    #[error("has a minimum that is not below its maximum")]
    Bounds,
    #[error("has bins that do not rise from the minimum to below the maximum")]
    Bins,
}

impl Number {
    pub const DECIMALS_AT_MOST: u8 = 6;

    /// `bins` are the lower ends of all bins but the first, which begins at `minimum`.
    ///
    /// # Errors
    /// When bounds or bins contradict each other.
    pub fn new(decimals: u8, minimum: Units, maximum: Units, bins: &[Units]) -> Result<Self, NumberError> {
        if decimals > Self::DECIMALS_AT_MOST {
            return Err(NumberError::Decimals);
        }
        if minimum >= maximum {
            return Err(NumberError::Bounds);
        }
        let mut lower_ends = vec![minimum];
        for &end in bins.iter().skip_while(|&&end| end == minimum) {
            if lower_ends.last().is_some_and(|&last| end <= last) || end > maximum {
                return Err(NumberError::Bins);
            }
            lower_ends.push(end);
        }
        Ok(Self { decimals, minimum, maximum, step: 1, bins: lower_ends })
    }

    /// `None` unless the step fits between the bounds.
    #[must_use]
    pub fn with_step(self, step: Units) -> Option<Self> {
        (step >= 1 && step <= self.maximum.checked_sub(self.minimum)?).then_some(Self { step, ..self })
    }

    #[must_use]
    pub fn step(&self) -> Units {
        self.step
    }

    #[must_use]
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    #[must_use]
    pub fn minimum(&self) -> Units {
        self.minimum
    }

    #[must_use]
    pub fn maximum(&self) -> Units {
        self.maximum
    }

    /// First and last value of each bin, in units.
    pub fn bins(&self) -> impl Iterator<Item = (Units, Units)> + '_ {
        let ends = self.bins.iter().skip(1).map(|&next| next - 1).chain([self.maximum]);
        self.bins.iter().copied().zip(ends)
    }

    /// The grid on which values are summed.
    #[must_use]
    pub fn grid(&self) -> Grid {
        let span = self.maximum.saturating_sub(self.minimum);
        let grain = (span / Grid::STEPS_AT_MOST + i64::from(span % Grid::STEPS_AT_MOST != 0)).max(1);
        Grid { minimum: self.minimum, grain, steps: u32::try_from(span / grain).unwrap_or(u32::MAX) }
    }

    /// Which bin a value within bounds falls into.
    #[must_use]
    pub fn bin_of(&self, value: Units) -> usize {
        self.bins.partition_point(|&lower| lower <= value).saturating_sub(1)
    }

    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        let value = match parse_units(given, self.decimals) {
            Ok(value) => value,
            Err(Unreadable::NotANumber) => return Err(FaultKind::NotANumber),
            Err(Unreadable::TooManyDecimals) => return Err(FaultKind::TooManyDecimals { decimals: self.decimals }),
            // Longer than any bound can be: which side it is on is all that matters.
            Err(Unreadable::TooLarge { negative: true }) => self.minimum.saturating_sub(1),
            Err(Unreadable::TooLarge { negative: false }) => self.maximum.saturating_add(1),
        };
        if value < self.minimum {
            return Err(FaultKind::BelowMinimum);
        }
        if value > self.maximum {
            return Err(FaultKind::AboveMaximum);
        }
        if value.abs_diff(self.minimum) % self.step.unsigned_abs() != 0 {
            return Err(FaultKind::OffStep);
        }
        Ok(Answer::Number(value))
    }

    pub(super) fn categories(&self) -> Vec<Category> {
        (0u16..).zip(&self.bins).map(|(index, _)| Category::Bin(index)).collect()
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Unreadable {
    NotANumber,
    TooManyDecimals,
    TooLarge { negative: bool },
}

/// Reads `-12.5` or `12,5` as units of 10^-decimals. No exponent, no thousands separator: both are more often a slip than meant.
fn parse_units(text: &str, decimals: u8) -> Result<Units, Unreadable> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(Unreadable::NotANumber);
    }
    let is_grouped = fraction.len() == 3 && decimals < 3;
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::from(decimals).checked_sub(fraction.len()).ok_or(Unreadable::TooManyDecimals)?;
    // `1,000` is a thousand to most who write it, and one to some: ask rather than guess.
    if is_grouped {
        return Err(Unreadable::NotANumber);
    }
    let magnitude = whole
        .bytes()
        .chain(fraction.bytes())
        .chain(std::iter::repeat_n(b'0', missing))
        .try_fold(0i64, |value, digit| value.checked_mul(10)?.checked_add(i64::from(digit - b'0')))
        .ok_or(Unreadable::TooLarge { negative })?;
    Ok(if negative { -magnitude } else { magnitude })
}

/// Reads the bounds an author wrote; the same grammar as answers.
pub(crate) fn units_of(text: &str, decimals: u8) -> Option<Units> {
    parse_units(text, decimals).ok()
}

/// Writes units as a decimal number, without trailing zeros.
#[must_use]
pub fn units_to_text(value: Units, decimals: u8) -> String {
    let scale = 10u64.pow(u32::from(decimals));
    let (whole, fraction) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    text.push_str(&whole.to_string());
    if fraction > 0 {
        text.push('.');
        let digits = fraction.to_string();
        text.extend(std::iter::repeat_n('0', usize::from(decimals) - digits.len()));
        text.push_str(digits.trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A known failure of other libraries: a value beyond its bounds moved a sum further than was charged for.
    #[test]
    fn nothing_lies_further_from_the_middle_than_the_bounds() {
        for (minimum, maximum) in [(0, 100), (-5, 5), (0, 1_000_000), (3, 2_999), (0, 1)] {
            let grid = Number::new(0, minimum, maximum, &[]).unwrap().grid();
            let farthest = i64::from(grid.steps);
            for value in [minimum, maximum, i64::MIN, i64::MAX, minimum - 1, maximum + 1, i64::midpoint(minimum, maximum)] {
                assert!(grid.offset_of(value).abs() <= farthest, "{value} in {grid:?}");
            }
            assert_eq!(grid.offset_of(minimum), -farthest);
            assert!(grid.steps <= 1_000 && (grid.value_at(-f64::from(grid.steps)) - minimum as f64).abs() <= grid.grain as f64);
        }
    }
    use proptest::prelude::*;

    fn age() -> Number {
        Number::new(0, 0, 120, &[18, 30, 65]).unwrap()
    }

    #[test]
    fn bounds_belong_to_the_range() {
        assert_eq!(age().answer("0"), Ok(Answer::Number(0)));
        assert_eq!(age().answer(" 120 "), Ok(Answer::Number(120)));
        assert_eq!(age().answer("-1"), Err(FaultKind::BelowMinimum));
        assert_eq!(age().answer("121"), Err(FaultKind::AboveMaximum));
    }

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        for bad in ["1e999", "1e2", "NaN", "inf", "12a", ".", "-", "1.2.3", "0x10", "١٢"] {
            assert_eq!(age().answer(bad), Err(FaultKind::NotANumber), "{bad}");
        }
        assert_eq!(age().answer(&"9".repeat(400)), Err(FaultKind::AboveMaximum));
        assert_eq!(age().answer(&format!("-{}", "9".repeat(400))), Err(FaultKind::BelowMinimum));
        assert_eq!(age().answer("3.5"), Err(FaultKind::TooManyDecimals { decimals: 0 }));
        assert_eq!(age().answer("3.0"), Ok(Answer::Number(3)));
    }

    #[test]
    fn only_steps_from_the_minimum_are_answers() {
        let half_hours = Number::new(1, 5, 95, &[]).unwrap().with_step(15).unwrap();
        assert_eq!(half_hours.answer("2.0"), Ok(Answer::Number(20)));
        assert_eq!(half_hours.answer("2.1"), Err(FaultKind::OffStep));
        assert_eq!((age().with_step(0), age().with_step(121)), (None, None));
    }

    #[test]
    fn a_comma_is_a_decimal_point() {
        let height = Number::new(2, 50, 250, &[]).unwrap();
        assert_eq!(height.answer("1,75"), Ok(Answer::Number(175)));
    }

    #[test]
    fn bins_cover_the_range_without_overlap() {
        let bins: Vec<_> = age().bins().collect();
        assert_eq!(bins, [(0, 17), (18, 29), (30, 64), (65, 120)]);
        assert_eq!([0, 17, 18, 64, 65, 120].map(|value| age().bin_of(value)), [0, 0, 1, 2, 3, 3]);
        assert_eq!(Number::new(0, 0, 10, &[5, 5]), Err(NumberError::Bins));
        assert_eq!(Number::new(0, 0, 10, &[11]), Err(NumberError::Bins));
    }

    proptest! {
        #[test]
        fn units_read_back(value in -1_000_000_000i64..1_000_000_000, decimals in 0u8..=6) {
            prop_assert_eq!(parse_units(&units_to_text(value, decimals), decimals), Ok(value));
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = parse_units(&text, 3);
        }
    }
}
