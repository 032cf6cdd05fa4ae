//! A day within public bounds, published as a month or a year.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::cells::Category;
use crate::day::{date_of, days_of, parse_day};
use crate::response::{Answer, FaultKind};

/// How coarsely a day is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Month,
    Year,
}

/// Earliest and latest day that can be answered, as days since 1970-01-01, and the period they are published by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRange {
    earliest_days: i32,
    latest_days: i32,
    by: Period,
}

impl DateRange {
    /// More periods than this make a table that no neighborhood survey can fill.
    const PERIODS_AT_MOST: u16 = 240;

    /// `None` when the range is empty or has more than 240 periods.
    #[must_use]
    pub fn new(earliest: Date, latest: Date, by: Period) -> Option<Self> {
        let range = Self { earliest_days: days_of(earliest), latest_days: days_of(latest), by };
        (earliest <= latest && range.period_of(latest)? < Self::PERIODS_AT_MOST).then_some(range)
    }

    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        date_of(self.earliest_days)
    }

    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        date_of(self.latest_days)
    }

    /// Which period, counted from the earliest, a day within bounds falls into.
    #[must_use]
    pub fn period_of(&self, day: Date) -> Option<u16> {
        let first = self.earliest()?;
        let years = day.year() - first.year();
        let periods = match self.by {
            Period::Year => years,
            Period::Month => years * 12 + i32::from(u8::from(day.month())) - i32::from(u8::from(first.month())),
        };
        u16::try_from(periods).ok()
    }

    /// The period as it is published: "2026-05" or "2026".
    #[must_use]
    pub fn period_label(&self, period: u16) -> String {
        let Some(first) = self.earliest() else { return String::new() };
        match self.by {
            Period::Year => (first.year() + i32::from(period)).to_string(),
            Period::Month => {
                let months = i32::from(u8::from(first.month())) - 1 + i32::from(period);
                format!("{}-{:02}", first.year() + months / 12, months % 12 + 1)
            }
        }
    }

    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        let days = parse_day(given).map(days_of).ok_or(FaultKind::NotADate)?;
        if days < self.earliest_days {
            return Err(FaultKind::TooEarly);
        }
        if days > self.latest_days {
            return Err(FaultKind::TooLate);
        }
        Ok(Answer::Date(days))
    }

    pub(super) fn categories(&self) -> Vec<Category> {
        let last = self.latest().and_then(|latest| self.period_of(latest)).unwrap_or(0);
        (0..=last).map(Category::Bin).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap()
    }

    #[test]
    fn months_are_counted_across_years() {
        let range = DateRange::new(day("2025-11-15"), day("2026-02-01"), Period::Month).unwrap();
        assert_eq!(range.categories().len(), 4);
        assert_eq!(range.period_of(day("2026-01-31")), Some(2));
        assert_eq!([0, 1, 2, 3].map(|period| range.period_label(period)), ["2025-11", "2025-12", "2026-01", "2026-02"]);
        assert_eq!(range.answer("2025-11-14"), Err(FaultKind::TooEarly));
        assert_eq!(range.answer("2026-02-02"), Err(FaultKind::TooLate));
    }

    #[test]
    fn an_endless_range_is_refused() {
        assert_eq!(DateRange::new(day("1900-01-01"), day("2026-01-01"), Period::Month), None);
        assert!(DateRange::new(day("1900-01-01"), day("2026-01-01"), Period::Year).is_some());
    }
}
