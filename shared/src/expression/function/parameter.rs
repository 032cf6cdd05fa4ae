//! What the signature of a function can ask for, and how arguments become it.

use super::super::context::{Context, Failure};
use super::super::evaluate::{Evaluation, Focus, nodes};
use super::super::moment::Moment;
use super::super::tree::NodeId;
use super::super::{NODES_AT_MOST, Type, Value};

/// The arguments of one call that are still to be taken, last one first, and what the call can see.
pub(in crate::expression) struct Arguments<'a, 'b> {
    pub reversed: Vec<Value>,
    pub focus: Focus,
    pub evaluation: &'a mut Evaluation<'b>,
}

/// How many arguments a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) struct Arity {
    pub fewest: u16,
    pub most: u16,
}

/// More than an expression can have.
const ANY_NUMBER: u16 = NODES_AT_MOST;

impl Arity {
    pub fn admits(self, given: u16) -> bool {
        (self.fewest..=self.most).contains(&given)
    }

    pub fn in_words(self) -> String {
        let count = |count: u16| match count {
            0 => "no arguments".to_owned(),
            1 => "1 argument".to_owned(),
            2.. => format!("{count} arguments"),
        };
        match self {
            Self { fewest, most } if fewest == most => count(most),
            Self { fewest, most: ANY_NUMBER.. } => format!("at least {}", count(fewest)),
            Self { fewest, most } => format!("{fewest} to {}", count(most)),
        }
    }
}

pub(super) trait Parameter: Sized {
    /// How many arguments it may stand for.
    const ARITY: Arity = Arity { fewest: 1, most: 1 };

    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure>;
}

/// As it is.
impl Parameter for Value {
    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        arguments.reversed.pop().ok_or(Failure::Damaged)
    }
}

impl Parameter for String {
    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        let value = Value::take(arguments)?;
        let text = value.text(arguments.evaluation.context).into_owned();
        arguments.evaluation.budget.spend(text.len() / 8)?;
        Ok(text)
    }
}

impl Parameter for f64 {
    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        Ok(Value::take(arguments)?.number(arguments.evaluation.context))
    }
}

impl Parameter for bool {
    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        Ok(Value::take(arguments)?.truth())
    }
}

/// Nodes, and nothing that is not nodes.
impl Parameter for Vec<NodeId> {
    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        nodes(Value::take(arguments)?)
    }
}

/// An argument that may be left out. Only others of its sort may follow.
impl<P: Parameter> Parameter for Option<P> {
    const ARITY: Arity = Arity { fewest: 0, most: P::ARITY.most };

    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        if arguments.reversed.is_empty() { Ok(None) } else { P::take(arguments).map(Some) }
    }
}

/// All the arguments there are from here on, as they are.
pub(super) struct Rest(pub Vec<Value>);

impl Parameter for Rest {
    const ARITY: Arity = Arity { fewest: 0, most: ANY_NUMBER };

    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        let mut rest = std::mem::take(&mut arguments.reversed);
        rest.reverse();
        Ok(Self(rest))
    }
}

/// All the arguments there are from here on, with nodes taken apart into their texts.
pub(super) struct Spread(pub Vec<Value>);

impl Parameter for Spread {
    const ARITY: Arity = Rest::ARITY;

    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        let Rest(rest) = Rest::take(arguments)?;
        let mut spread = Vec::with_capacity(rest.len());
        for value in rest {
            arguments.evaluation.budget.spend(1)?;
            spread.extend(items(value, arguments.evaluation.context));
        }
        Ok(Self(spread))
    }
}

/// The texts of nodes; another value as it is.
pub(super) fn items(value: Value, context: &dyn Context) -> Vec<Value> {
    match value {
        Value::Nodes(nodes) => nodes.into_iter().map(|node| Value::Text(context.text(node).into_owned())).collect(),
        Value::Text(_) | Value::Number(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment => vec![value],
    }
}

/// The node at hand if an argument was left out; the argument otherwise.
pub(super) struct OrHere(pub Value);

impl Parameter for OrHere {
    const ARITY: Arity = Arity { fewest: 0, most: 1 };

    fn take(arguments: &mut Arguments<'_, '_>) -> Result<Self, Failure> {
        Ok(Self(<Option<Value> as Parameter>::take(arguments)?.unwrap_or_else(|| Value::Nodes(vec![arguments.focus.node]))))
    }
}

/// What kind of value a function gives.
pub(super) trait Returned {
    const KIND: Type;
}

impl Returned for Value {
    const KIND: Type = Type::Any;
}

impl Returned for String {
    const KIND: Type = Type::Text;
}

impl Returned for f64 {
    const KIND: Type = Type::Number;
}

impl Returned for bool {
    const KIND: Type = Type::Boolean;
}

impl Returned for Vec<NodeId> {
    const KIND: Type = Type::Nodes;
}

impl Returned for Option<Moment> {
    const KIND: Type = Type::Date;
}
