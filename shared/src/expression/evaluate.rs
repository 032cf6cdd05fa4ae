//! Follows the steps of an expression. Values wait on a stack; only predicates, which brackets bound, are followed in recursion.

use super::axis::{Budget, Walk};
use super::code::{Axis, Step, Test};
use super::context::{Context, Failure};
use super::function::Arguments;
use super::tree::NodeId;
use super::{DEPTH_AT_MOST, Value};

/// The node a part of an expression is about, and its place among its like (XPath 1.0, section 1).
#[derive(Clone, Copy)]
pub(super) struct Focus {
    pub node: NodeId,
    pub position: usize,
    pub size: usize,
}

/// One evaluation.
pub(super) struct Evaluation<'a> {
    pub context: &'a dyn Context,
    /// The node the whole expression is about.
    pub current: NodeId,
    pub budget: Budget,
    /// What went wrong with an argument of the call that is being made.
    pub failure: Option<Failure>,
    depth: u8,
}

impl<'a> Evaluation<'a> {
    pub fn of(context: &'a dyn Context, current: NodeId) -> Self {
        Self { context, current, budget: Budget::FULL, failure: None, depth: 0 }
    }

    pub fn follow(&mut self, steps: &[Step], focus: Focus) -> Result<Value, Failure> {
        if self.depth > DEPTH_AT_MOST {
            return Err(Failure::Damaged);
        }
        self.depth += 1;
        let mut stack = Vec::new();
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            self.budget.spend(1)?;
            at += 1;
            let rest = steps.get(at..).unwrap_or_default();
            at += self.step(step, rest, focus, &mut stack)?;
        }
        self.depth -= 1;
        pop(&mut stack)
    }

    /// Carries out one step, and says how many of those behind it are done with.
    fn step(&mut self, step: &Step, rest: &[Step], focus: Focus, stack: &mut Vec<Value>) -> Result<usize, Failure> {
        let value = match step {
            Step::Number(number) => Value::Number(*number),
            Step::Text(text) => Value::Text(text.as_ref().to_owned()),
            Step::Read(slot) => Value::Nodes(self.context.reference(*slot, self.current)),
            Step::ReadAll(slot) => Value::Nodes(self.context.reference(*slot, self.context.root())),
            Step::Here => Value::Nodes(vec![focus.node]),
            Step::Current => Value::Nodes(vec![self.current]),
            Step::Root => Value::Nodes(vec![self.context.root()]),
            Step::Walk(..) | Step::Filter | Step::Union => {
                let host = self.context.host();
                return host.path(PathStep { step, rest, stack, evaluation: self });
            }
            Step::Predicate(_) => return Err(Failure::Damaged),
            Step::Negate => Value::Number(-pop(stack)?.number(self.context)),
            Step::Operate(operator) => {
                let right = pop(stack)?;
                let left = pop(stack)?;
                operator.apply(&left, &right, self)?
            }
            Step::Call(function, given) => {
                let first = stack.len().checked_sub(usize::from(*given)).ok_or(Failure::Damaged)?;
                let mut reversed = stack.split_off(first);
                reversed.reverse();
                function.call(&mut Arguments { reversed, focus, evaluation: self })?
            }
            Step::And(length) | Step::Or(length) => {
                let left = pop(stack)?.truth();
                if left != matches!(step, Step::Or(_)) {
                    return Ok(0);
                }
                stack.push(Value::Boolean(left));
                return Ok(usize::from(*length));
            }
            Step::Truth => Value::Boolean(pop(stack)?.truth()),
            Step::If(length) => return Ok(if pop(stack)?.truth() { 0 } else { usize::from(*length) }),
            Step::Skip(length) => return Ok(usize::from(*length)),
            Step::Once(length) => {
                let given = self.context.text(focus.node).into_owned();
                if given.is_empty() {
                    return Ok(0);
                }
                stack.push(Value::Text(given));
                return Ok(usize::from(*length));
            }
            Step::Fail => return Err(Failure::NoFunction),
        };
        stack.push(value);
        Ok(0)
    }

    /// The nodes one step of a path leads to. Predicates count from each node the step begins at (XPath 1.0, section 2.1).
    fn walk(&mut self, axis: Axis, test: &Test, from: Vec<NodeId>, predicates: &[&[Step]]) -> Result<Vec<NodeId>, Failure> {
        let mut all = Vec::new();
        for node in from {
            let mut walk = Walk { tree: self.context, axis, test, budget: &mut self.budget, found: Vec::new() };
            walk.from(node)?;
            let found = walk.found;
            all.extend(self.keep(found, predicates)?);
        }
        Ok(in_order(all))
    }

    fn keep(&mut self, mut found: Vec<NodeId>, predicates: &[&[Step]]) -> Result<Vec<NodeId>, Failure> {
        for predicate in predicates {
            let size = found.len();
            let mut kept = Vec::new();
            for (index, node) in found.into_iter().enumerate() {
                let position = index + 1;
                let holds = match self.follow(predicate, Focus { node, position, size })? {
                    Value::Number(number) => number == position as f64,
                    value @ (Value::Nodes(_) | Value::Text(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment) => {
                        value.truth()
                    }
                };
                if holds {
                    kept.push(node);
                }
            }
            found = kept;
        }
        Ok(found)
    }
}

