//! Several of a list of options, up to a public maximum that bounds what one person can change in a table.

use serde::{Deserialize, Serialize};

use super::choose_one::position;
use crate::cells::Category;
use crate::id::OptionName;
use crate::response::{Answer, FaultKind};

/// Options in the order they are shown and published, and how many of them one person may tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseSome {
    options: Vec<OptionName>,
    maximum: u16,
}

impl ChooseSome {
    /// `None` unless `maximum` is between 1 and the number of options.
    #[must_use]
    pub fn new(options: Vec<OptionName>, maximum: u16) -> Option<Self> {
        (maximum >= 1 && usize::from(maximum) <= options.len()).then_some(Self { options, maximum })
    }

    #[must_use]
    pub fn options(&self) -> &[OptionName] {
        &self.options
    }

    /// Most options one person may tick.
    #[must_use]
    pub fn maximum(&self) -> u16 {
        self.maximum
    }

    pub(super) fn answer(&self, given: &[&str]) -> Result<Answer, FaultKind> {
        let ticked: Option<Vec<u16>> = given.iter().map(|name| position(&self.options, name)).collect();
        let ticked = ticked.ok_or(FaultKind::UnknownOption)?;
        // Rising and each once, without a sort: that is two kilobytes less for every phone to load.
        let chosen: Vec<u16> =
            (0u16..).zip(&self.options).map(|(place, _)| place).filter(|place| ticked.contains(place)).collect();
        if chosen.len() > usize::from(self.maximum) {
            return Err(FaultKind::TooMany { maximum: self.maximum });
        }
        Ok(Answer::Some(chosen))
    }

    /// The options, then `Answered`: the people the options' shares are shares of.
    pub(super) fn categories(&self) -> Vec<Category> {
        (0u16..).zip(&self.options).map(|(index, _)| Category::Option(index)).chain([Category::Answered]).collect()
    }
}
