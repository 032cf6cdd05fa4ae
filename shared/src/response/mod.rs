//! From what a person gave to a response that is known to be well formed: draft, flow, faults, response.
//!
//! The same code runs on the phone for courtesy and on the server for truth. A response holds positions and whole numbers only;
//! who sent it, from where and when exactly is not part of it and cannot be.

mod draft;
mod fault;
mod flow;

use serde::{Deserialize, Serialize};
use time::Date;

pub use draft::Draft;
pub use fault::{Fault, FaultKind};
pub use flow::{Flow, Model};

use crate::expression::Slot;
use crate::instrument::Logic;
use crate::locale::Locale;

/// What a person answered to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The instrument did not ask: its conditions did not hold, or there is nothing to answer.
    NotAsked,
    /// Asked, and left empty.
    Skipped,
    /// Place of the chosen option.
    One(u16),
    /// Places of the ticked options, rising.
    Some(Vec<u16>),
    /// In units of the question.
    Number(i64),
    /// Days since 1970-01-01.
    Date(i32),
    /// In the person's own words; never tallied.
    Text(String),
    /// Places of all options, the first place first.
    Order(Vec<u16>),
}

/// One person's answers, one for each item of the instrument in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    answers: Vec<Answer>,
}

impl Response {
    /// Checks everything a person gave. `today` is the day where the check runs.
    ///
    /// Answers to items that were not asked are left out, as in ODK XForms (section "Non-relevant nodes").
    ///
    /// # Errors
    /// All faults, in the order of the items; never an empty list.
    pub fn check(logic: &Logic, draft: &Draft, today: Date) -> Result<Self, Vec<Fault>> {
        Self::of_flow(logic, draft, &Flow::of(logic, draft, today))
    }

    /// The same for somebody who read a language: what expressions look up in lists was in that.
    ///
    /// # Errors
    /// As for [`Response::check`].
    pub fn check_in(logic: &Logic, draft: &Draft, today: Date, language: Locale) -> Result<Self, Vec<Fault>> {
        Self::of_flow(logic, draft, &Flow::in_language(logic, draft, today, language))
    }

    fn of_flow(logic: &Logic, draft: &Draft, flow: &Flow<'_>) -> Result<Self, Vec<Fault>> {
        let mut faults: Vec<Fault> = draft
            .names()
            .filter(|name| logic.slot_of(name).is_none_or(|slot| !logic.item(slot).question.takes_an_answer()))
            .map(|name| Fault { item: name.clone(), kind: FaultKind::NothingToAnswer })
            .collect();
        let mut answers = Vec::with_capacity(logic.items.len());
        for (slot, item) in logic.slots() {
            match flow.answer(slot) {
                Ok(answer) => answers.push(answer),
                Err(kind) => faults.push(Fault { item: item.name.clone(), kind }),
            }
        }
        if faults.is_empty() { Ok(Self { answers }) } else { Err(faults) }
    }

    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The answer to one item; `NotAsked` where there is none.
    #[must_use]
    pub fn answer(&self, slot: Slot) -> &Answer {
        self.answers.get(usize::from(slot.0)).unwrap_or(&Answer::NotAsked)
    }

    /// The compact form responses are stored in (postcard). Its length depends on the answers: never publish it.
    ///
    /// # Errors
    /// Never for a response that was checked; the encoder's type asks for it.
    pub fn to_payload(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// # Errors
    /// When the bytes are not a stored response.
    pub fn from_payload(payload: &[u8]) -> postcard::Result<Self> {
        postcard::from_bytes(payload)
    }
}