/// A step of a path, for the host to take or to refuse.
pub struct PathStep<'a, 'b> {
    step: &'a Step,
    rest: &'a [Step],
    stack: &'a mut Vec<Value>,
    evaluation: &'a mut Evaluation<'b>,
}

impl PathStep<'_, '_> {
    /// Takes it, and says how many of the steps behind it are done with. A host that calls this links all axes and predicates.
    ///
    /// # Errors
    /// When there are no nodes to begin at, or too many on the way.
    pub fn take(self) -> Result<usize, Failure> {
        let Self { step, rest, stack, evaluation } = self;
        let (found, length) = match step {
            Step::Walk(axis, test) => {
                let from = nodes(pop(stack)?)?;
                let (predicates, length) = predicates(rest)?;
                (evaluation.walk(*axis, test, from, &predicates)?, length)
            }
            Step::Filter => {
                let found = nodes(pop(stack)?)?;
                let (predicates, length) = predicates(rest)?;
                (evaluation.keep(found, &predicates)?, length)
            }
            _ => {
                let right = nodes(pop(stack)?)?;
                let mut left = nodes(pop(stack)?)?;
                left.extend(right);
                evaluation.budget.spend(left.len())?;
                (in_order(left), 0)
            }
        };
        stack.push(Value::Nodes(found));
        Ok(length)
    }
}

fn pop(stack: &mut Vec<Value>) -> Result<Value, Failure> {
    stack.pop().ok_or(Failure::Damaged)
}

pub(super) fn nodes(value: Value) -> Result<Vec<NodeId>, Failure> {
    match value {
        Value::Nodes(nodes) => Ok(nodes),
        Value::Text(_) | Value::Number(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment => Err(Failure::NoNodes),
    }
}

/// Sorted and each once. By heaps, in place: the sort of the standard library is several kilobytes of program.
pub(super) fn in_order(mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    if nodes.is_sorted_by(|one, next| one < next) {
        return nodes;
    }
    for root in (0..nodes.len() / 2).rev() {
        sift(&mut nodes, root);
    }
    for last in (1..nodes.len()).rev() {
        nodes.swap(0, last);
        sift(&mut nodes[..last], 0);
    }
    nodes.dedup();
    nodes
}

/// Moves a node down until it is not before any below it.
fn sift(heap: &mut [NodeId], mut root: usize) {
    loop {
        let (left, right) = (2 * root + 1, 2 * root + 2);
        let Some(below) = heap.get(left) else { return };
        let largest = if heap.get(right) > Some(below) { right } else { left };
        if heap[root] >= heap[largest] {
            return;
        }
        heap.swap(root, largest);
        root = largest;
    }
}

/// The predicates at the beginning of the steps, and how many steps they take.
fn predicates(steps: &[Step]) -> Result<(Vec<&[Step]>, usize), Failure> {
    let (mut predicates, mut at) = (Vec::new(), 0);
    while let Some(Step::Predicate(length)) = steps.get(at) {
        let length = usize::from(*length);
        predicates.push(part(steps.get(at + 1..).unwrap_or_default(), length)?);
        at += 1 + length;
    }
    Ok((predicates, at))
}

fn part(steps: &[Step], length: usize) -> Result<&[Step], Failure> {
    steps.get(..length).ok_or(Failure::Damaged)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn order_is_that_of_the_standard_library(numbers in prop::collection::vec(0_u32..50, 0..60)) {
            let mut expected: Vec<NodeId> = numbers.iter().copied().map(NodeId).collect();
            let ours = in_order(expected.clone());
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(ours, expected);
        }
    }
}
