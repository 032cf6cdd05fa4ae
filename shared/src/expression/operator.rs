//! Operators between two values: how they are written, how tightly they bind, what they do.

use std::borrow::Cow;
use std::slice;

use serde::{Deserialize, Serialize};

use super::context::{Context, Failure};
use super::evaluate::Evaluation;
use super::moment::Moment;
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

    /// `and`, `or` and `|` have steps of their own.
    pub fn apply(self, left: &Value, right: &Value, evaluation: &mut Evaluation<'_>) -> Result<Value, Failure> {
        let (a, b) = match self {
            Self::Equal | Self::NotEqual | Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => {
                return self.compare(left, right, evaluation).map(Value::Boolean);
            }
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Modulo => {
                (left.number(evaluation.context), right.number(evaluation.context))
            }
            Self::Or | Self::And => return Err(Failure::Damaged),
        };
        Ok(Value::Number(match self {
            Self::Add => a + b,
            Self::Subtract => a - b,
            Self::Multiply => a * b,
            Self::Divide => a / b,
            _ => number::remainder(a, b),
        }))
    }

    /// XPath 1.0, section 3.4: nodes are compared one by one and one pair that fits is enough, except with a truth value, for which
    /// they are one as a whole. (ODK Web Forms compares them one by one there too, where there is an order.)
    fn compare(self, left: &Value, right: &Value, evaluation: &mut Evaluation<'_>) -> Result<bool, Failure> {
        let truths = matches!(left, Value::Boolean(_)) || matches!(right, Value::Boolean(_));
        let context = evaluation.context;
        let ((Value::Nodes(_), _) | (_, Value::Nodes(_))) = (left, right) else {
            return Ok(self.holds(left, right, truths, context));
        };
        if truths {
            return Ok(self.holds(&Value::Boolean(left.truth()), &Value::Boolean(right.truth()), true, context));
        }
        let (left, right) = (items(left, context), items(right, context));
        for left in left.iter() {
            evaluation.budget.spend(right.len())?;
            if right.iter().any(|right| self.holds(left, right, false, context)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn holds(self, left: &Value, right: &Value, truths: bool, context: &dyn Context) -> bool {
        match self {
            Self::Equal => equal(left, right, truths, context),
            Self::NotEqual => !equal(left, right, truths, context),
            Self::Less => left.number(context) < right.number(context),
            Self::LessOrEqual => left.number(context) <= right.number(context),
            Self::Greater => left.number(context) > right.number(context),
            _ => left.number(context) >= right.number(context),
        }
    }
}

/// Nodes as their texts, other values as themselves.
fn items<'a>(value: &'a Value, context: &dyn Context) -> Cow<'a, [Value]> {
    match value {
        Value::Nodes(nodes) => nodes.iter().map(|node| Value::Text(context.text(*node).into_owned())).collect(),
        Value::Text(_) | Value::Number(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment => {
            slice::from_ref(value).into()
        }
    }
}

/// XPath 1.0, section 3.4, with dates compared as moments. Two answers are two texts, so '5' and '5.0' differ, as in Enketo and ODK
/// Web Forms; JavaRosa would compare them by the types of their questions.
fn equal(left: &Value, right: &Value, truths: bool, context: &dyn Context) -> bool {
    match (left, right) {
        _ if truths => left.truth() == right.truth(),
        (Value::Text(left), Value::Text(right)) if left == right => true,
        (Value::Text(left), Value::Text(right)) => {
            let offset = context.now().offset;
            let moment = |text| if context.knows_dates() { Moment::from_text(text, offset) } else { None };
            moment(left).is_some_and(|left| moment(right).is_some_and(|right| left.milliseconds == right.milliseconds))
        }
        _ => near(left.number(context), right.number(context)),
    }
}

/// Equal but for what binary fractions add, as in JavaRosa, the engine of ODK Collect: 0.1 + 0.2 = 0.3. Enketo and ODK Web Forms
/// compare to the last bit, which nobody who writes a questionnaire expects.
fn near(left: f64, right: f64) -> bool {
    left == right || (left - right).abs() < 1e-12
}
