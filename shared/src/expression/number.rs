//! Numbers as XPath writes them: an optional minus, digits, an optional fraction; no plus, no exponent.
//!
//! Written here rather than taken from `str::parse` and `format!` because those cost phones several kilobytes of program for
//! exponents and last digits that no questionnaire has.

/// Bytes at the beginning that are a number without sign: `5`, `5.`, `5.5` or `.5`; 0 when there is none.
pub(super) fn unsigned_length(text: &str) -> usize {
    let digits = |from: usize| text.bytes().skip(from).take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    if text.as_bytes().get(whole) != Some(&b'.') {
        return whole;
    }
    let fraction = digits(whole + 1);
    if whole + fraction == 0 { 0 } else { whole + 1 + fraction }
}

/// Reads a number with white space around it; NaN for other text (XPath 1.0, section 4.4).
///
/// Correctly rounded where a number has at most 15 significant digits, the last of them between 10^-22 and 10^22: whole numbers
/// below 2^53 and powers of ten up to 10^22 are exact, so one product or quotient rounds once (Clinger, How to Read Floating Point
/// Numbers Accurately, 1990). Otherwise right to 15 digits; beyond 10^±280 it may come out as zero or infinite.
pub(super) fn from_text(text: &str) -> f64 {
    let text = text.trim_ascii();
    let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |unsigned| (true, unsigned));
    if unsigned.is_empty() || unsigned_length(unsigned) != unsigned.len() {
        return f64::NAN;
    }
    let (mut digits, mut exponent): (u64, i32) = (0, 0);
    let mut in_fraction = false;
    for byte in unsigned.bytes() {
        let has_room = digits < ROOM_BELOW;
        match byte {
            b'.' => in_fraction = true,
            digit if has_room => {
                digits = digits * 10 + u64::from(digit - b'0');
                exponent = exponent.saturating_sub(i32::from(in_fraction));
            }
            _ => exponent = exponent.saturating_add(i32::from(!in_fraction)),
        }
    }
    let (digits, exponent) = without_trailing_zeros(digits, exponent);
    let magnitude = scaled(digits as f64, exponent);
    if negative { -magnitude } else { magnitude }
}

/// Writes a number as XPath 1.0, section 4.2, asks: no exponent, no point after a whole number, no sign on zero.
///
/// The fewest digits that read back as the number, but 15 at most, which hides what binary fractions add: 0.1 + 0.2 is "0.3".
/// Whole numbers below 2^53 are written in full, numbers nearer to zero than 10^-22 as "0".
pub(super) fn to_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let (mut digits, exponent) = decimal(number.abs());
    let negative = number < 0.0 && digits > 0;
    // From the last digit to the first.
    let mut reversed = vec![b'0'; exponent.max(0).unsigned_abs() as usize];
    let mut place = exponent.min(0);
    while digits > 0 || place <= 0 {
        if place == 0 && exponent < 0 {
            reversed.push(b'.');
        }
        reversed.push(b'0' + (digits % 10) as u8);
        digits /= 10;
        place += 1;
    }
    if negative {
        reversed.push(b'-');
    }
    reversed.into_iter().rev().map(char::from).collect()
}

/// Below this, one more digit fits into 64 bits.
const ROOM_BELOW: u64 = 1_000_000_000_000_000_000;
const EXACT_INTEGERS_BELOW: f64 = 9_007_199_254_740_992.0; // 2^53
const FIFTEEN_DIGITS_BELOW: f64 = 1e15;
const LAST_EXACT_POWER: i32 = 22;

/// Digits and a power of ten that make up a number that is not negative.
fn decimal(number: f64) -> (u64, i32) {
    if number < EXACT_INTEGERS_BELOW && number.trunc() == number {
        return (number as u64, 0);
    }
    let mut exponent = 0;
    while scaled(number, -exponent) >= FIFTEEN_DIGITS_BELOW {
        exponent += 1;
    }
    loop {
        let digits = half_up(scaled(number, -exponent));
        let another_fits = exponent > -LAST_EXACT_POWER && scaled(number, 1 - exponent) < FIFTEEN_DIGITS_BELOW;
        if scaled(digits, exponent) == number || !another_fits {
            return without_trailing_zeros(digits as u64, exponent);
        }
        exponent -= 1;
    }
}

fn without_trailing_zeros(mut digits: u64, mut exponent: i32) -> (u64, i32) {
    if digits == 0 {
        return (0, 0);
    }
    while digits.is_multiple_of(10) {
        digits /= 10;
        exponent += 1;
    }
    (digits, exponent)
}

/// The nearest whole number; halves go towards positive infinity, and what rounds to zero keeps its sign (XPath 1.0, section 4.4).
pub(super) fn half_up(number: f64) -> f64 {
    let below = number.floor();
    if number - below < 0.5 { below } else { (below + 1.0).copysign(number) }
}

