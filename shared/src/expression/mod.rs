//! The expression language of ODK XForms: conditions, constraints and calculations over the answers of one person.
//!
//! An expression is parsed once, on the server; phones are sent it parsed and link no parser. It is kept as a flat list of nodes
//! with operands before their operator, so encoding, decoding, dropping and evaluating need no recursion, whatever its nesting.
//! The language is total: every expression has a value for every set of answers, and evaluating changes nothing.
//!
//! It is not all of XPath: there are no paths, node-sets or predicates. `${name}` reads an answer and `.` the answer at hand.
//!
//! Sources: [ODK XForms](https://getodk.github.io/xforms-spec/#xpath-functions), [XPath 1.0](https://www.w3.org/TR/1999/REC-xpath-19991116/).
//! To add a function, see `function/mod.rs`; to add an operator, add a variant in `operator.rs`.

mod day;
mod error;
mod evaluate;
mod function;
mod lexer;
mod number;
mod operator;
mod parser;
mod value;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use time::Date;

pub use error::{Problem, SyntaxError};
pub use value::Value;

use function::Function;
use operator::Operator;

/// Longest source, in bytes.
pub const SOURCE_BYTES_AT_MOST: usize = 4096;
/// Most values, operators and calls in one expression.
pub const NODES_AT_MOST: u16 = 512;
/// Most brackets open at one place, those of calls included.
pub const DEPTH_AT_MOST: u8 = 32;

/// Position in the instrument's list of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot(pub u16);

/// A parsed expression.
///
/// Decoding one needs no check: a list of nodes that no parser would make still has a value, see [`Expression::evaluate`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expression(Vec<Node>);

/// One step. It takes its operands from the values of the steps before it and leaves one value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Node {
    Number(f64),
    Text(Box<str>),
    /// `${name}`
    Read(Slot),
    /// `.`
    Current,
    /// Unary minus.
    Negate,
    Operate(Operator),
    /// A function and the number of its arguments.
    Call(Function, u16),
}

/// What an expression can see. Values live in the model as text, as in ODK XForms: '' for no answer, option names separated by
/// spaces for a multiple choice, ISO 8601 for a day.
pub trait Context {
    /// The answer to an item; '' for a slot the instrument does not have.
    fn text_of(&self, slot: Slot) -> Cow<'_, str>;
    /// The answer to the question the expression belongs to.
    fn current(&self) -> Cow<'_, str>;
    /// The day it is where the person is.
    fn today(&self) -> Date;
}

impl Expression {
    /// Reads an expression. `slot_of` finds the item of a `${name}`.
    ///
    /// # Errors
    /// The first place where the source breaks the grammar, names nothing or outgrows the bounds of this module.
    pub fn parse(source: &str, slot_of: impl Fn(&str) -> Option<Slot>) -> Result<Self, SyntaxError> {
        parser::parse(source, &slot_of).map(Self)
    }

    /// Every slot it reads, in order of first use.
    #[must_use]
    pub fn reads(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        for node in &self.0 {
            if let Node::Read(slot) = node
                && !slots.contains(slot)
            {
                slots.push(*slot);
            }
        }
        slots
    }

    /// Whether it reads the answer at hand, `.`.
    #[must_use]
    pub fn reads_current(&self) -> bool {
        self.0.contains(&Node::Current)
    }

    /// Its value, in time proportional to its nodes and the texts it reads. An operand that is missing counts as ''.
    #[must_use]
    pub fn evaluate(&self, context: &impl Context) -> Value {
        evaluate::evaluate(&self.0, context)
    }
}

#[cfg(test)]
mod tests;
