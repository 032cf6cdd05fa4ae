//! What a person has given so far, as typed: nothing here has been checked but the form of the names.

use std::collections::BTreeMap;

use crate::id::ItemName;

/// Typed texts and chosen option names by item. A blank text is no answer.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// A name without texts is like one that is not there: taking names out of a tree costs phones two kilobytes of program.
    given: BTreeMap<ItemName, Vec<String>>,
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.entries().eq(other.entries())
    }
}

impl Eq for Draft {}

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
        self.clear(item);
        texts.into_iter().for_each(|text| self.give(item.clone(), text));
    }

    /// Takes back all that was given for an item.
    pub fn clear(&mut self, item: &ItemName) {
        if let Some(given) = self.given.get_mut(item) {
            given.clear();
        }
    }

    /// Everything given for an item, in order; empty where it was left blank.
    #[must_use]
    pub fn given(&self, item: &ItemName) -> &[String] {
        self.given.get(item).map_or(&[], Vec::as_slice)
    }

    pub fn names(&self) -> impl Iterator<Item = &ItemName> {
        self.given.iter().filter(|(_, texts)| !texts.is_empty()).map(|(name, _)| name)
    }

    pub fn entries(&self) -> impl Iterator<Item = (&ItemName, &str)> {
        self.given.iter().flat_map(|(name, texts)| texts.iter().map(move |text| (name, text.as_str())))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_back_was_never_given() {
        let (dog, cat) = (ItemName::parse("dog").unwrap(), ItemName::parse("cat").unwrap());
        let mut draft = Draft::default();
        draft.give(dog.clone(), "yes");
        let before = draft.clone();
        draft.give(cat.clone(), "a");
        assert_ne!(draft, before);
        draft.clear(&cat);
        assert_eq!(draft, before);
        assert_eq!(draft.names().collect::<Vec<_>>(), [&dog]);
        draft.clear(&dog);
        assert!(draft.is_empty());
    }
}
