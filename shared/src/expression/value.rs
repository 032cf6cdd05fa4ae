//! What expressions are worth, and the conversions between kinds of value (XPath 1.0, sections 4.2 to 4.4, with ODK's days).

use time::Date;

use super::{day, number};

/// The value of an expression. Answers are text; functions and operators make the other kinds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Boolean(bool),
    Date(Date),
}

impl Value {
    /// No answer.
    pub const EMPTY: Self = Self::Text(String::new());

    /// As a condition: text that is not empty, a number other than 0 and NaN, any day.
    #[must_use]
    pub fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Boolean(boolean) => *boolean,
            Self::Date(_) => true,
        }
    }

    /// As a number. A day, or text that is an ISO 8601 day, counts the days since 1970-01-01; other text that is not a number,
    /// '' included, is NaN.
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Self::Text(text) => match day::from_text(text) {
                Some(date) => f64::from(day::since_epoch(date)),
                None => number::from_text(text),
            },
            Self::Number(number) => *number,
            Self::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Self::Date(date) => f64::from(day::since_epoch(*date)),
        }
    }

    /// As it would stand in the model.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number::to_text(*number),
            Self::Boolean(boolean) => if *boolean { "true" } else { "false" }.to_owned(),
            Self::Date(date) => day::to_text(*date),
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// A day that there is not is no answer.
impl From<Option<Date>> for Value {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::EMPTY, Self::Date)
    }
}
