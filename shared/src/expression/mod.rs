//! The expression language of ODK XForms: conditions, constraints and calculations. It is XPath 1.0 with ODK's functions, and
//! `${name}` for the answers to a question.
//!
//! An expression is parsed once, on the server; phones are sent it parsed and link no parser. It is kept as a flat list of steps
//! with operands before their operator, so encoding, decoding, dropping and evaluating need no recursion, whatever its nesting.
//! Evaluating changes nothing and always ends: see [`Failure`] for when it has no value.
//!
//! ```text
//! lexer -> parser -> Expression (code) -> evaluate, over a Context (tree, context, host), with operators and functions
//! ```
//!
//! Sources: [ODK XForms](https://getodk.github.io/xforms-spec/#xpath-functions), [XPath 1.0](https://www.w3.org/TR/1999/REC-xpath-19991116/).
//! Where engines differ, the function or operator says what was chosen and why.
//! To add a function, see `function/mod.rs`; to add an operator, add a variant in `operator.rs`.

mod axis;
mod code;
mod column;
mod context;
mod error;
mod evaluate;
mod function;
mod host;
mod lexer;
mod moment;
mod number;
mod operator;
mod outline;
mod parser;
mod tree;
mod types;
mod value;

use serde::{Deserialize, Serialize};

pub use code::{Axis, Test};
pub use context::{Answers, Context, Failure};
pub use error::{Problem, SyntaxError};
pub use function::{Arguments, ExtraFunction};
pub use host::{Bare, Curve, Digest, Host, Native};
pub use moment::Moment;
pub use outline::Outline;
pub use tree::{Kind, Name, NodeId, Tree};
pub use types::{Advice, Type};
pub use value::Value;

use code::Step;
use context::{Flat, Laid};
pub use evaluate::PathStep;
use evaluate::{Evaluation, Focus};

/// Longest source, in bytes.
pub const SOURCE_BYTES_AT_MOST: usize = 32 * 1024;
/// Most values, operators, calls and steps of paths in one expression.
pub const NODES_AT_MOST: u16 = 4096;
/// Most brackets open at one place, those of calls and predicates included.
pub const DEPTH_AT_MOST: u8 = 64;

/// Position in the instrument's list of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot(pub u16);

/// A parsed expression.
///
/// Decoding one needs no check: a list of steps that no parser would make fails when it is evaluated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expression(Vec<Step>);

/// How to read a source.
pub struct Reading<'a> {
    /// The item of a `${name}`.
    pub slot_of: &'a dyn Fn(&str) -> Option<Slot>,
    /// The namespace of a prefix.
    pub namespace_of: &'a dyn Fn(&str) -> Option<String>,
    /// The namespace that names without a prefix may also have, besides none.
    pub default_namespace: &'a str,
    /// Whether only the functions of XPath 1.0 are known.
    pub native: bool,
    /// Whether an unknown function is a failure only where it is called, as in engines that read and evaluate in one.
    pub lenient: bool,
}

/// One path in an expression, as far as it can be known without evaluating it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub start: Start,
    pub steps: Vec<(Axis, Test)>,
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At `/`.
    Root,
    /// At the question that the expression belongs to.
    Here,
    /// At `current()`.
    Current,
    /// At `${name}`.
    Slot(Slot),
    /// At what a call or a bracket gives, or at the node that a predicate is about.
    Unknown,
}

impl Expression {
    /// Reads an expression of an instrument. `slot_of` finds the item of a `${name}`.
    ///
    /// # Errors
    /// The first place where the source breaks the grammar, names nothing or outgrows the bounds of this module.
    pub fn parse(source: &str, slot_of: impl Fn(&str) -> Option<Slot>) -> Result<Self, SyntaxError> {
        let reading =
            Reading { slot_of: &slot_of, namespace_of: &|_| None, default_namespace: "", native: false, lenient: false };
        Self::read(source, &reading)
    }

    /// Reads an expression of any document.
    ///
    /// # Errors
    /// As for [`Expression::parse`].
    pub fn read(source: &str, reading: &Reading<'_>) -> Result<Self, SyntaxError> {
        parser::parse(source, reading).map(Self)
    }

    /// Every slot it reads, in order of first use.
    #[must_use]
    pub fn reads(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        for step in &self.0 {
            if let Step::Read(slot) | Step::ReadAll(slot) = step
                && !slots.contains(slot)
            {
                slots.push(*slot);
            }
        }
        slots
    }

    /// Whether it reads the answer at hand, `.`, or nodes around it.
    #[must_use]
    pub fn reads_current(&self) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Here | Step::Current | Step::Once(_)))
    }

    /// Whether it calls a function that phones do not have, or walks a path.
    #[must_use]
    pub fn needs_server(&self) -> bool {
        self.0.iter().any(|step| match step {
            Step::Call(function, _) => function.needs_server(),
            step => matches!(step, Step::Walk(..) | Step::Filter | Step::Union),
        })
    }

    /// Every path in it that takes a step, in order; those in predicates too.
    #[must_use]
    pub fn paths(&self) -> Vec<Path> {
        let mut paths: Vec<Path> = Vec::new();
        let (mut is_open, mut predicate_ends) = (false, 0);
        for (index, step) in self.0.iter().enumerate() {
            let Step::Walk(axis, test) = step else {
                // A predicate ends what can be followed from step to step here.
                is_open = false;
                if let Step::Predicate(length) = step {
                    predicate_ends = predicate_ends.max(index + 1 + usize::from(*length));
                }
                continue;
            };
            if !is_open {
                let start = match index.checked_sub(1).and_then(|before| self.0.get(before)) {
                    Some(Step::Root) => Start::Root,
                    Some(Step::Here) if index < predicate_ends => Start::Unknown,
                    Some(Step::Here) => Start::Here,
                    Some(Step::Current) => Start::Current,
                    Some(Step::Read(slot) | Step::ReadAll(slot)) => Start::Slot(*slot),
                    Some(_) | None => Start::Unknown,
                };
                paths.push(Path { start, steps: Vec::new() });
                is_open = true;
            }
            if let Some(path) = paths.last_mut() {
                path.steps.push((*axis, test.clone()));
            }
        }
        paths
    }

    /// Its value at a node of a document, in bounded time.
    ///
    /// # Errors
    /// Why it has none.
    pub fn value_at(&self, context: &dyn Context, node: NodeId) -> Result<Value, Failure> {
        Evaluation::of(context, node).follow(&self.0, Focus { node, position: 1, size: 1 })
    }

    /// Its value over the answers to an instrument, with answers as text; '' where it has none.
    #[must_use]
    pub fn evaluate(&self, answers: &Answers<'_>) -> Value {
        answers.host.value(self, answers)
    }

    /// Its value where there is no outline: what phones do.
    #[must_use]
    pub fn value_in_list(&self, answers: &Answers<'_>) -> Value {
        self.settled(&Flat(answers), Flat::CURRENT)
    }

    /// Its value with repetitions and paths.
    fn value_in_outline(&self, answers: &Answers<'_>) -> Value {
        self.settled(&Laid(answers), answers.outline.at(answers.item))
    }

    fn settled(&self, context: &dyn Context, node: NodeId) -> Value {
        match self.value_at(context, node) {
            Ok(value @ Value::Nodes(_)) => Value::Text(value.text(context).into_owned()),
            Ok(value) => value,
            Err(_) => Value::EMPTY,
        }
    }
}

#[cfg(test)]
mod tests;
