//! Numbers, percents and days as people write them in their language.

use shared::Locale;

use super::{Argument, format};

/// Marks of a language's numbers, from Unicode CLDR 48 for the region `US`.
struct Marks {
    thousands: char,
    decimal: char,
    minus: &'static str,
    percent: &'static str,
}

fn marks(locale: Locale) -> Marks {
    match locale {
        Locale::English | Locale::Chinese | Locale::HaitianCreole => {
            Marks { thousands: ',', decimal: '.', minus: "−", percent: "%" }
        }
        // Spanish keeps the sign apart, with a space that does not break.
        Locale::Spanish => Marks { thousands: ',', decimal: '.', minus: "−", percent: "\u{a0}%" },
        // In Arabic, marks around a number keep its signs at its side.
        Locale::Arabic => Marks { thousands: ',', decimal: '.', minus: "\u{200e}−", percent: "\u{200e}%\u{200e}" },
    }
}

/// A number with marks between thousands and as many decimals as it has, such as `12,345.5`; `–` for what is not a number.
#[must_use]
pub fn number(locale: Locale, value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let marks = marks(locale);
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if value < 0.0 {
        text.push_str(marks.minus);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(marks.thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(marks.decimal);
        text.push_str(fraction);
    }
    text
}

/// A whole percent, such as `62%`. Which way a share is rounded is for the caller to say.
#[must_use]
pub fn percent(locale: Locale, percent: i32) -> String {
    number(locale, f64::from(percent)) + marks(locale).percent
}

/// A day written `2026-05-31` in words; anything else as it is.
#[must_use]
pub fn day(locale: Locale, written: &str) -> String {
    words_of(locale, written).unwrap_or_else(|| written.to_owned())
}

fn words_of(locale: Locale, written: &str) -> Option<String> {
    let mut parts = written.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = |part: &str, most: u16| part.parse::<u16>().ok().filter(|value| (1..=most).contains(value));
    let (year, month, day) = (whole(year, 9999)?, whole(month, 12)?, whole(day, 31)?);
    let arguments = [
        ("year", Argument::Text(year.to_string())),
        ("month", Argument::Number(f64::from(month))),
        ("day", Argument::Number(f64::from(day))),
    ];
    Some(format(locale, "calendar-day", &arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_and_decimals_kept() {
        for (value, expected) in
            [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (-1234.5, "−1,234.5"), (1_234_567.0, "1,234,567"), (0.25, "0.25")]
        {
            assert_eq!(number(Locale::English, value), expected);
        }
        assert_eq!(number(Locale::English, f64::INFINITY), "–");
    }

    #[test]
    fn the_percent_sign_stands_apart_in_spanish() {
        assert_eq!(percent(Locale::English, 62), "62%");
        assert_eq!(percent(Locale::Spanish, 62), "62\u{a0}%");
    }

    #[test]
    fn a_day_is_said_in_words_and_a_slip_as_it_is() {
        assert_eq!(day(Locale::English, "2026-05-31"), "May 31, 2026");
        assert_eq!(day(Locale::Spanish, "2026-12-01"), "1 de diciembre de 2026");
        for slip in ["", "tomorrow", "2026-13-01", "2026-05", "31/05/2026"] {
            assert_eq!(day(Locale::English, slip), slip);
        }
    }
}
