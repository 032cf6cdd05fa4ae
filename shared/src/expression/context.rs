//! What an expression can see besides its own text: a document, where it stands in it, what `${name}` means, the time, the language.
//! Nothing here changes anything, and time and chance are handed in.

use std::borrow::Cow;

use time::Date;

use super::host::Host;
use super::moment::Moment;
use super::outline::{Language, Outline};
use super::tree::{Kind, Name, NodeId, Tree};
use super::{Slot, Value};

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("a function was given something it cannot work with")]
    Argument,
    #[error("nodes were needed where there was another value")]
    NoNodes,
    #[error("this needs something that is not available here")]
    NotHere,
    #[error("there is no such function, or it takes another number of arguments")]
    NoFunction,
    #[error("it would take too long")]
    TooMuchWork,
    #[error("the parsed expression is damaged")]
    Damaged,
}

/// A document and the place of an expression in it.
pub trait Context: Tree {
    /// The nodes `${name}` stands for, seen from a node; all of them when seen from the root.
    fn reference(&self, slot: Slot, from: NodeId) -> Vec<NodeId>;
    /// Local time, with its offset from UTC.
    fn now(&self) -> Moment;
    fn host(&self) -> &dyn Host;

    /// The element that holds a choice list or another secondary instance.
    fn instance(&self, _id: &str) -> Option<NodeId> {
        None
    }

    /// A translated text, as text or as the nodes that hold it.
    fn itext(&self, _id: &str) -> Value {
        Value::EMPTY
    }

    /// What a choice of a question is called in the language of the person.
    fn choice_label(&self, _choice: &str, _question: NodeId) -> Option<String> {
        None
    }

    /// The language of the person, as a tag (`en`, `es-MX`); names of months and days are written in it.
    fn language(&self) -> &str {
        "en"
    }

    /// Whether text that is a date counts as a number of days, as in ODK XForms; pure XPath 1.0 knows no dates.
    fn knows_dates(&self) -> bool {
        true
    }
}

/// The answers to an instrument, as an expression of one of its items sees them.
///
/// On a phone there is no outline: every slot is a node of its own with nothing around it, which is all its expressions need.
pub struct Answers<'a> {
    /// The answer to each item; a slot the instrument does not have has none.
    pub texts: &'a [String],
    /// The answer to the question the expression belongs to.
    pub current: &'a str,
    /// The item it belongs to.
    pub item: Slot,
    pub outline: &'a Outline,
    /// The language of the person; none for the first one.
    pub language: Language,
    /// The day it is where the person is.
    pub today: Date,
    pub host: &'a dyn Host,
}

impl Answers<'_> {
    /// A value as it would stand in the model.
    #[must_use]
    pub fn text_of(&self, value: &Value) -> String {
        value.text(&Flat(self)).into_owned()
    }
}

/// [`Answers`] without an outline: a number for the document, one for the current answer and one for each slot.
pub(super) struct Flat<'a, 'b>(pub &'b Answers<'a>);

impl Flat<'_, '_> {
    const ROOT: NodeId = NodeId(0);
    /// The question the expression belongs to.
    pub const CURRENT: NodeId = NodeId(1);
    const FIRST_SLOT: u32 = 2;
}

impl Tree for Flat<'_, '_> {
    fn root(&self) -> NodeId {
        Self::ROOT
    }

    fn kind(&self, node: NodeId) -> Kind {
        if node == Self::ROOT { Kind::Document } else { Kind::Element }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != Self::ROOT).then_some(Self::ROOT)
    }

    fn first_child(&self, _: NodeId) -> Option<NodeId> {
        None
    }

    fn next_sibling(&self, _: NodeId) -> Option<NodeId> {
        None
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        match node {
            Self::ROOT => "".into(),
            Self::CURRENT => self.0.current.into(),
            NodeId(node) => self.0.texts.get((node - Self::FIRST_SLOT) as usize).map_or("", String::as_str).into(),
        }
    }

    fn name(&self, _: NodeId) -> Name<'_> {
        Name::default()
    }
}

impl Context for Flat<'_, '_> {
    fn reference(&self, slot: Slot, _: NodeId) -> Vec<NodeId> {
        vec![NodeId(Self::FIRST_SLOT + u32::from(slot.0))]
    }

    fn now(&self) -> Moment {
        midnight(self.0.today)
    }

    fn host(&self) -> &dyn Host {
        self.0.host
    }
}

/// [`Answers`] in their outline, with the repetitions that there are.
pub(super) struct Laid<'a, 'b>(pub &'b Answers<'a>);

impl Laid<'_, '_> {
    /// Whether a node is there: it is no repetition, or there are as many.
    fn is_there(&self, node: NodeId) -> bool {
        self.0.outline.repetition(node).is_none_or(|(count, number)| {
            let count = self.0.texts.get(usize::from(count.0)).map_or("", String::as_str);
            count.trim().parse::<f64>().is_ok_and(|count| count >= f64::from(number))
        })
    }

    fn first_there_from(&self, mut node: u32, end: u32) -> Option<NodeId> {
        while node < end {
            if self.is_there(NodeId(node)) {
                return Some(NodeId(node));
            }
            node = self.0.outline.end(NodeId(node));
        }
        None
    }
}

impl Tree for Laid<'_, '_> {
    fn root(&self) -> NodeId {
        Outline::DOCUMENT
    }

    fn kind(&self, node: NodeId) -> Kind {
        if node == Outline::DOCUMENT { Kind::Document } else { Kind::Element }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.0.outline.parent(node)
    }

    fn first_child(&self, node: NodeId) -> Option<NodeId> {
        self.first_there_from(node.0 + 1, self.0.outline.end(node))
    }

    fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.parent(node)?;
        self.first_there_from(self.0.outline.end(node), self.0.outline.end(parent))
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        let text = |slot: Slot| {
            let text = self.0.texts.get(usize::from(slot.0)).map_or("", String::as_str);
            if slot == self.0.item { self.0.current } else { text }
        };
        match self.0.outline.item_at(node) {
            Some(slot) => text(slot).into(),
            None => {
                let inside = (node.0..self.0.outline.end(node)).map(NodeId);
                let text = |node| self.0.outline.item_at(node).map_or_else(|| self.0.outline.cell(node), text);
                inside.map(text).collect::<String>().into()
            }
        }
    }

    fn name(&self, node: NodeId) -> Name<'_> {
        Name { local: self.0.outline.name(node), ..Name::default() }
    }
}

impl Context for Laid<'_, '_> {
    fn reference(&self, slot: Slot, from: NodeId) -> Vec<NodeId> {
        let seen = self.0.outline.seen(slot, from);
        seen.filter(|&node| self.0.outline.around(node).all(|outer| self.is_there(outer))).collect()
    }

    fn now(&self) -> Moment {
        midnight(self.0.today)
    }

    fn host(&self) -> &dyn Host {
        self.0.host
    }

    fn instance(&self, id: &str) -> Option<NodeId> {
        self.0.outline.instance(id, self.0.language)
    }

    fn choice_label(&self, choice: &str, question: NodeId) -> Option<String> {
        let slot = self.0.outline.item_at(question)?;
        self.0.outline.label_of(slot, self.0.language, choice).map(str::to_owned)
    }
}

fn midnight(day: Date) -> Moment {
    const EPOCH_JULIAN_DAY: i32 = 2_440_588;
    Moment::of_day(i64::from(day.to_julian_day() - EPOCH_JULIAN_DAY), 0)
}
