//! What day it is where the person is. The phone's only door to the time.

use time::{Date, Month};

/// The day on the phone's own calendar; `None` if its clock is set to no day at all.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    // Months are counted from zero (ECMA-262, section 21.4.4.8).
    let month = Month::try_from(u8::try_from(now.get_month()).ok()? + 1).ok()?;
    Date::from_calendar_date(i32::try_from(now.get_full_year()).ok()?, month, u8::try_from(now.get_date()).ok()?).ok()
}
