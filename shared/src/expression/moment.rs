//! Points in time as text (ISO 8601), as numbers (days since 1970-01-01T00:00Z) and as the local calendar shows them. Reads no clock.
//!
//! A day stands for its first moment where the person is, as in Enketo and ODK Web Forms; so "2026-05-31" and
//! "2026-05-31T00:00:00.000-07:00" are equal in Phoenix. JavaRosa's suites are recorded in GMT, where a day is a whole number.

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
/// Ten thousand years from 1970 in either direction: what can be written with a year of four digits, and some more.
const MILLISECONDS_AT_MOST: f64 = 10_000.0 * 366.0 * 86_400_000.0;

/// A moment, and how far the clock on the wall is ahead of UTC for whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Since 1970-01-01T00:00Z.
    pub milliseconds: i64,
    /// Minutes east of Greenwich.
    pub offset: i16,
}

/// A moment as calendar and clock show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub millisecond: i64,
    /// 0 is Sunday.
    pub weekday: i64,
}

impl Moment {
    /// The beginning of a day, counted from 1970-01-01.
    #[must_use]
    pub fn of_day(days: i64, offset: i16) -> Self {
        Self { milliseconds: days * DAY - i64::from(offset) * MINUTE, offset }
    }

    /// Days and parts of days since 1970-01-01T00:00Z, to the millisecond.
    pub(super) fn of_days(days: f64, offset: i16) -> Option<Self> {
        let milliseconds = (days * DAY as f64).round();
        (milliseconds.abs() < MILLISECONDS_AT_MOST).then_some(Self { milliseconds: milliseconds as i64, offset })
    }

    /// Days and parts of days since 1970-01-01T00:00Z.
    #[must_use]
    pub fn days(self) -> f64 {
        self.milliseconds as f64 / DAY as f64
    }

    /// What the clock on the wall counts.
    fn local(self) -> i64 {
        self.milliseconds + i64::from(self.offset) * MINUTE
    }

    /// The beginning of that day.
    pub(super) fn midnight(self) -> Self {
        Self { milliseconds: self.milliseconds - self.local().rem_euclid(DAY), ..self }
    }

    /// The part of the day that is over.
    pub(super) fn of_its_day(self) -> f64 {
        self.local().rem_euclid(DAY) as f64 / DAY as f64
    }

    pub(super) fn shown(self) -> Shown {
        let (days, time) = (self.local().div_euclid(DAY), self.local().rem_euclid(DAY));
        let (year, month, day) = civil(days);
        Shown {
            year,
            month,
            day,
            hour: time / HOUR,
            minute: time / MINUTE % 60,
            second: time / 1000 % 60,
            millisecond: time % 1000,
            weekday: (days + 4).rem_euclid(7),
        }
    }

    /// As it would stand in the model: `2026-05-31` at midnight, `2026-05-31T12:30:00.000-07:00` otherwise.
    #[must_use]
    pub fn text(self) -> String {
        let shown = self.shown();
        let mut text = String::new();
        if shown.year < 0 {
            text.push('-');
        }
        push_digits(&mut text, shown.year.abs(), 4);
        text.push('-');
        push_digits(&mut text, shown.month, 2);
        text.push('-');
        push_digits(&mut text, shown.day, 2);
        if self.local().rem_euclid(DAY) != 0 {
            for (mark, part, width) in
                [('T', shown.hour, 2), (':', shown.minute, 2), (':', shown.second, 2), ('.', shown.millisecond, 3)]
            {
                text.push(mark);
                push_digits(&mut text, part, width);
            }
            text.push(if self.offset < 0 { '-' } else { '+' });
            let offset = i64::from(self.offset.unsigned_abs());
            push_digits(&mut text, offset / 60, 2);
            text.push(':');
            push_digits(&mut text, offset % 60, 2);
        }
        text
    }

    /// Reads `2026-05-31`, `2026-05-31T12:30`, `2026-05-31T12:30:00.000-07:00` and what lies between. Without an offset of its own
    /// it is meant where the person is.
    pub(super) fn from_text(text: &str, offset: i16) -> Option<Self> {
        let mut rest = text.trim_ascii().as_bytes();
        let (year, month, day) = (digits(&mut rest, 4)?, after(&mut rest, b'-', 2)?, after(&mut rest, b'-', 2)?);
        let days = days_of(year, month, day)?;
        let (time, own) = match rest.split_first() {
            None => (0, None),
            Some((b'T', _)) => {
                rest = &rest[1..];
                time_of_day(rest)?
            }
            Some(_) => return None,
        };
        Some(Self { milliseconds: days * DAY + time - i64::from(own.unwrap_or(offset)) * MINUTE, offset })
    }

