//! The logic of an instrument without its words: what the phone engine is sent and what answers are checked against.

use serde::{Deserialize, Serialize};

use crate::expression::{Expression, Outline, Slot};
use crate::id::ItemName;
use crate::privacy::RandomisedResponse;
use crate::question::Question;

/// Items in the order they are asked, and the pages they are asked on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logic {
    pub items: Vec<ItemLogic>,
    /// Slots of each page.
    pub pages: Vec<Vec<Slot>>,
    /// All items, each after those it reads.
    pub turns: Vec<Turn>,
    /// Where items stand among groups and repetitions. Phones are sent none: see [`Logic::needs_server`].
    #[serde(skip)]
    pub outline: Outline,
}

/// One item: its question and the conditions around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLogic {
    /// Its name, with the numbers of its repetition but for the first.
    pub name: ItemName,
    pub question: Question,
    /// When it must be answered, where it is asked.
    pub required: Required,
    /// Conditions of its page, its groups and its own; it is asked where all hold. Empty: always asked.
    pub relevant: Vec<Expression>,
    /// What an answer must meet; `.` stands for the answer.
    pub constraint: Option<Expression>,
    /// For each option, when it is offered; the item is asked where at least one is. Empty: always.
    pub offered: Vec<Expression>,
    /// How its answers are made uncertain before anybody else has them. Phones know it from the page.
    #[serde(skip)]
    pub protected: Option<RandomisedResponse>,
    /// How often it can be asked; 1 outside of repetitions.
    pub repetitions: u16,
}

/// When an answer is needed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Required {
    #[default]
    Never,
    Always,
    /// Where the expression holds, given the other answers.
    When(Expression),
}

/// An item and what it reads: when one of those changes, the item is evaluated again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub slot: Slot,
    pub reads: Vec<Slot>,
}

impl ItemLogic {
    /// Whether it stands for all of its repetitions, or is asked once: what data sets have a variable for.
    #[must_use]
    pub fn is_variable(&self) -> bool {
        !self.name.is_repetition()
    }

    fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let required = match &self.required {
            Required::When(condition) => Some(condition),
            Required::Never | Required::Always => None,
        };
        let around = self.relevant.iter().chain(&self.constraint).chain(&self.offered);
        around.chain(required).chain(self.question.calculation())
    }
}

impl Logic {
    /// The item in a slot.
    ///
    /// # Panics
    /// When the slot is not of this instrument; slots are only made by parsing it.
    #[must_use]
    pub fn item(&self, slot: Slot) -> &ItemLogic {
        &self.items[usize::from(slot.0)]
    }

    #[must_use]
    pub fn slot_of(&self, name: &ItemName) -> Option<Slot> {
        self.slots().find(|(_, item)| item.name == *name).map(|(slot, _)| slot)
    }

    /// The slots of all repetitions of an item; one where it is asked once.
    #[must_use]
    pub fn repetitions_of(&self, slot: Slot) -> Vec<Slot> {
        self.outline.repetitions_of(slot)
    }

    /// The item that `${name}` means in the words of an item: the one in the same repetitions, if it is repeated.
    #[must_use]
    pub fn meant_by(&self, name: &str, from: Slot) -> Option<Slot> {
        let slot = self.slot_of(&ItemName::parse(name).ok()?)?;
        Some(self.outline.nearest(slot, from))
    }

    /// Whether an expression in it can only be evaluated on the server: it calls what phones do not have, walks a path, or looks
    /// into repetitions from outside.
    #[must_use]
    pub fn needs_server(&self) -> bool {
        let looks_inside =
            |expression: &Expression, item| expression.reads().iter().any(|&read| !self.outline.is_one_item(read, item));
        let needs = |expression: &Expression, item| expression.needs_server() || looks_inside(expression, item);
        self.slots().any(|(slot, item)| item.expressions().any(|expression| needs(expression, slot)))
    }

    pub fn slots(&self) -> impl Iterator<Item = (Slot, &ItemLogic)> {
        (0u16..).map(Slot).zip(&self.items)
    }

    /// Items that a data set has a variable for, each once however often it is asked.
    pub fn variables(&self) -> impl Iterator<Item = (Slot, &ItemLogic)> {
        self.slots().filter(|(_, item)| item.is_variable())
    }
}
