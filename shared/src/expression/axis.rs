//! The walk along one axis from one node, in the order of the axis. Knows trees and tests, not predicates.

use super::code::{Axis, Test};
use super::context::Failure;
use super::tree::{Kind, NodeId, Tree};

/// How much work one evaluation may still do: a node looked at is one.
pub(super) struct Budget(u32);

impl Budget {
    pub const FULL: Self = Self(2_000_000);

    pub fn spend(&mut self, work: usize) -> Result<(), Failure> {
        self.0 = u32::try_from(work).ok().and_then(|work| self.0.checked_sub(work)).ok_or(Failure::TooMuchWork)?;
        Ok(())
    }
}

/// A walk in progress: nodes are handed to it in the order of the axis, and those that pass the test are kept.
pub(super) struct Walk<'a> {
    pub tree: &'a dyn Tree,
    pub axis: Axis,
    pub test: &'a Test,
    pub budget: &'a mut Budget,
    pub found: Vec<NodeId>,
}

impl Walk<'_> {
    pub fn from(&mut self, node: NodeId) -> Result<(), Failure> {
        match self.axis {
            Axis::Child => self.siblings(self.tree.first_child(node)),
            Axis::Descendant => self.below(node),
            Axis::DescendantOrSelf => {
                self.meet(node)?;
                self.below(node)
            }
            Axis::Itself => self.meet(node),
            Axis::Parent => self.tree.parent(node).map_or(Ok(()), |parent| self.meet(parent)),
            Axis::Ancestor => self.above(node),
            Axis::AncestorOrSelf => {
                self.meet(node)?;
                self.above(node)
            }
            Axis::FollowingSibling if !self.is_in_content(node) => Ok(()),
            Axis::FollowingSibling => self.siblings(self.tree.next_sibling(node)),
            Axis::PrecedingSibling if !self.is_in_content(node) => Ok(()),
            Axis::PrecedingSibling => {
                let mut earlier = Vec::new();
                let mut next = self.tree.parent(node).and_then(|parent| self.tree.first_child(parent));
                while let Some(sibling) = next.filter(|sibling| *sibling != node) {
                    self.budget.spend(1)?;
                    earlier.push(sibling);
                    next = self.tree.next_sibling(sibling);
                }
                earlier.into_iter().rev().try_for_each(|sibling| self.meet(sibling))
            }
            Axis::Following => self.following(node),
            Axis::Preceding => self.preceding(node),
            Axis::Attribute => self.tree.attributes(node).try_for_each(|attribute| self.meet(NodeId(attribute))),
            Axis::Namespace => self.tree.namespaces(node).try_for_each(|namespace| self.meet(NodeId(namespace))),
        }
    }

    fn meet(&mut self, node: NodeId) -> Result<(), Failure> {
        self.budget.spend(1)?;
        if passes(self.tree, self.axis, self.test, node) {
            self.found.push(node);
        }
        Ok(())
    }

    /// Attributes and namespaces are not among the children of their parents.
    fn is_in_content(&self, node: NodeId) -> bool {
        !matches!(self.tree.kind(node), Kind::Attribute | Kind::Namespace)
    }

    fn siblings(&mut self, first: Option<NodeId>) -> Result<(), Failure> {
        let mut next = first;
        while let Some(node) = next {
            self.meet(node)?;
            next = self.tree.next_sibling(node);
        }
        Ok(())
    }

    fn above(&mut self, node: NodeId) -> Result<(), Failure> {
        let mut next = self.tree.parent(node);
        while let Some(node) = next {
            self.meet(node)?;
            next = self.tree.parent(node);
        }
        Ok(())
    }

    fn below(&mut self, top: NodeId) -> Result<(), Failure> {
        let mut next = self.tree.first_child(top);
        while let Some(node) = next {
            self.meet(node)?;
            next = self.tree.first_child(node).or_else(|| self.beside(node, top));
        }
        Ok(())
    }

    /// The next node that is not in this one, as long as it is in `top`.
    fn beside(&self, mut node: NodeId, top: NodeId) -> Option<NodeId> {
        while node != top {
            if let Some(sibling) = self.tree.next_sibling(node) {
                return Some(sibling);
            }
            node = self.tree.parent(node)?;
        }
        None
    }

    fn following(&mut self, node: NodeId) -> Result<(), Failure> {
        let top = self.top(node)?;
        // What is in the element comes after its attributes.
        let mut next = match self.tree.parent(node) {
            Some(parent) if !self.is_in_content(node) => self.tree.first_child(parent).or_else(|| self.beside(parent, top)),
            Some(_) | None => self.beside(node, top),
        };
        while let Some(node) = next {
            self.meet(node)?;
            next = self.tree.first_child(node).or_else(|| self.beside(node, top));
        }
        Ok(())
    }

    fn preceding(&mut self, node: NodeId) -> Result<(), Failure> {
        let top = self.top(node)?;
        let node = if self.is_in_content(node) { node } else { self.tree.parent(node).unwrap_or(node) };
        let mut earlier = Vec::new();
        let mut next = Some(top).filter(|top| *top != node);
        while let Some(before) = next.filter(|next| *next != node) {
            self.budget.spend(1)?;
            earlier.push(before);
            next = self.tree.first_child(before).or_else(|| self.beside(before, top));
        }
        let mut ancestor = self.tree.parent(node);
        for before in earlier.into_iter().rev() {
            if Some(before) == ancestor {
                ancestor = self.tree.parent(before);
            } else {
                self.meet(before)?;
            }
        }
        Ok(())
    }

    fn top(&mut self, mut node: NodeId) -> Result<NodeId, Failure> {
        while let Some(parent) = self.tree.parent(node) {
            self.budget.spend(1)?;
            node = parent;
        }
        Ok(node)
    }
}

fn passes(tree: &dyn Tree, axis: Axis, test: &Test, node: NodeId) -> bool {
    let principal = match axis {
        Axis::Attribute => Kind::Attribute,
        Axis::Namespace => Kind::Namespace,
        Axis::Child
        | Axis::Descendant
        | Axis::Parent
        | Axis::Ancestor
        | Axis::FollowingSibling
        | Axis::PrecedingSibling
        | Axis::Following
        | Axis::Preceding
        | Axis::Itself
        | Axis::DescendantOrSelf
        | Axis::AncestorOrSelf => Kind::Element,
    };
    let kind = tree.kind(node);
    match test {
        Test::Anything => true,
        Test::AnyName => kind == principal,
        Test::Namespace(namespace) => kind == principal && tree.name(node).namespace == &**namespace,
        Test::Local(local, namespace) => {
            let name = tree.name(node);
            kind == principal && name.local == &**local && (name.namespace.is_empty() || name.namespace == &**namespace)
        }
        Test::Qualified(namespace, local) => {
            let name = tree.name(node);
            kind == principal && name.local == &**local && name.namespace == &**namespace
        }
        Test::Text => kind == Kind::Text,
        Test::Comment => kind == Kind::Comment,
        Test::Instruction(target) => kind == Kind::Instruction && (target.is_empty() || tree.name(node).local == &**target),
    }
}