/// What is left of a division that goes a whole number of times, with the sign of the dividend (ODK XForms, as in Java).
///
/// Exact, by long division in base two, as `%` is; that one brings three times the program.
pub(super) fn remainder(dividend: f64, divisor: f64) -> f64 {
    let (mut rest, divisor) = (dividend.abs(), divisor.abs());
    if !rest.is_finite() || divisor.is_nan() || divisor == 0.0 {
        return f64::NAN;
    }
    let mut part = divisor;
    while part * 2.0 <= rest {
        part *= 2.0;
    }
    while rest >= divisor {
        if rest >= part {
            rest -= part;
        }
        part /= 2.0;
    }
    rest.copysign(dividend)
}

/// number × 10^exponent, rounded once for exponents from -22 to 22.
pub(super) fn scaled(number: f64, exponent: i32) -> f64 {
    // More steps would change nothing: the power is infinite by then.
    let steps = exponent.unsigned_abs().min(400);
    let power = (0..steps).fold(1.0, |power, _| power * 10.0);
    match exponent {
        _ if number == 0.0 => number,
        ..0 => number / power,
        0.. => number * power,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn other_notations_are_not_numbers() {
        for text in
            ["", " ", "-", ".", "-.", "+1", "1e6", "1.1e6", "- 17", "34.56.7", "Infinity", "NaN", "1,5", "--1", "0x1", "٣", "1 2"]
        {
            assert!(from_text(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn long_texts_are_read_without_overflow() {
        let nines = "9".repeat(300);
        assert!((from_text(&nines) / nines.parse::<f64>().unwrap() - 1.0).abs() < 1e-12);
        assert!(from_text(&"9".repeat(100_000)).is_infinite());
        assert_eq!(from_text(&format!("0.{}1", "0".repeat(100_000))), 0.0);
        assert_eq!(from_text(&format!("0.5{}", "0".repeat(100_000))), 0.5);
        assert_eq!(from_text(&format!("{}7", "0".repeat(100_000))), 7.0);
    }

    #[test]
    fn numbers_are_written_without_exponent() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (-1e-30, "0"),
            (1.23e-18, "0.00000000000000000123"),
            (-0.05, "-0.05"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.333333333333333"),
            (std::f64::consts::PI, "3.14159265358979"),
            (999_999_999_999_999.7, "1000000000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1.23e21, "1230000000000000000000"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ];
        for (number, text) in cases {
            assert_eq!(to_text(number), text);
        }
        assert_eq!(to_text(f64::MAX).len(), 309);
    }

    #[test]
    fn halves_are_rounded_up() {
        let cases = [(2.5, 3.0), (-2.5, -2.0), (0.499_999_999_999_999_94, 0.0), (-0.5, -0.0), (0.3, 0.0), (-0.7, -1.0)];
        for (number, rounded) in cases {
            assert_eq!(half_up(number).to_bits(), f64::to_bits(rounded), "{number}");
        }
        assert!(half_up(f64::NAN).is_nan());
        assert_eq!(half_up(f64::INFINITY), f64::INFINITY);
    }

    proptest! {
        #[test]
        fn the_remainder_is_that_of_the_standard_library(dividend in prop::num::f64::ANY, divisor in prop::num::f64::ANY) {
            for (dividend, divisor) in [(dividend, divisor), (dividend.trunc(), divisor.trunc()), (dividend % 1e6, divisor % 1e3)] {
                let (own, standard) = (remainder(dividend, divisor), dividend % divisor);
                prop_assert!(own.to_bits() == standard.to_bits() || own.is_nan() && standard.is_nan(), "{} {}", dividend, divisor);
            }
        }

        #[test]
        fn fifteen_digits_are_read_as_the_standard_library_does(digits in 0u64..1_000_000_000_000_000, decimals in 0usize..=22, minus: bool) {
            let mut text = format!("{digits:0>width$}", width = decimals + 1);
            text.insert(text.len() - decimals, '.');
            if minus {
                text.insert(0, '-');
            }
            prop_assert_eq!(from_text(&text).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{}", text);
        }

        #[test]
        fn what_has_fifteen_digits_reads_back_and_has_no_shorter_writing(digits in 1u64..1_000_000_000_000_000, decimals in 0u32..=22) {
            let number = digits as f64 / 10f64.powi(decimals as i32);
            let text = to_text(number);
            prop_assert_eq!(from_text(&text), number, "{}", text);
            prop_assert_eq!(&text, &number.to_string());
        }

        #[test]
        fn any_number_is_written_right_to_fifteen_digits(number in prop::num::f64::NORMAL) {
            let text = to_text(number);
            let read: f64 = text.parse().unwrap();
            if number.abs() > 1e-7 {
                prop_assert!((read / number - 1.0).abs() < 1e-13, "{} {}", number, text);
            } else {
                prop_assert!((read - number).abs() <= 1e-22);
            }
        }

        #[test]
        fn any_text_of_digits_is_near_the_standard_library(text in "-?[0-9]{1,40}(\\.[0-9]{0,40})?") {
            let (read, standard) = (from_text(&text), text.parse::<f64>().unwrap());
            prop_assert!(read == standard || (read / standard - 1.0).abs() < 1e-15, "{} {} {}", text, read, standard);
        }

        #[test]
        fn any_text_is_a_number_or_not(text: String) {
            let _ = from_text(&text);
        }
    }
}
