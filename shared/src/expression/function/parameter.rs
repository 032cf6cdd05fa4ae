//! What the signature of a function can ask for, and how arguments become it.

use super::super::context::{Context, Failure};
use super::super::evaluate::{Evaluation, Focus, nodes};
use super::super::moment::Moment;
use super::super::tree::NodeId;
use super::super::{NODES_AT_MOST, Type, Value};

/// The arguments of one call that are still to be taken, last one first, and what the call can see.
pub struct Arguments<'a, 'b> {
    pub(in crate::expression) reversed: Vec<Value>,
    pub(in crate::expression) focus: Focus,
    pub(in crate::expression) evaluation: &'a mut Evaluation<'b>,
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

impl Arguments<'_, '_> {
    /// Keeps a failure for after the call, which goes on with nothing: that takes less program than leaving at each argument, and
    /// bodies change nothing.
    fn note<T: Default>(&mut self, result: Result<T, Failure>) -> T {
        result.unwrap_or_else(|failure| {
            self.evaluation.failure = Some(failure);
            T::default()
        })
    }
}

/// An argument is taken by what it is wanted as.
pub(super) trait Parameter: Sized {
    /// How many arguments it may stand for.
    const ARITY: Arity = Arity { fewest: 1, most: 1 };

    fn take(arguments: &mut Arguments<'_, '_>) -> Self;
}

/// As it is.
impl Parameter for Value {
    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        arguments.reversed.pop().unwrap_or_else(|| {
            arguments.note::<()>(Err(Failure::Damaged));
            Value::EMPTY
        })
    }
}

impl Parameter for String {
    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        let value = Value::take(arguments);
        let text = value.text(arguments.evaluation.context).into_owned();
        let spent = arguments.evaluation.budget.spend(text.len() / 8);
        arguments.note(spent);
        text
    }
}

impl Parameter for f64 {
    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        Value::take(arguments).number(arguments.evaluation.context)
    }
}

impl Parameter for bool {
    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        Value::take(arguments).truth()
    }
}

/// Nodes, and nothing that is not nodes.
impl Parameter for Vec<NodeId> {
    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        let nodes = nodes(Value::take(arguments));
        arguments.note(nodes)
    }
}

/// An argument that may be left out. Only others of its sort may follow.
impl<P: Parameter> Parameter for Option<P> {
    const ARITY: Arity = Arity { fewest: 0, most: P::ARITY.most };

    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        if arguments.reversed.is_empty() { None } else { Some(P::take(arguments)) }
    }
}

/// All the arguments there are from here on, as they are.
pub(super) struct Rest(pub Vec<Value>);

impl Parameter for Rest {
    const ARITY: Arity = Arity { fewest: 0, most: ANY_NUMBER };

    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        let mut rest = std::mem::take(&mut arguments.reversed);
        rest.reverse();
        Self(rest)
    }
}

/// All the arguments there are from here on, with nodes taken apart into their texts.
pub(super) struct Spread(pub Vec<Value>);

impl Parameter for Spread {
    const ARITY: Arity = Rest::ARITY;

    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        let Rest(rest) = Rest::take(arguments);
        let mut spread = Vec::with_capacity(rest.len());
        for value in rest {
            let spent = arguments.evaluation.budget.spend(1);
            arguments.note(spent);
            spread.extend(items(value, arguments.evaluation.context));
        }
        Self(spread)
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

    #[inline(never)]
    fn take(arguments: &mut Arguments<'_, '_>) -> Self {
        Self(<Option<Value> as Parameter>::take(arguments).unwrap_or_else(|| Value::Nodes(vec![arguments.focus.node])))
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
