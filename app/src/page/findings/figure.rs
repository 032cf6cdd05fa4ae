//! Numbers as the findings print them: whole percents, ranges rounded outward, counts of people that are never below zero.
//!
//! Never more digits than the range supports, and never a range that looks narrower than it is.

use shared::Locale;
use shared::estimate::{Count, Range, z};

use crate::locales::{Argument, format, percent};

/// Far below a tenth of a percent; keeps 69.000 000 000 001 from being rounded up to 70.
const HAIR: f64 = 1e-9;

/// A share as a whole percent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between 0 and 1")]
pub(super) fn whole_percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// A share in the language's way of writing percents.
pub(super) fn share_text(locale: Locale, share: f64) -> String {
    percent(locale, whole_percent(share).into())
}

/// Both ends of a range of shares, in whole percents, rounded outward.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares lie between 0 and 1")]
pub(super) fn outward(range: Range) -> (u8, u8) {
    let low = (range.low * 100.0 + HAIR).floor().clamp(0.0, 100.0) as u8;
    let high = (range.high * 100.0 - HAIR).ceil().clamp(0.0, 100.0) as u8;
    // Noise can push a whole range out of bounds, where it has no width left; no number is as sure as that would look.
    match (low, high) {
        (100, 100) => (99, 100),
        (low, high) if low == high => (low, low + 1),
        wide => wide,
    }
}

/// Both ends of a range of shares in the language's way of writing percents.
pub(super) fn range_text(locale: Locale, range: Range) -> (String, String) {
    let (low, high) = outward(range);
    (percent(locale, low.into()), percent(locale, high.into()))
}

/// A range of shares as it stands in a table, with one percent sign.
pub(super) fn range_cell(locale: Locale, range: Range) -> String {
    let (low, high) = outward(range);
    let arguments = [("low", Argument::Number(low.into())), ("high", Argument::Text(percent(locale, high.into())))];
    format(locale, "findings-range", &arguments)
}

/// How far one thing alone can move a share either way, in whole points, rounded up.
pub(super) fn either_way(locale: Locale, share: f64, range: Range) -> String {
    let points = ((range.high - share).max(share - range.low) * 100.0 - HAIR).ceil().max(1.0);
    format(locale, "findings-either-way", &[("points", Argument::Number(points))])
}

/// A mean of numbers in units of so many digits after the point, and its range; one more digit than people gave.
pub(super) fn in_units(mean: f64, range: Range, decimals: u8) -> [String; 3] {
    let unit = 10f64.powi(decimals.into());
    let digits = usize::from(decimals) + 1;
    let low = (range.low * 10.0 + HAIR).floor() / 10.0;
    let high = (range.high * 10.0 - HAIR).ceil() / 10.0;
    [mean, low, high].map(|value| format!("{:.digits$}", value / unit))
}

/// A mean and its range with one decimal, the range rounded outward.
pub(super) fn tenths(mean: f64, range: Range) -> [String; 3] {
    let low = (range.low * 10.0 + HAIR).floor() / 10.0;
    let high = (range.high * 10.0 - HAIR).ceil() / 10.0;
    [mean, low, high].map(|value| format!("{value:.1}"))
}

/// A noisy number of people and its range, rounded outward, without digits that the noise makes meaningless.
pub(super) fn people(count: Count) -> [f64; 3] {
    let step = step(count.likely.high - count.people);
    let round = [(count.people / step).round(), (count.likely.low / step).floor(), (count.likely.high / step).ceil()];
    round.map(|steps| (steps * step).max(0.0))
}

/// About how many people, for a noisy number whose noise has this standard deviation.
pub(super) fn about(people: f64, noise_deviation: f64) -> f64 {
    let step = step(z() * noise_deviation);
    ((people / step).round() * step).max(0.0)
}

/// The last digit that means something beside an uncertainty of this size: ones, tens, hundreds ...
fn step(half_width: f64) -> f64 {
    10f64.powf(half_width.max(1.0).log10().floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_never_look_narrower_than_they_are() {
        assert_eq!(outward(Range { low: 0.551, high: 0.689 }), (55, 69));
        assert_eq!(outward(Range { low: 0.55, high: 0.69 }), (55, 69));
        assert_eq!(outward(Range { low: 0.0, high: 0.001 }), (0, 1));
        assert_eq!(outward(Range { low: 0.0, high: 0.0 }), (0, 1));
        assert_eq!(outward(Range { low: 1.0, high: 1.0 }), (99, 100));
        assert_eq!(outward(Range { low: 0.999, high: 1.0 }), (99, 100));
        assert_eq!(in_units(344.0, Range { low: 329.42, high: 361.0 }, 2), ["3.440", "3.294", "3.610"]);
        assert_eq!(tenths(3.44, Range { low: 3.29, high: 3.61 }), ["3.4", "3.2", "3.7"]);
    }

    #[test]
    fn noise_never_makes_a_negative_number_of_people() {
        assert_eq!(people(Count { people: -4.0, likely: Range { low: 0.0, high: 5.2 } }), [0.0, 0.0, 6.0]);
        assert!(about(-9.0, 2.0).abs() < f64::EPSILON);
    }

    #[test]
    fn noise_takes_the_digits_it_makes_meaningless() {
        assert_eq!(people(Count { people: 412.0, likely: Range { low: 397.4, high: 426.6 } }), [410.0, 390.0, 430.0]);
        assert_eq!(people(Count { people: 412.0, likely: Range { low: 410.1, high: 413.9 } }), [412.0, 410.0, 414.0]);
        assert_eq!([1.0, 7.0, 80.0].map(|deviation| about(1_234.0, deviation)), [1_234.0, 1_230.0, 1_200.0]);
    }
}
