//! Calendar days as text (ISO 8601, `2026-05-31`) and as numbers (days since 1970-01-01), as ODK XForms writes and counts them.

use time::{Date, Month};

/// Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;

/// Reads `2026-05-31`, with white space around it allowed.
pub(crate) fn from_text(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.trim_ascii().as_bytes() else { return None };
    let month = Month::try_from(u8::try_from(digits(&[m1, m2])?).ok()?).ok()?;
    Date::from_calendar_date(i32::from(digits(&[y1, y2, y3, y4])?), month, u8::try_from(digits(&[d1, d2])?).ok()?).ok()
}

/// Up to four digits.
fn digits(bytes: &[u8]) -> Option<u16> {
    bytes.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u16::from(byte - b'0')))
}

/// Writes `2026-05-31`; years before 0 get a minus.
pub(crate) fn to_text(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    let mut text = String::new();
    if year < 0 {
        text.push('-');
    }
    push_digits(&mut text, year.unsigned_abs(), 4);
    text.push('-');
    push_digits(&mut text, u8::from(month).into(), 2);
    text.push('-');
    push_digits(&mut text, day.into(), 2);
    text
}

/// The last digits of a number.
fn push_digits(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        text.push(char::from(b'0' + (number / 10u32.pow(place) % 10) as u8));
    }
}

/// Days since 1970-01-01.
pub(crate) fn since_epoch(date: Date) -> i32 {
    date.to_julian_day() - EPOCH_JULIAN_DAY
}

/// The day that many days after 1970-01-01; `None` beyond the years −9999 to 9999.
pub(crate) fn after_epoch(days: i32) -> Option<Date> {
    Date::from_julian_day(days.checked_add(EPOCH_JULIAN_DAY)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calendar_days_are_days() {
        for bad in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "26-01-01",
            "2026-1-1",
            "2026-01-01-",
            "01/02/2026",
            "+026-01-01",
            "2026-00-10",
        ] {
            assert_eq!(from_text(bad), None, "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_day_with_four_digits_reads_back(days in -719_528_i32..2_932_897) {
            let date = after_epoch(days).unwrap();
            proptest::prop_assert_eq!(since_epoch(date), days);
            proptest::prop_assert_eq!(from_text(&to_text(date)), Some(date));
        }
    }
}
