//! One of a list of options; also the points of a scale and the rows of a matrix.

use serde::{Deserialize, Serialize};

use crate::cells::Category;
use crate::id::OptionName;
use crate::response::{Answer, FaultKind};

/// Options in the order they are shown and published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseOne {
    pub options: Vec<OptionName>,
}

impl ChooseOne {
    pub(super) fn answer(&self, given: &str) -> Result<Answer, FaultKind> {
        position(&self.options, given).map(Answer::One).ok_or(FaultKind::UnknownOption)
    }

    pub(super) fn categories(&self) -> Vec<Category> {
        (0u16..).zip(&self.options).map(|(index, _)| Category::Option(index)).collect()
    }
}

/// Place of an option in its list.
pub(super) fn position(options: &[OptionName], given: &str) -> Option<u16> {
    (0u16..).zip(options).find(|(_, option)| option.as_str() == given.trim()).map(|(index, _)| index)
}
