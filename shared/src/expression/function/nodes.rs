//! Nodes: how many, which, what they are called (XPath 1.0, section 4.1).

use super::super::Failure;
use super::super::Value;
use super::super::evaluate::{in_order, nodes};
use super::super::tree::{Kind, Name, NodeId};
use super::super::value::number_of;
use super::functions;
use super::parameter::{Arguments, OrHere, items};

functions! {
    "last" = Last[seen]() -> f64 { seen.focus.size as f64 }
    /// The place of the node at hand, or that of a node among the neighbors of the same name: which repetition it is.
    "position" = Position[seen](node: Option<Vec<NodeId>>) -> f64 {
        match node.as_deref() {
            None => seen.focus.position as f64,
            Some([]) => f64::NAN,
            Some([node]) => among_same(*node, seen)?,
            Some(_) => return Err(Failure::Argument),
        }
    }
    "count" = Count(nodes: Vec<NodeId>) -> f64 { in_order(nodes).len() as f64 }
    /// Those with any text or element in them, as in JavaRosa; ODK Web Forms asks for text.
    "count-non-empty" = CountNonEmpty[seen](nodes: Vec<NodeId>) -> f64 {
        let tree = seen.evaluation.context;
        nodes.iter().filter(|node| !tree.text(**node).is_empty() || has_element(**node, seen)).count() as f64
    }
    "sum" = Sum[seen](nodes: Vec<NodeId>) -> f64 {
        let context = seen.evaluation.context;
        nodes.iter().map(|node| number_of(&context.text(*node), context)).sum()
    }
    "name" = Name[seen](node: OrHere) -> String {
        let name = name(node, seen)?;
        if name.prefix.is_empty() { name.local.to_owned() } else { [name.prefix, ":", name.local].concat() }
    }
    "local-name" = LocalName[seen](node: OrHere) -> String { name(node, seen)?.local.to_owned() }
    "namespace-uri" = NamespaceUri[seen](node: OrHere) -> String { name(node, seen)?.namespace.to_owned() }
    /// Whether the node at hand is in a language or a dialect of it, as the nearest `xml:lang` says.
    "lang" = Lang[seen](language: String) -> bool {
        let tree = seen.evaluation.context;
        let mut next = Some(seen.focus.node);
        let mut said = String::new();
        while let Some(node) = next {
            let mut attributes = tree.attributes(node).map(NodeId);
            if let Some(found) = attributes.find(|attribute| matches!(tree.name(*attribute), Name { prefix: "xml", local: "lang", .. })) {
                said = tree.text(found).to_ascii_lowercase();
                break;
            }
            next = tree.parent(node);
        }
        let wanted = language.to_ascii_lowercase();
        said.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
    /// The elements with one of these in an attribute `id`: documents here declare no types.
    "id" = Id[seen](ids: Value) -> Vec<NodeId> {
        let context = seen.evaluation.context;
        let texts: Vec<String> = items(ids, context).iter().map(|ids| ids.text(context).into_owned()).collect();
        let mut wanted: Vec<&str> = texts.iter().flat_map(|text| text.split_ascii_whitespace()).collect();
        let mut top = seen.focus.node;
        while let Some(parent) = context.parent(top) {
            top = parent;
        }
        let mut found = Vec::new();
        let mut next = Some(top);
        while let Some(node) = next {
            seen.evaluation.budget.spend(1 + wanted.len())?;
            let id = context.attributes(node).map(NodeId).find(|attribute| {
                matches!(context.name(*attribute), Name { prefix: "", local: "id", .. })
            });
            if let Some(id) = id {
                let id = context.text(id);
                if wanted.contains(&&*id) {
                    wanted.retain(|wanted| *wanted != id);
                    found.push(node);
                }
            }
            next = context.first_child(node);
            let mut up = node;
            while next.is_none() && up != top {
                next = context.next_sibling(up);
                up = context.parent(up).unwrap_or(top);
            }
        }
        found
    }
    "current" = Current[seen]() -> Vec<NodeId> { vec![seen.evaluation.current] }
}

fn has_element(node: NodeId, seen: &Arguments<'_, '_>) -> bool {
    let tree = seen.evaluation.context;
    let mut next = tree.first_child(node);
    while let Some(child) = next {
        if tree.kind(child) == Kind::Element {
            return true;
        }
        next = tree.next_sibling(child);
    }
    false
}

fn name<'b>(node: OrHere, seen: &Arguments<'_, 'b>) -> Result<Name<'b>, Failure> {
    Ok(nodes(node.0)?.first().map_or_else(Name::default, |node| seen.evaluation.context.name(*node)))
}

/// One more than the elements of the same name right before it.
fn among_same(node: NodeId, seen: &mut Arguments<'_, '_>) -> Result<f64, Failure> {
    let tree = seen.evaluation.context;
    let name = tree.name(node);
    let (mut count, mut next) = (0.0, tree.parent(node).and_then(|parent| tree.first_child(parent)));
    while let Some(sibling) = next {
        seen.evaluation.budget.spend(1)?;
        if tree.kind(sibling) == Kind::Element {
            count = if tree.name(sibling) == name { count + 1.0 } else { 0.0 };
        }
        if sibling == node {
            return Ok(count);
        }
        next = tree.next_sibling(sibling);
    }
    Ok(1.0)
}
