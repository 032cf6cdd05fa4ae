//! What expressions are worth, and the conversions between kinds of value (XPath 1.0, sections 4.2 to 4.4, with ODK's dates).

use std::borrow::Cow;

use super::context::Context;
use super::moment::Moment;
use super::number;
use super::tree::NodeId;

/// The value of an expression. Answers are nodes with text; functions and operators make the other kinds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// In document order, unless they were shuffled on purpose.
    Nodes(Vec<NodeId>),
    Text(String),
    Number(f64),
    Boolean(bool),
    Moment(Moment),
    /// What `date` makes of what is none: not a number, false, and "Invalid Date" as text. JavaRosa stops with an error instead;
    /// Enketo and ODK Web Forms have this value, and a form that is being filled in must not stop.
    NoMoment,
}

impl Value {
    /// No answer.
    pub const EMPTY: Self = Self::Text(String::new());

    /// As a condition: text that is not empty, a number other than 0 and NaN, a moment other than the first of 1970, any nodes at all
    /// even if they hold nothing.
    #[must_use]
    pub fn truth(&self) -> bool {
        match self {
            Self::Nodes(nodes) => !nodes.is_empty(),
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Boolean(boolean) => *boolean,
            Self::Moment(moment) => moment.milliseconds != 0,
            Self::NoMoment => false,
        }
    }

    /// As a number. Text that is a date counts the days since 1970-01-01T00:00Z where the context knows dates; other text that is not
    /// a number, '' included, is NaN. Nodes count as the text of the first.
    #[must_use]
    pub fn number(&self, context: &dyn Context) -> f64 {
        match self {
            Self::Nodes(_) | Self::Text(_) => number_of(&self.text(context), context),
            Self::Number(number) => *number,
            Self::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Self::Moment(moment) => moment.days(),
            Self::NoMoment => f64::NAN,
        }
    }

    /// As it would stand in the model.
    #[must_use]
    pub fn text<'a>(&'a self, context: &'a dyn Context) -> Cow<'a, str> {
        match self {
            Self::Nodes(nodes) => nodes.first().map_or("".into(), |node| context.text(*node)),
            Self::Text(text) => text.into(),
            Self::Number(number) if number.is_finite() => context.host().number_text(*number).into(),
            Self::Number(number) if number.is_nan() => "NaN".into(),
            Self::Number(number) => if *number > 0.0 { "Infinity" } else { "-Infinity" }.into(),
            Self::Boolean(boolean) => if *boolean { "true" } else { "false" }.into(),
            Self::Moment(moment) => moment.text().into(),
            Self::NoMoment => "Invalid Date".into(),
        }
    }

    /// As a moment: text that is a date, a number of days.
    pub(super) fn moment(&self, context: &dyn Context) -> Option<Moment> {
        let offset = context.now().offset;
        match self {
            Self::Nodes(_) | Self::Text(_) => Moment::from_text(&self.text(context), offset),
            Self::Number(days) => Moment::of_days(*days, offset),
            Self::Moment(moment) => Some(*moment),
            Self::Boolean(_) | Self::NoMoment => None,
        }
    }
}

/// The number a text is.
pub(super) fn number_of(text: &str, context: &dyn Context) -> f64 {
    let date = if context.knows_dates() { Moment::from_text(text, context.now().offset) } else { None };
    date.map_or_else(|| number::from_text(text), Moment::days)
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

impl From<Vec<NodeId>> for Value {
    fn from(nodes: Vec<NodeId>) -> Self {
        Self::Nodes(nodes)
    }
}

impl From<Option<Moment>> for Value {
    fn from(moment: Option<Moment>) -> Self {
        moment.map_or(Self::NoMoment, Self::Moment)
    }
}
