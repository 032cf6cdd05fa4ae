//! A few words in a person's own writing. Collected for the team, never tallied and never published: no noise makes a quote safe.

use serde::{Deserialize, Serialize};

use crate::response::{Answer, FaultKind};

/// How much may be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortText {
    pub maximum_characters: u16,
}

impl ShortText {
    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        let text = given.trim();
        if text.chars().nth(usize::from(self.maximum_characters)).is_some() {
            return Err(FaultKind::TooLong { maximum_characters: self.maximum_characters });
        }
        Ok(Answer::Text(text.to_owned()))
    }
}
