//! What the phone engine is sent: an instrument's logic and the messages for its faults in one language, in postcard.
//!
//! Expressions travel parsed, so the phone links no parser and no JSON.

use serde::{Deserialize, Serialize};

use crate::expression::Slot;
use crate::instrument::Logic;
use crate::question::Question;
use crate::response::FaultKind;

/// Everything the phone engine needs besides the page itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Packed {
    pub logic: Logic,
    /// For each item, what to say for each fault it can have.
    pub messages: Vec<Vec<(FaultKind, String)>>,
}

impl Packed {
    /// `message` puts a fault of an item into words.
    #[must_use]
    pub fn of(logic: &Logic, message: impl Fn(Slot, FaultKind) -> String) -> Self {
        let mut logic = logic.clone();
        // Scores stand behind all that is asked.
        logic.items.retain(|item| !matches!(item.question, Question::Score(_)));
        let messages = logic
            .slots()
            .map(|(slot, item)| FaultKind::possible(item).into_iter().map(|kind| (kind, message(slot, kind))).collect())
            .collect();
        Self { logic, messages }
    }

    /// What to say for a fault; empty for a fault the item cannot have.
    #[must_use]
    pub fn message(&self, slot: Slot, fault: FaultKind) -> &str {
        let of_item = self.messages.get(usize::from(slot.0)).map_or(&[][..], Vec::as_slice);
        of_item.iter().find(|(kind, _)| *kind == fault).map_or("", |(_, message)| message)
    }

    /// # Errors
    /// Never for a parsed instrument; the encoder's type asks for it.
    pub fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// # Errors
    /// When the bytes were cut short or are of another version of the program.
    pub fn from_bytes(bytes: &[u8]) -> postcard::Result<Self> {
        postcard::from_bytes(bytes)
    }
}
