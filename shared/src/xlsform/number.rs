//! Numbers as people write them into parameters: exact decimals for scales, and the question whether a text is a number at
//! all. Nothing is rounded here.

use std::cmp::Ordering;

/// An exact decimal, `digits * 10^exponent`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i128,
    exponent: i32,
}

/// More digits than this are not a scale that anybody moves a slider on.
const MOST_DIGITS: usize = 28;
const LARGEST_EXPONENT: i32 = 30;

impl Decimal {
    /// Reads a number such as `-1`, `0.50`, `.5`, `1e3`; nothing else, not `NaN` and not infinity.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => (&unsigned[..at], unsigned[at + 1..].parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let figures: String = whole.chars().chain(fraction.chars()).filter(|c| *c != '_').collect();
        if figures.is_empty() || !figures.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let fraction_digits = i32::try_from(fraction.chars().filter(|c| *c != '_').count()).ok()?;
        let significant = figures.trim_start_matches('0');
        if significant.len() > MOST_DIGITS {
            return None;
        }
        let digits: i128 = if significant.is_empty() { 0 } else { significant.parse().ok()? };
        let exponent = exponent.checked_sub(fraction_digits)?;
        if digits != 0 && exponent.abs() > LARGEST_EXPONENT {
            return None;
        }
        let exponent = if digits == 0 { 0 } else { exponent };
        Some(Decimal { digits: if negative { -digits } else { digits }, exponent })
    }

    /// Both numbers in the same unit; none when that does not fit, which only absurd scales reach.
    fn aligned(self, other: Decimal) -> Option<(i128, i128, i32)> {
        let exponent = self.exponent.min(other.exponent);
        let scale = |number: Decimal| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            number.digits.checked_mul(10_i128.checked_pow(power)?)
        };
        Some((scale(self)?, scale(other)?, exponent))
    }

    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    pub fn is_whole(self) -> bool {
        self.exponent >= 0 || self.is_multiple_of(Decimal { digits: 1, exponent: 0 })
    }

    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        let (a, b, exponent) = self.aligned(other)?;
        Some(Decimal { digits: a.checked_sub(b)?, exponent })
    }

    pub fn absolute(self) -> Decimal {
        Decimal { digits: self.digits.abs(), exponent: self.exponent }
    }

    /// Is this a multiple of the other number? Nothing is a multiple of zero.
    pub fn is_multiple_of(self, step: Decimal) -> bool {
        self.aligned(step).is_some_and(|(a, b, _)| b != 0 && a % b == 0)
    }

    fn approximate(self) -> f64 {
        self.digits as f64 * 10_f64.powi(self.exponent)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.approximate().total_cmp(&other.approximate()),
        }
    }
}

/// Reads a whole number such as `60`, `+60` or `1_000`.
pub fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.starts_with('_') || text.ends_with('_') || text.contains("__") {
        return None;
    }
    text.replace('_', "").parse().ok()
}

/// Is the text a number, with or without decimals?
pub fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal("0.50"), decimal(".5"));
        assert!(decimal("0.3").is_multiple_of(decimal("0.1")));
        assert!(!decimal("0.35").is_multiple_of(decimal("0.1")));
        assert!(decimal("5.0").is_whole() && !decimal("5.5").is_whole() && decimal("1e3").is_whole());
        assert!(decimal("-1") < decimal("1e-3"));
        assert_eq!(decimal("1").minus(decimal("0.9")).unwrap(), decimal("0.1"));
        assert!(!decimal("3").is_multiple_of(decimal("0")));
    }

    #[test]
    fn other_texts_are_not_numbers() {
        for text in ["", "-", "a", "1.2.3", "nan", "inf", "1e", "0x1", "."] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
        assert_eq!(whole("60"), Some(60));
        assert_eq!(whole("60.5"), None);
        assert!(is_number("2.5") && !is_number("2,5"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_tried(text in ".{0,40}", other in "[0-9.e+-]{0,12}") {
            if let (Some(a), Some(b)) = (Decimal::parse(&text), Decimal::parse(&other)) {
                let _ = (a.cmp(&b), a.minus(b), a.is_multiple_of(b), a.is_whole());
            }
            let _ = Decimal::parse(&other).map(|d| d.is_whole());
        }
    }
}
