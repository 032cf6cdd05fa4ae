//! The only place that reads the time, and only the day of it.

use time::Date;

/// Tells the day.
pub trait Clock: Send + Sync {
    fn today(&self) -> Date;
}

/// The machine's clock, in UTC.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one place the rule leaves")]
    fn today(&self) -> Date {
        time::OffsetDateTime::now_utc().date()
    }
}

/// Always the same day: for tests.
pub struct FixedClock(pub Date);

impl Clock for FixedClock {
    fn today(&self) -> Date {
        self.0
    }
}
