//! A few words in a person's own writing. Collected for the team, never tallied and never published: no noise makes a quote safe.

use serde::{Deserialize, Serialize};

use crate::response::{Answer, FaultKind};

/// How much may be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortText {
    pub maximum_characters: u16,
    /// Whether there is room for several lines.
    pub multiline: bool,
}

impl ShortText {
    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        // Forms send line breaks as two characters (HTML, section 4.10.22.4), programs as one.
        let text: String = given.trim().chars().filter(|&character| character != '\r').collect();
        if text.chars().nth(usize::from(self.maximum_characters)).is_some() {
            return Err(FaultKind::TooLong { maximum_characters: self.maximum_characters });
        }
        Ok(Answer::Text(text))
    }
}
