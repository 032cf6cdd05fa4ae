//! A time of day, and a moment: a day with a time of day. Both are what a person remembers, never when they answered.
//!
//! A time of day is published in public bins; a moment by month or year like a day, so its time of day is never published.

use serde::{Deserialize, Serialize};

use super::{DateRange, FaultKind, Number};
use crate::cells::Category;
use crate::day::{days_of, parse_day};
use crate::response::Answer;

const MINUTES_A_DAY: i64 = 24 * 60;

/// Bounds and bins in minutes since midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeOfDay(Number);

impl TimeOfDay {
    /// `bins` are the lower ends of all bins but the first; without any, the day is published in quarters.
    #[must_use]
    pub fn new(earliest: i64, latest: i64, bins: &[i64]) -> Option<Self> {
        let quarters: Vec<i64> =
            [6, 12, 18].map(|hour| hour * 60).into_iter().filter(|end| (earliest + 1..=latest).contains(end)).collect();
        let is_day = (0..MINUTES_A_DAY).contains(&earliest) && latest < MINUTES_A_DAY;
        let bins = if bins.is_empty() { &quarters } else { bins };
        Number::new(0, earliest, latest, bins).ok().filter(|_| is_day).map(Self)
    }

    #[must_use]
    pub fn earliest(&self) -> i64 {
        self.0.minimum()
    }

    #[must_use]
    pub fn latest(&self) -> i64 {
        self.0.maximum()
    }

    #[must_use]
    pub fn bin_of(&self, minutes: i64) -> usize {
        self.0.bin_of(minutes)
    }

    /// "06:00–11:59".
    #[must_use]
    pub fn bin_label(&self, bin: u16) -> String {
        let label = |(first, last)| format!("{}–{}", time_to_text(first), time_to_text(last));
        self.0.bins().nth(usize::from(bin)).map(label).unwrap_or_default()
    }

    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        let minutes = parse_time(given).ok_or(FaultKind::NotATime)?;
        if minutes < self.earliest() {
            return Err(FaultKind::TooEarly);
        }
        if minutes > self.latest() {
            return Err(FaultKind::TooLate);
        }
        Ok(Answer::Number(minutes))
    }

    pub(super) fn categories(&self) -> Vec<Category> {
        self.0.categories()
    }
}

/// A day within bounds and a time of day.
pub(super) fn moment(range: &DateRange, given: &str) -> Result<Answer, FaultKind> {
    let (day, time) = given.trim().split_once(['T', ' ']).ok_or(FaultKind::NotAMoment)?;
    let minutes = parse_time(time).ok_or(FaultKind::NotAMoment)?;
    match range.answer(day) {
        Ok(_) => {}
        Err(FaultKind::NotADate) => return Err(FaultKind::NotAMoment),
        Err(fault) => return Err(fault),
    }
    let days = parse_day(day).map(days_of).ok_or(FaultKind::NotAMoment)?;
    Ok(Answer::Number(i64::from(days) * MINUTES_A_DAY + minutes))
}

/// Days since 1970-01-01 of a moment.
pub(crate) fn day_of_moment(minutes: i64) -> Option<i32> {
    i32::try_from(minutes.div_euclid(MINUTES_A_DAY)).ok()
}

/// Reads `18:30`; seconds, a fraction and an offset, as programs write them, are allowed and left out.
pub(crate) fn parse_time(text: &str) -> Option<i64> {
    let mut parts = text.trim().splitn(3, ':');
    let mut part = |most: i64| {
        let digits: String = parts.next()?.chars().take_while(char::is_ascii_digit).collect();
        (digits.len() <= 2).then(|| digits.parse::<i64>().ok()).flatten().filter(|value| *value <= most)
    };
    let (hour, minute) = (part(23)?, part(59)?);
    Some(hour * 60 + minute)
}

/// "18:30".
#[must_use]
pub fn time_to_text(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Period;

    #[test]
    fn a_time_falls_into_a_quarter_of_the_day() {
        let time = TimeOfDay::new(0, 1439, &[]).unwrap();
        assert_eq!(time.answer("18:30"), Ok(Answer::Number(1110)));
        assert_eq!(time.answer("06:00:00.000-07:00"), Ok(Answer::Number(360)));
        assert_eq!([0, 359, 360, 1110].map(|minutes| time.bin_of(minutes)), [0, 0, 1, 3]);
        assert_eq!(time.bin_label(3), "18:00–23:59");
        for bad in ["24:00", "12:60", "noon", "1830", "123:00", ""] {
            assert_eq!(time.answer(bad), Err(FaultKind::NotATime), "{bad}");
        }
        assert_eq!(TimeOfDay::new(0, 1440, &[]), None);
        assert_eq!(TimeOfDay::new(480, 1200, &[]).unwrap().answer("07:59"), Err(FaultKind::TooEarly));
    }

    #[test]
    fn a_moment_is_a_day_and_a_time() {
        let day = |text| parse_day(text).unwrap();
        let range = DateRange::new(day("2026-01-01"), day("2026-12-31"), Period::Month).unwrap();
        let answer = moment(&range, "2026-05-31T18:30").unwrap();
        assert_eq!(answer, Answer::Number(i64::from(days_of(day("2026-05-31"))) * 1440 + 1110));
        assert_eq!(moment(&range, "2025-05-31 18:30"), Err(FaultKind::TooEarly));
        for bad in ["2026-05-31", "2026-02-30T10:00", "2026-05-31T25:00", "yesterday at 6"] {
            assert_eq!(moment(&range, bad), Err(FaultKind::NotAMoment), "{bad}");
        }
    }
}
