//! The steps an expression is made of: what the parser writes, phones are sent and the evaluator follows. Not how they are carried out.
//!
//! Steps stand in a flat list, operands before their operator, so that encoding, decoding, dropping and evaluating need no
//! recursion. A part that may not be needed, or is needed once a node, stands behind a step with its length, and is skipped by it.

use serde::{Deserialize, Serialize};

use super::Slot;
use super::function::Function;
use super::operator::Operator;

/// One step. The phone is sent a variant's place in this list, so new ones go to the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Step {
    Number(f64),
    Text(Box<str>),
    /// `${name}`, as seen from where the expression stands.
    Read(Slot),
    /// `${name}` in all repetitions.
    ReadAll(Slot),
    /// The node at hand, where a relative path begins.
    Here,
    /// The node the whole expression is about, `current()`.
    Current,
    /// `/`
    Root,
    /// Replaces nodes by those that one step of a path leads to, kept if all [`Step::Predicate`]s right behind it hold.
    Walk(Axis, Test),
    /// Keeps the nodes of a value for which all [`Step::Predicate`]s right behind it hold.
    Filter,
    /// So many steps that say whether a node is kept.
    Predicate(u16),
    /// `|`
    Union,
    /// Unary minus.
    Negate,
    Operate(Operator),
    /// A function and the number of its arguments.
    Call(Function, u16),
    /// After the left side of `and`: the so many steps of the right side are needed only if it is true.
    And(u16),
    /// After the left side of `or`: the so many steps of the right side are needed only if it is false.
    Or(u16),
    /// After the condition of `if`: if it is false, so many steps are passed over.
    If(u16),
    /// Passes over so many steps.
    Skip(u16),
    /// `once`: if there is an answer at hand it is the value, and so many steps are passed over.
    Once(u16),
    /// As a condition; what `and` and `or` make of their right side.
    Truth,
    /// Nothing can be made of this: see [`super::Reading::lenient`].
    Fail,
}

/// The directions of XPath 1.0, section 2.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Axis {
    Child,
    Descendant,
    Parent,
    Ancestor,
    FollowingSibling,
    PrecedingSibling,
    Following,
    Preceding,
    Attribute,
    Namespace,
    Itself,
    DescendantOrSelf,
    AncestorOrSelf,
}

impl Axis {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "child" => Self::Child,
            "descendant" => Self::Descendant,
            "parent" => Self::Parent,
            "ancestor" => Self::Ancestor,
            "following-sibling" => Self::FollowingSibling,
            "preceding-sibling" => Self::PrecedingSibling,
            "following" => Self::Following,
            "preceding" => Self::Preceding,
            "attribute" => Self::Attribute,
            "namespace" => Self::Namespace,
            "self" => Self::Itself,
            "descendant-or-self" => Self::DescendantOrSelf,
            "ancestor-or-self" => Self::AncestorOrSelf,
            _ => return None,
        })
    }
}

/// Which nodes of an axis are meant (XPath 1.0, section 2.3). Prefixes are resolved when the expression is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// `node()`
    Anything,
    /// `*`
    AnyName,
    /// `prefix:*`
    Namespace(Box<str>),
    /// `name`: of no namespace, or of that one.
    Local(Box<str>, Box<str>),
    /// `prefix:name`, namespace first.
    Qualified(Box<str>, Box<str>),
    Text,
    Comment,
    /// `processing-instruction('target')`; '' for any.
    Instruction(Box<str>),
}
