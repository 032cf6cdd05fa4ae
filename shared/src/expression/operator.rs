//! Operators between two values: how they are written, how tightly they bind, what they do.

use serde::{Deserialize, Serialize};

use super::{Value, number};

/// The phone is sent a variant's place in this list, so new ones go to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// How tightly an operator binds, loosest first (XPath 1.0, sections 3.3 to 3.5). All operators group to the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Binding {
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    /// Tighter than every operator.
    Value,
}

impl Binding {
    pub fn tighter(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Equality,
            Self::Equality => Self::Relation,
            Self::Relation => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product | Self::Value => Self::Value,
        }
    }
}

impl Operator {
    pub fn written(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "or" => Self::Or,
            "and" => Self::And,
            "=" => Self::Equal,
            "!=" => Self::NotEqual,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            "+" => Self::Add,
            "-" => Self::Subtract,
            "*" => Self::Multiply,
            "div" => Self::Divide,
            "mod" => Self::Modulo,
            _ => return None,
        })
    }

    pub fn binding(self) -> Binding {
        match self {
            Self::Or => Binding::Or,
            Self::And => Binding::And,
            Self::Equal | Self::NotEqual => Binding::Equality,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => Binding::Relation,
            Self::Add | Self::Subtract => Binding::Sum,
            Self::Multiply | Self::Divide | Self::Modulo => Binding::Product,
        }
    }

    /// `and` and `or` are handed both sides although XPath stops at the first that decides: no side can fail or change anything,
    /// so nobody can tell.
    pub fn apply(self, left: &Value, right: &Value) -> Value {
        match self {
            Self::Or => Value::Boolean(left.truth() || right.truth()),
            Self::And => Value::Boolean(left.truth() && right.truth()),
            Self::Equal => Value::Boolean(equal(left, right)),
            Self::NotEqual => Value::Boolean(!equal(left, right)),
            Self::Less => Value::Boolean(left.number() < right.number()),
            Self::LessOrEqual => Value::Boolean(left.number() <= right.number()),
            Self::Greater => Value::Boolean(left.number() > right.number()),
            Self::GreaterOrEqual => Value::Boolean(left.number() >= right.number()),
            Self::Add => Value::Number(left.number() + right.number()),
            Self::Subtract => Value::Number(left.number() - right.number()),
            Self::Multiply => Value::Number(left.number() * right.number()),
            Self::Divide => Value::Number(left.number() / right.number()),
            Self::Modulo => Value::Number(number::remainder(left.number(), right.number())),
        }
    }
}

/// XPath 1.0, section 3.4, with days compared as numbers. Two answers are two texts, so '5' and '5.0' differ, as in Enketo and ODK
/// Web Forms; JavaRosa would compare them by the types of their questions.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) => left.truth() == right.truth(),
        (Value::Text(left), Value::Text(right)) => left == right,
        (Value::Number(_) | Value::Date(_), _) | (_, Value::Number(_) | Value::Date(_)) => near(left.number(), right.number()),
    }
}

/// Equal but for what binary fractions add, as in JavaRosa, the engine of ODK Collect: 0.1 + 0.2 = 0.3. Enketo and ODK Web Forms
/// compare to the last bit, which nobody who writes a questionnaire expects.
fn near(left: f64, right: f64) -> bool {
    left == right || (left - right).abs() < 1e-12
}
