//! How much of what people answer may be told, and on which days: part of the instrument, so it is public and fixed before anybody answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::parse::Parser;
use super::source::PublicationSource;
use crate::privacy::NanoRho;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The rules of publication. Without any, releases come from the budget of the population and are shown when they are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Of all releases of the survey together; that of the population holds beside it.
    pub budget: Option<NanoRho>,
    /// Releases are shown from the next such day on, so that when they appear tells nothing of how long they took or when the team met.
    pub weekday: Option<Weekday>,
}

impl Weekday {
    fn days_from_monday(self) -> u8 {
        match self {
            Self::Monday => 0,
            Self::Tuesday => 1,
            Self::Wednesday => 2,
            Self::Thursday => 3,
            Self::Friday => 4,
            Self::Saturday => 5,
            Self::Sunday => 6,
        }
    }
}

impl Publication {
    pub(super) fn parse(parser: &mut Parser, source: Option<&PublicationSource>) -> Self {
        let Some(source) = source else { return Self::default() };
        let at = "publication.budget";
        let budget =
            source.budget.as_deref().and_then(|text| NanoRho::parse(text).map_err(|error| parser.flaw::<()>(at, error)).ok());
        if budget == Some(NanoRho::ZERO) {
            parser.flaw::<()>(at, "is nothing, so nothing could ever be published");
        }
        Self { budget, weekday: source.weekday }
    }

    /// The first day on which a release can be seen that was drawn on a day; never the same day, where there is a rule.
    #[must_use]
    pub fn shown_from(&self, drawn: Date) -> Date {
        let Some(weekday) = self.weekday else { return drawn };
        let ahead =
            (i64::from(weekday.days_from_monday()) - i64::from(drawn.weekday().number_days_from_monday()) - 1).rem_euclid(7) + 1;
        drawn.saturating_add(Duration::days(ahead))
    }
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;

    fn day(day: u8) -> Date {
        Date::from_calendar_date(2026, Month::November, day).unwrap()
    }

    #[test]
    fn a_release_is_shown_on_the_next_such_day_and_never_on_the_same() {
        let on = |weekday| Publication { budget: None, weekday };
        // 23 November 2026 is a Monday.
        assert_eq!(on(None).shown_from(day(23)), day(23));
        assert_eq!(on(Some(Weekday::Monday)).shown_from(day(23)), day(30));
        assert_eq!(on(Some(Weekday::Monday)).shown_from(day(22)), day(23));
        assert_eq!(on(Some(Weekday::Sunday)).shown_from(day(23)), day(29));
        assert_eq!(on(Some(Weekday::Tuesday)).shown_from(day(23)), day(24));
        assert_eq!(on(Some(Weekday::Monday)).shown_from(Date::MAX), Date::MAX);
    }
}