    /// Reads a time of day, `12:30` or `12:30:00.000-07:00`, as a moment of 1970-01-01 there.
    pub(super) fn from_time(text: &str, offset: i16) -> Option<Self> {
        if text.len() < 5 {
            return None;
        }
        let (time, own) = time_of_day(text.as_bytes())?;
        Some(Self { milliseconds: time - i64::from(own.unwrap_or(offset)) * MINUTE, offset })
    }
}

/// Milliseconds of the day, and the offset from UTC in minutes if there is one.
fn time_of_day(mut rest: &[u8]) -> Option<(i64, Option<i16>)> {
    let hour = digits(&mut rest, 2).filter(|hour| *hour < 24)?;
    let mut time = hour * HOUR;
    if rest.first() == Some(&b':') {
        time += after(&mut rest, b':', 2).filter(|minute| *minute < 60)? * MINUTE;
        if rest.first() == Some(&b':') {
            time += after(&mut rest, b':', 2).filter(|second| *second < 60)? * 1000;
            if rest.first() == Some(&b'.') {
                let length = rest[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let mut fraction = &rest[1..=length];
                rest = &rest[length + 1..];
                let kept = length.min(3);
                time += digits(&mut fraction, kept).filter(|_| kept > 0)? * [0, 100, 10, 1][kept];
            }
        }
    }
    match rest {
        [] => Some((time, None)),
        b"Z" => Some((time, Some(0))),
        [sign @ (b'+' | b'-'), after_sign @ ..] => {
            rest = after_sign;
            let hours = digits(&mut rest, 2).filter(|hours| *hours < 24)?;
            let minutes = after(&mut rest, b':', 2).filter(|minutes| *minutes < 60)?;
            let ahead = i16::try_from(hours * 60 + minutes).ok()?;
            rest.is_empty().then_some((time, Some(if *sign == b'-' { -ahead } else { ahead })))
        }
        _ => None,
    }
}

fn after(rest: &mut &[u8], mark: u8, count: usize) -> Option<i64> {
    *rest = rest.strip_prefix(&[mark])?;
    digits(rest, count)
}

fn digits(rest: &mut &[u8], count: usize) -> Option<i64> {
    let (digits, after) = rest.split_at_checked(count)?;
    *rest = after;
    digits.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0')))
}

pub(super) fn push_digits(text: &mut String, number: i64, width: u32) {
    let mut place = 10_i64.pow(width - 1);
    while number / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        text.push(char::from(b'0' + (number / place % 10) as u8));
        place /= 10;
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; `None` for a day there is not.
fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let days = days_from_civil(year, month, day);
    (civil(days) == (year, month, day)).then_some(days)
}

/// Years are counted from March, so that the day that is sometimes there comes last (Hinnant, chrono-Compatible Low-Level Date
/// Algorithms).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let year = year.rem_euclid(400);
    era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PHOENIX: i16 = -7 * 60;

    #[test]
    fn a_day_begins_where_the_person_is() {
        let day = Moment::from_text("1970-01-02", PHOENIX).unwrap();
        assert_eq!(day.milliseconds, DAY + 7 * HOUR);
        assert_eq!(day.text(), "1970-01-02");
        assert_eq!(Moment::from_text("1970-01-02T00:00:00.000-07:00", 0).unwrap().milliseconds, day.milliseconds);
    }

    #[test]
    fn what_is_no_day_or_time_is_not_read() {
        for text in
            ["1983-09-31", "2026-1-02", "2026-05-31T", "2026-05-31T24:00", "2026-05-31T10:60", "2026-05-31 10:00", "", "x"]
        {
            assert_eq!(Moment::from_text(text, 0), None, "{text}");
        }
        for text in ["24:00", "06:00:60", "06:00:00-24:00", "23:59:00.000-07:60", "12", "06:00:00.", ""] {
            assert_eq!(Moment::from_time(text, 0), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(milliseconds in -62_000_000_000_000_i64..250_000_000_000_000, offset in -840_i16..=840) {
            let moment = Moment { milliseconds, offset };
            prop_assume!((0..10_000).contains(&moment.shown().year));
            prop_assert_eq!(Moment::from_text(&moment.text(), offset), Some(moment));
        }

        #[test]
        fn any_text_is_a_moment_or_not(text: String) {
            let _ = (Moment::from_text(&text, 0), Moment::from_time(&text, 0));
        }
    }
}
