//! Days.

use time::Date;

use super::{Today, Value, functions};
use crate::expression::day;

functions! {
    "today" = Today(today: Today) -> Date { today.0 }

    /// The day that text or a number of days since 1970-01-01 stands for, '' where there is no such day; JavaRosa stops with an
    /// error there, which a person filling in a form could do nothing about.
    "date" = Date(value: Value) -> Option<Date> {
        match value {
            Value::Text(text) => day::from_text(&text),
            Value::Number(days) if days.is_nan() => None,
            Value::Number(days) => day::after_epoch(days.floor() as i32),
            Value::Boolean(_) => None,
            Value::Date(date) => Some(date),
        }
    }
}
