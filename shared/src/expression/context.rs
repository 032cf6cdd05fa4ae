//! What an expression can see besides its own text: a document, where it stands in it, what `${name}` means, the time, the language.
//! Nothing here changes anything, and time and chance are handed in.

use std::borrow::Cow;

use time::Date;

use super::host::Host;
use super::moment::Moment;
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
///
/// To evaluate over the answers to an instrument: give every group, repetition and question a [`NodeId`] in document order, answer
/// the questions of [`Tree`] from that list, and let [`Context::reference`] find the nodes of a slot that are nearest to `from`: those
/// in the same repetitions, or all of them seen from outside.
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

/// The answers to an instrument without repetitions: every slot is a node of its own, and there is nothing around them.
pub struct Flat<'a> {
    /// The answer to each item; a slot the instrument does not have has none.
    pub texts: &'a [String],
    /// The answer to the question the expression belongs to.
    pub current: &'a str,
    /// The day it is where the person is.
    pub today: Date,
    pub host: &'a dyn Host,
}

impl Flat<'_> {
    const ROOT: NodeId = NodeId(0);
    /// The question the expression belongs to.
    pub const CURRENT: NodeId = NodeId(1);
    const FIRST_SLOT: u32 = 2;
}

impl Tree for Flat<'_> {
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
            Self::CURRENT => self.current.into(),
            NodeId(node) => self.texts.get((node - Self::FIRST_SLOT) as usize).map_or("", String::as_str).into(),
        }
    }

    fn name(&self, _: NodeId) -> Name<'_> {
        Name::default()
    }
}

impl Context for Flat<'_> {
    fn reference(&self, slot: Slot, _: NodeId) -> Vec<NodeId> {
        vec![NodeId(Self::FIRST_SLOT + u32::from(slot.0))]
    }

    fn now(&self) -> Moment {
        const EPOCH_JULIAN_DAY: i32 = 2_440_588;
        Moment::of_day(i64::from(self.today.to_julian_day() - EPOCH_JULIAN_DAY), 0)
    }

    fn host(&self) -> &dyn Host {
        self.host
    }
}
