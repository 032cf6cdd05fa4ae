//! Where the questions of an instrument stand: the tree that paths walk over, with every repetition that there can be laid out.
//!
//! It is public and fixed with the instrument. Which repetitions there are is known only with answers: see [`super::Answers`].
//! Pages are no nodes, since they only say what is shown together.

use std::collections::BTreeMap;

use super::Slot;
use super::tree::NodeId;
use crate::locale::Locale;

/// One node: the document, the instrument, a group, one repetition or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    name: Box<str>,
    parent: u32,
    /// The number after its last descendant.
    end: u32,
    item: Option<Slot>,
    /// For one repetition: the item that says how many there are, and which of them it is, from 1.
    repetition: Option<(Slot, u16)>,
    /// The node that stands for this one in the first repetition; itself where there is none.
    first: u32,
    /// What stands in it if it is a cell of a list.
    text: Box<str>,
}

/// What an option is called, by its name.
pub(crate) type Labels = Vec<(Box<str>, Box<str>)>;

/// All nodes in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    places: Vec<Place>,
    /// The node of each item, then of each group and first repetition, by slot.
    of_slot: Vec<u32>,
    /// For a node that stands for others: all of them, in order.
    alike: Vec<Vec<u32>>,
    /// The nodes that are being filled, from the outermost; none once it is built.
    open: Vec<u32>,
    /// Lists of choices as secondary instances (ODK XForms, "Secondary instances"), behind the document and no part of it.
    lists: Vec<(Box<str>, Language, u32)>,
    /// What the options of an item are called, where an expression asks.
    labels: BTreeMap<(Slot, Language), Labels>,
}

/// A language that something was translated into; none for the first one, which stands in for all others.
pub(crate) type Language = Option<Locale>;

impl Outline {
    pub(crate) const DOCUMENT: NodeId = NodeId(0);

    /// Begins with the document.
    pub(crate) fn begin() -> Self {
        let mut outline = Self::default();
        outline.open("", None);
        outline
    }

    /// Adds a group or one repetition in the node that is open. What is added until [`Outline::close`] lies in it.
    pub(crate) fn open(&mut self, name: &str, repetition: Option<(Slot, u16)>) -> NodeId {
        let node = self.add(name, None, repetition);
        self.open.push(node.0);
        node
    }

    pub(crate) fn close(&mut self, node: NodeId) {
        self.open.retain(|&open| open < node.0);
        self.end_at_last(node);
    }

    fn end_at_last(&mut self, node: NodeId) {
        let end = self.len();
        if let Some(place) = self.places.get_mut(node.0 as usize) {
            place.end = end;
        }
    }

    pub(crate) fn item(&mut self, name: &str, slot: Slot) {
        let node = self.add(name, Some(slot), None);
        self.end_at_last(node);
        // Items are added in the order of their slots.
        self.of_slot.push(node.0);
    }

    /// Says that a repetition is like the first one, node by node.
    pub(crate) fn liken(&mut self, repetition: NodeId, first: NodeId) {
        for node in repetition.0..self.len() {
            let like = self.places.get((first.0 + node - repetition.0) as usize).map(|place| place.first);
            if let Some((place, like)) = self.places.get_mut(node as usize).zip(like) {
                place.first = like;
            }
        }
    }

    /// Ends the building. Returns the names of groups and repetitions with the slots that stand for them, after those of the items.
    pub(crate) fn finish(&mut self) -> Vec<(String, Slot)> {
        self.close(Self::DOCUMENT);
        self.alike = vec![Vec::new(); self.places.len()];
        let mut containers = Vec::new();
        for (node, place) in (0..).zip(&self.places) {
            if let Some(alike) = self.alike.get_mut(place.first as usize) {
                alike.push(node);
            }
            if place.item.is_none()
                && place.first == node
                && let Ok(slot) = u16::try_from(self.of_slot.len())
            {
                self.of_slot.push(node);
                containers.push((place.name.as_ref().to_owned(), Slot(slot)));
            }
        }
        containers
    }

