//! The second pass over an instrument: its expressions, once all items are known, and the order they can be evaluated in.
//!
//! What an item is asked for, offers and computes may read any other item, before or behind it. Circles are flaws and are named;
//! without them there is an order in which each item comes after all that it reads.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::logic::{ItemLogic, Required, Turn};
use super::parse::Parser;
use crate::expression::{Axis, Expression, NodeId, Outline, Slot, Start, Test};
use crate::question::Question;

/// An expression as it was written, for one item.
pub(super) struct Written {
    /// Where it stands in the source.
    pub path: String,
    pub source: String,
    pub slot: Slot,
    pub role: Role,
}

/// What an expression is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A condition of the item, or of a page or group around it.
    Relevant,
    Constraint,
    /// Whether an answer is needed.
    Required,
    Value,
    /// Whether the next option is offered.
    Offered,
}

/// A condition around an element.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Written {
        path: String,
        source: String,
    },
    /// There are at least so many repetitions.
    Repeated {
        count: Slot,
        number: u16,
    },
}

/// What names stand for: items by their first repetition, then groups and repetitions.
struct Names {
    slots: BTreeMap<String, Slot>,
    items: usize,
}

/// Puts the expressions into the items, and finds the order of evaluation.
pub(super) fn wire(
    parser: &mut Parser,
    items: &mut [ItemLogic],
    outline: &Outline,
    containers: Vec<(String, Slot)>,
) -> Vec<Turn> {
    let mut names = Names { slots: containers.into_iter().collect(), items: items.len() };
    for (slot, item) in (0u16..).map(Slot).zip(&*items) {
        names.slots.insert(item.name.as_str().to_owned(), slot);
    }
    let mut places = vec![String::new(); items.len()];
    for written in std::mem::take(&mut parser.written) {
        let index = usize::from(written.slot.0);
        let Some(expression) = read(parser, &written, &names, outline) else { continue };
        let Some((item, place)) = items.get_mut(index).zip(places.get_mut(index)) else { continue };
        // What is only looked at once all answers are known makes no circle.
        if !matches!(written.role, Role::Constraint | Role::Required) && place.is_empty() {
            *place = written.path;
        }
        match written.role {
            Role::Relevant => item.relevant.push(expression),
            Role::Constraint => item.constraint = Some(expression),
            Role::Required => item.required = Required::When(expression),
            Role::Value => item.question = Question::Calculated(expression),
            Role::Offered => item.offered.push(expression),
        }
    }
    let reads: Vec<Vec<Slot>> = (0u16..).map(Slot).zip(&*items).map(|(slot, item)| reads(item, slot, outline)).collect();
    in_order(parser, items, &places, reads)
}

fn read(parser: &mut Parser, written: &Written, names: &Names, outline: &Outline) -> Option<Expression> {
    let nearest = |slot: Slot| if usize::from(slot.0) < names.items { outline.nearest(slot, written.slot) } else { slot };
    let slot_of = |name: &str| names.slots.get(name).copied().map(nearest);
    let expression = Expression::parse(&written.source, slot_of).map_err(|error| parser.flaw::<()>(&written.path, error)).ok()?;
    for path in expression.paths() {
        let begin = match path.start {
            Start::Root => Outline::DOCUMENT,
            Start::Here | Start::Current => outline.at(written.slot),
            Start::Slot(slot) => outline.at(slot),
            Start::Unknown => continue,
        };
        if let Some(lost) = leads_nowhere(outline, begin, &path.steps) {
            return parser.flaw(&written.path, format!("has a path that leads nowhere: there is no “{lost}” where it looks"));
        }
    }
    Some(expression)
}

