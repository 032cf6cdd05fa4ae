//! The logic of an instrument without its words: what the phone engine is sent and what answers are checked against.

use serde::{Deserialize, Serialize};

use crate::expression::{Expression, Slot};
use crate::id::ItemName;
use crate::question::Question;

/// Items in the order they are asked, and the pages they are asked on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logic {
    pub items: Vec<ItemLogic>,
    /// Slots of each page.
    pub pages: Vec<Vec<Slot>>,
}

/// One item: its question and the conditions around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLogic {
    pub name: ItemName,
    pub question: Question,
    /// Must be answered where it is asked.
    pub required: bool,
    /// Conditions of its page, its groups and its own; it is asked where all hold. Empty: always asked.
    pub relevant: Vec<Expression>,
    /// What an answer must meet; `.` stands for the answer.
    pub constraint: Option<Expression>,
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

    /// Whether an expression in it can only be evaluated on the server.
    #[must_use]
    pub fn needs_server(&self) -> bool {
        let calculated = |question: &Question| match question {
            Question::Calculated(expression) => expression.needs_server(),
            Question::ChooseOne(_)
            | Question::ChooseSome(_)
            | Question::Scale(_)
            | Question::Number(_)
            | Question::Date(_)
            | Question::Rank(_)
            | Question::Acknowledge
            | Question::Time(_)
            | Question::Moment(_)
            | Question::Text(_)
            | Question::Note => false,
        };
        let conditions = |item: &ItemLogic| item.relevant.iter().chain(&item.constraint).any(Expression::needs_server);
        self.items.iter().any(|item| conditions(item) || calculated(&item.question))
    }

    pub fn slots(&self) -> impl Iterator<Item = (Slot, &ItemLogic)> {
        (0u16..).map(Slot).zip(&self.items)
    }
}
