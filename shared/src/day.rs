//! Calendar days as text and as numbers. Porchlight knows days, never times of day.

use time::{Date, Month};

/// Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;

/// Reads an ISO 8601 calendar day, `2026-05-31`.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let mut digits = |length: usize| {
        let part = parts.next()?;
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())?;
        Some(part.bytes().fold(0u16, |value, digit| value * 10 + u16::from(digit - b'0')))
    };
    let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()
}

/// Writes a day as ISO 8601.
#[must_use]
pub fn day_text(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Days since 1970-01-01.
#[must_use]
pub fn days_of(day: Date) -> i32 {
    day.to_julian_day() - EPOCH_JULIAN_DAY
}

/// The day that many days after 1970-01-01; `None` for a number that is no day.
#[must_use]
pub fn date_of(days: i32) -> Option<Date> {
    Date::from_julian_day(days.checked_add(EPOCH_JULIAN_DAY)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap()
    }

    #[test]
    fn only_calendar_days_are_days() {
        for bad in ["", "2026", "2026-13-01", "2026-02-30", "26-01-01", "2026-1-1", "2026-01-01-", "01/02/2026", "+026-01-01"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
        assert_eq!(days_of(day("1970-01-01")), 0);
        assert_eq!(date_of(days_of(day("2024-02-29"))), Some(day("2024-02-29")));
        assert_eq!(day_text(day("2024-02-09")), "2024-02-09");
    }
}
