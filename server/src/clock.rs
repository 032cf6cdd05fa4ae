//! The only place that reads the time, and only the day of it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use time::{Date, Duration, OffsetDateTime};

/// Tells the day.
pub trait Clock: Send + Sync {
    fn today(&self) -> Date;
}

/// The machine's clock, at the place where people are asked: what the time zones of their own devices are is never looked at.
#[derive(Clone, Debug)]
pub struct SystemClock {
    zone: TimeZone,
}

impl Default for SystemClock {
    /// In UTC.
    fn default() -> Self {
        Self { zone: TimeZone::UTC }
    }
}

impl SystemClock {
    /// At a place of the IANA time zone database, such as `America/Chicago`; nothing where there is no such place.
    #[must_use]
    pub fn at_place(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(|zone| Self { zone })
    }

    fn day_at(&self, moment: OffsetDateTime) -> Date {
        let timestamp = Timestamp::from_second(moment.unix_timestamp()).unwrap_or_default();
        let offset = Duration::seconds(self.zone.to_offset(timestamp).seconds().into());
        moment.saturating_add(offset).date()
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one place the rule leaves")]
    fn today(&self) -> Date {
        self.day_at(OffsetDateTime::now_utc())
    }
}

/// Always the same day: for tests.
pub struct FixedClock(pub Date);

impl Clock for FixedClock {
    fn today(&self) -> Date {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_place() {
        // Midnight comes to Chicago at 6 in the morning of UTC, and in summer at 5.
        for (zone, seconds, day) in [
            ("UTC", 1_772_949_599, "2026-03-08"),
            ("America/Chicago", 1_772_949_599, "2026-03-07"),
            ("America/Chicago", 1_772_949_600, "2026-03-08"),
            ("America/Chicago", 1_780_203_599, "2026-05-30"),
            ("America/Chicago", 1_780_203_600, "2026-05-31"),
            ("Pacific/Kiritimati", 1_772_949_600, "2026-03-08"),
            ("Pacific/Kiritimati", 1_772_964_000, "2026-03-09"),
        ] {
            let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            assert_eq!(SystemClock::at_place(zone).unwrap().day_at(moment).to_string(), day, "{zone} {seconds}");
        }
        assert!(SystemClock::at_place("Chicago").is_none() && SystemClock::at_place("").is_none());
    }
}
