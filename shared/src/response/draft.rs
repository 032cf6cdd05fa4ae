//! What a person has given so far, as typed: nothing here has been checked but the form of the names.

use std::collections::BTreeMap;

use crate::id::ItemName;

/// Typed texts and chosen option names by item. A blank text is no answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    given: BTreeMap<ItemName, Vec<String>>,
}

impl Draft {
    /// Adds a text or an option; several make the answer to a multiple choice.
    pub fn give(&mut self, item: ItemName, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.given.entry(item).or_default().push(text);
        }
    }

    /// Puts other texts in the place of what was given for an item; none to take it back.
    pub fn replace(&mut self, item: &ItemName, texts: Vec<String>) {
        self.given.remove(item);
        texts.into_iter().for_each(|text| self.give(item.clone(), text));
    }

    /// Everything given for an item, in order; empty where it was left blank.
    #[must_use]
    pub fn given(&self, item: &ItemName) -> &[String] {
        self.given.get(item).map_or(&[], Vec::as_slice)
    }

    pub fn names(&self) -> impl Iterator<Item = &ItemName> {
        self.given.keys()
    }

    pub fn entries(&self) -> impl Iterator<Item = (&ItemName, &str)> {
        self.given.iter().flat_map(|(name, texts)| texts.iter().map(move |text| (name, text.as_str())))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }
}