/// The name a path does not find, as far as its steps go plainly down and up.
fn leads_nowhere<'a>(outline: &Outline, begin: NodeId, steps: &'a [(Axis, Test)]) -> Option<&'a str> {
    let mut nodes = BTreeSet::from([begin]);
    for (axis, test) in steps {
        let (next, name): (BTreeSet<_>, _) = match (axis, test) {
            (Axis::Parent, Test::Anything) => (nodes.iter().filter_map(|&node| outline.parent_of(node)).collect(), ".."),
            (Axis::Child, Test::Local(name, _)) => {
                (nodes.iter().flat_map(|&node| outline.children(node, Some(name))).collect(), name)
            }
            (Axis::Child, Test::AnyName) => (nodes.iter().flat_map(|&node| outline.children(node, None)).collect(), "*"),
            _ => return None,
        };
        if next.is_empty() {
            return Some(name);
        }
        nodes = next;
    }
    None
}

/// The items that must be evaluated before an item.
fn reads(item: &ItemLogic, slot: Slot, outline: &Outline) -> Vec<Slot> {
    let mut reads = BTreeSet::new();
    for expression in item.relevant.iter().chain(&item.offered).chain(item.question.calculation()) {
        reads.extend(expression.reads().into_iter().flat_map(|read| outline.depends_on(read, slot)));
        for path in expression.paths() {
            // Where a path ends says what it reads; a path up to a repetition only counts it.
            if let Some((_, Test::Local(name, _))) = path.steps.last() {
                // In a predicate or behind a call it may as well be a column of a list: that must not make a circle.
                let is_sure = path.start != Start::Unknown;
                reads.extend(outline.named(name).into_iter().filter(|&read| is_sure || read < slot));
            }
        }
    }
    reads.into_iter().collect()
}

/// Kahn's algorithm (1962), always taking the item that stands first.
fn in_order(parser: &mut Parser, items: &[ItemLogic], places: &[String], reads: Vec<Vec<Slot>>) -> Vec<Turn> {
    let mut read_by: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut waits_for: Vec<usize> = reads.iter().map(Vec::len).collect();
    for (reader, reads) in reads.iter().enumerate() {
        for read in reads {
            if let Some(read_by) = read_by.get_mut(usize::from(read.0)) {
                read_by.push(reader);
            }
        }
    }
    let mut ready: BinaryHeap<Reverse<usize>> = (0..items.len()).filter(|&index| waits_for[index] == 0).map(Reverse).collect();
    let mut order = Vec::with_capacity(items.len());
    while let Some(Reverse(index)) = ready.pop() {
        order.push(index);
        for &reader in &read_by[index] {
            waits_for[reader] -= 1;
            if waits_for[reader] == 0 {
                ready.push(Reverse(reader));
            }
        }
    }
    if let Some(stuck) = (0..items.len()).find(|&index| waits_for[index] > 0) {
        let circle = circle_from(stuck, &reads, &waits_for);
        let names: Vec<_> = circle.iter().filter_map(|&index| items.get(index)).map(|item| format!("“{}”", item.name)).collect();
        let place = circle.first().and_then(|&index| places.get(index)).map_or(".", String::as_str);
        parser.flaw::<()>(place, format!("goes round in a circle: {} waits for itself", names.join(" waits for ")));
    }
    let mut reads = reads;
    let turn = |index: usize| Some(Turn { slot: Slot(u16::try_from(index).ok()?), reads: std::mem::take(reads.get_mut(index)?) });
    order.into_iter().filter_map(turn).collect()
}

/// One circle among the items that wait, from the item of it that stands first.
fn circle_from(stuck: usize, reads: &[Vec<Slot>], waits_for: &[usize]) -> Vec<usize> {
    let mut walked = vec![stuck];
    loop {
        let at = walked[walked.len() - 1];
        // An item that waits has at least one that waits among those it reads.
        let next =
            reads[at].iter().map(|read| usize::from(read.0)).find(|&read| waits_for.get(read).is_some_and(|&waits| waits > 0));
        let Some(next) = next else { return walked };
        if let Some(begin) = walked.iter().position(|&index| index == next) {
            let mut circle = walked.split_off(begin);
            let first = (0..circle.len()).min_by_key(|&index| circle[index]).unwrap_or(0);
            circle.rotate_left(first);
            return circle;
        }
        walked.push(next);
    }
}
