//! What a path walks over: a document as a tree behind a trait, so that an instrument's answers, its choice lists and an XML file can
//! all be one. Not a document itself, and not the walk (see `axis.rs`).

use std::borrow::Cow;
use std::ops::Range;

/// A node. Numbers grow in document order: an element, its namespaces, its attributes, then what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// The kinds of node of XPath 1.0, section 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Document,
    Element,
    Attribute,
    Namespace,
    Text,
    Comment,
    Instruction,
}

/// An expanded name and how its prefix is written; empty where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name<'a> {
    pub prefix: &'a str,
    pub local: &'a str,
    pub namespace: &'a str,
}

/// A document to be walked, or several side by side (an instrument and its choice lists).
///
/// An implementer needs no more than a list of nodes in document order, each with its parent and the number after its last
/// descendant: then `first_child` is the next number if it is inside, and `next_sibling` the number after the end. Numbers an
/// implementer never gave out are never asked for. What is asked about a node of the wrong kind is answered with nothing.
pub trait Tree {
    /// What `/` means. For the answers to an instrument this is the node above the one named like the form.
    fn root(&self) -> NodeId;
    fn kind(&self, node: NodeId) -> Kind;
    fn parent(&self, node: NodeId) -> Option<NodeId>;
    fn first_child(&self, node: NodeId) -> Option<NodeId>;
    fn next_sibling(&self, node: NodeId) -> Option<NodeId>;
    /// The string-value (XPath 1.0, section 5): of an element the texts of all descendants, of a question its answer.
    fn text(&self, node: NodeId) -> Cow<'_, str>;
    fn name(&self, node: NodeId) -> Name<'_>;

    fn attributes(&self, _: NodeId) -> Range<u32> {
        0..0
    }

    fn namespaces(&self, _: NodeId) -> Range<u32> {
        0..0
    }
}