    /// Adds a list of choices that is looked into by its name: rows of cells, each with the name of its column.
    pub(crate) fn list<'a>(&mut self, id: &str, language: Language, rows: impl IntoIterator<Item = Vec<(&'a str, &'a str)>>) {
        let (instance, root) = (self.open("instance", None), self.open("root", None));
        for row in rows {
            let item = self.open("item", None);
            for (column, text) in row {
                let cell = self.open(column, None);
                if let Some(place) = self.places.get_mut(cell.0 as usize) {
                    place.text = text.into();
                }
                self.close(cell);
            }
            self.close(item);
        }
        self.close(root);
        self.close(instance);
        self.lists.push((id.into(), language, instance.0));
    }

    pub(crate) fn label(&mut self, slot: Slot, language: Language, labels: Labels) {
        self.labels.insert((slot, language), labels);
    }

    pub(super) fn instance(&self, id: &str, language: Language) -> Option<NodeId> {
        let is_in = |wanted| self.lists.iter().find(|(known, language, _)| **known == *id && *language == wanted);
        is_in(language).or_else(|| is_in(None)).map(|(_, _, node)| NodeId(*node))
    }

    pub(super) fn label_of(&self, slot: Slot, language: Language, choice: &str) -> Option<&str> {
        let labels = self.labels.get(&(slot, language)).or_else(|| self.labels.get(&(slot, None)))?;
        labels.iter().find(|(name, _)| **name == *choice).map(|(_, label)| &**label)
    }

    pub(super) fn cell(&self, node: NodeId) -> &str {
        self.place(node).map_or("", |place| &place.text)
    }

    fn add(&mut self, name: &str, item: Option<Slot>, repetition: Option<(Slot, u16)>) -> NodeId {
        let (node, parent) = (self.len(), self.open.last().copied().unwrap_or(0));
        self.places.push(Place { name: name.into(), parent, end: 0, item, repetition, first: node, text: "".into() });
        NodeId(node)
    }

    fn len(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(super) fn node_of(&self, slot: Slot) -> Option<NodeId> {
        self.of_slot.get(usize::from(slot.0)).copied().map(NodeId)
    }

    fn place(&self, node: NodeId) -> Option<&Place> {
        self.places.get(node.0 as usize)
    }

    pub(super) fn item_at(&self, node: NodeId) -> Option<Slot> {
        self.place(node)?.item
    }

    pub(super) fn name(&self, node: NodeId) -> &str {
        self.place(node).map_or("", |place| &place.name)
    }

    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        let place = self.place(node)?;
        (node != Self::DOCUMENT).then_some(NodeId(place.parent))
    }

    /// The number after the last descendant.
    pub(super) fn end(&self, node: NodeId) -> u32 {
        self.place(node).map_or(0, |place| place.end)
    }

    pub(super) fn repetition(&self, node: NodeId) -> Option<(Slot, u16)> {
        self.place(node)?.repetition
    }

    /// The node and those around it, from the inside out.
    pub(super) fn around(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.place(node).map(|_| node), |&node| self.parent(node))
    }

    /// The nodes a slot stands for, seen from a node: those in the same repetitions, as far as the node lies in any.
    pub(super) fn seen(&self, slot: Slot, from: NodeId) -> impl Iterator<Item = NodeId> {
        let first = self.node_of(slot).and_then(|node| self.place(node)).map_or(u32::MAX, |place| place.first);
        let all = self.alike.get(first as usize).map_or(&[][..], Vec::as_slice);
        all.iter().map(|&node| NodeId(node)).filter(move |&node| self.is_near(node, from))
    }

    /// Whether no repetition around the node is another than the one around `from`.
    fn is_near(&self, node: NodeId, from: NodeId) -> bool {
        let first = |node: NodeId| self.place(node).map(|place| place.first);
        self.around(node)
            .filter(|&outer| self.repetition(outer).is_some())
            .all(|outer| self.around(from).find(|&mine| first(mine) == first(outer)).is_none_or(|mine| mine == outer))
    }

    /// The item that `${name}` means when it stands with an item: the one in the same repetitions, or the first of many.
    pub(crate) fn nearest(&self, slot: Slot, from: Slot) -> Slot {
        let from = self.node_of(from).unwrap_or(Self::DOCUMENT);
        let nearest = self.seen(slot, from).next().and_then(|node| self.item_at(node));
        nearest.unwrap_or(slot)
    }

    /// Whether a slot stands for one item, seen from an item: what a phone can look up without knowing about repetitions.
    pub(crate) fn is_one_item(&self, slot: Slot, from: Slot) -> bool {
        let from = self.node_of(from).unwrap_or(Self::DOCUMENT);
        let mut seen = self.seen(slot, from);
        matches!((seen.next(), seen.next()), (Some(node), None) if self.item_at(node).is_some())
    }

    /// The slots of all repetitions of an item, its own among them; one where it is asked once.
    pub(crate) fn repetitions_of(&self, slot: Slot) -> Vec<Slot> {
        self.seen(slot, Self::DOCUMENT).filter_map(|node| self.item_at(node)).collect()
    }

    /// Items on which the nodes of a slot depend, seen from an item: themselves or those in them, and how many repetitions there are.
    pub(crate) fn depends_on(&self, slot: Slot, from: Slot) -> Vec<Slot> {
        let from = self.node_of(from).unwrap_or(Self::DOCUMENT);
        let counts = |node| self.around(node).filter_map(|outer| self.repetition(outer)).map(|(count, _)| count);
        self.seen(slot, from).flat_map(|node| self.items_in(node).chain(counts(node))).collect()
    }

    /// Items whose nodes, or the groups around them, have a name.
    pub(crate) fn named(&self, name: &str) -> Vec<Slot> {
        let named = (0..self.len()).map(NodeId).filter(|&node| self.name(node) == name);
        named.flat_map(|node| self.items_in(node)).collect()
    }

    fn items_in(&self, node: NodeId) -> impl Iterator<Item = Slot> {
        (node.0..self.end(node)).filter_map(|node| self.item_at(NodeId(node)))
    }

    /// Nodes a step down leads to, among all that there can be.
    pub(crate) fn children(&self, node: NodeId, name: Option<&str>) -> Vec<NodeId> {
        let inside = (node.0 + 1..self.end(node)).map(NodeId);
        let is_meant = |child: &NodeId| self.parent(*child) == Some(node) && name.is_none_or(|name| name == self.name(*child));
        inside.filter(is_meant).collect()
    }

    /// The node an expression of an item stands at.
    pub(crate) fn at(&self, slot: Slot) -> NodeId {
        self.node_of(slot).unwrap_or(Self::DOCUMENT)
    }

    pub(crate) fn parent_of(&self, node: NodeId) -> Option<NodeId> {
        self.parent(node)
    }
}
