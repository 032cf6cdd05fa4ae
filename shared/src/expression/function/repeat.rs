//! Repetitions, choice lists and other secondary instances.

use super::super::Failure;
use super::super::context::Context;
use super::super::evaluate::nodes;
use super::super::tree::{Kind, NodeId};
use super::super::value::number_of;
use super::functions;
use super::parameter::{Arguments, Rest};

functions! {
    /// The element that holds a secondary instance.
    "instance" = Instance[seen](id: String) -> Vec<NodeId> { seen.evaluation.context.instance(&id).into_iter().collect() }
    /// `pulldata(list, column, key column, key)`: the column of the first row with that key, '' without one. Keys are compared as
    /// text, and as numbers if both are.
    "pulldata" = PullData[seen](id: String, column: String, key_column: String, key: String) -> String {
        pulled(&id, &column, &key_column, &key, seen)?
    }
    /// `indexed-repeat(question, repetition, index, …)`: the question in those repetitions, counted from 1. The pairs may come in
    /// any order; the outermost repetition is looked for first.
    "indexed-repeat" = IndexedRepeat[seen](targets: Vec<NodeId>, repeats: Vec<NodeId>, index: f64, others: Rest) -> Vec<NodeId> {
        let mut pairs = vec![(repeats, index)];
        let mut others = others.0.into_iter();
        while let Some(repeats) = others.next() {
            let index = others.next().ok_or(Failure::Argument)?.number(seen.evaluation.context);
            pairs.push((nodes(repeats)?, index));
        }
        indexed(targets, pairs, seen)?
    }
}

fn children(tree: &dyn Context, node: NodeId) -> Vec<NodeId> {
    let mut children = Vec::new();
    let mut next = tree.first_child(node);
    while let Some(child) = next {
        if tree.kind(child) == Kind::Element {
            children.push(child);
        }
        next = tree.next_sibling(child);
    }
    children
}

fn named(tree: &dyn Context, node: NodeId, name: &str) -> Option<NodeId> {
    children(tree, node).into_iter().find(|child| tree.name(*child).local == name)
}

fn pulled(id: &str, column: &str, key_column: &str, key: &str, seen: &mut Arguments<'_, '_>) -> Result<String, Failure> {
    let tree = seen.evaluation.context;
    let Some(root) = tree.instance(id).and_then(|instance| named(tree, instance, "root")) else { return Ok(String::new()) };
    let number = number_of(key, tree);
    for row in children(tree, root) {
        seen.evaluation.budget.spend(4)?;
        let Some(cell) = named(tree, row, key_column) else { continue };
        let cell = tree.text(cell);
        if cell == key || number_of(&cell, tree) == number {
            return Ok(named(tree, row, column).map_or_else(String::new, |found| tree.text(found).into_owned()));
        }
    }
    Ok(String::new())
}

/// One level of repetition and which of its repetitions is meant.
type Pair = (Vec<NodeId>, f64);

fn indexed(targets: Vec<NodeId>, mut pairs: Vec<Pair>, seen: &mut Arguments<'_, '_>) -> Result<Vec<NodeId>, Failure> {
    let tree = seen.evaluation.context;
    let depth = |pair: &Pair| pair.0.first().map_or(0, |node| depth(tree, *node));
    let mut within: Option<NodeId> = None;
    while let Some(outermost) = (0..pairs.len()).min_by_key(|at| depth(&pairs[*at])) {
        let (repeats, index) = pairs.swap_remove(outermost);
        seen.evaluation.budget.spend(repeats.len())?;
        let mut inside = repeats.into_iter().filter(|repeat| within.is_none_or(|outer| is_within(tree, *repeat, outer)));
        let found = if index >= 1.0 && index.trunc() == index { inside.nth(index as usize - 1) } else { None };
        let Some(found) = found else { return Ok(Vec::new()) };
        within = Some(found);
    }
    seen.evaluation.budget.spend(targets.len())?;
    Ok(targets.into_iter().filter(|target| within.is_some_and(|outer| is_within(tree, *target, outer))).collect())
}

fn depth(tree: &dyn Context, mut node: NodeId) -> u32 {
    let mut depth = 0;
    while let Some(parent) = tree.parent(node) {
        depth += 1;
        node = parent;
    }
    depth
}

fn is_within(tree: &dyn Context, mut node: NodeId, outer: NodeId) -> bool {
    while let Some(parent) = tree.parent(node) {
        if parent == outer {
            return true;
        }
        node = parent;
    }
    false
}
