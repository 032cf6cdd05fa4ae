//! The instrument: what is asked, in which words, in which order and under which conditions.
//!
//! `Instrument::parse` turns the documented JSON into types that cannot be wrong, or lists every flaw with its path. The logic
//! (for checking answers, on the phone too) is kept apart from the words. An instrument does not know who answered it.

mod about;
mod accepted;
mod allocation;
mod care;
mod choices;
mod edit;
mod label;
mod logic;
mod margin;
mod media;
mod parse;
mod protected;
mod publication;
mod question;
mod repeat;
mod score;
mod source;
mod table;
mod taking_part;
mod template;
mod text;
mod wiring;

pub use about::{About, Sensitivity};
pub use accepted::Accepted;
pub use care::Help;
pub(crate) use choices::{OPTIONS_AT_MOST, is_column_name, is_column_value};
pub use edit::{Edit, EditError, Wording};
pub use logic::{ItemLogic, Logic, Required, Turn};
pub use margin::Margin;
pub use media::{Media, Medium, MediumKind};
pub use publication::{Publication, Weekday};
pub use source::{
    AboutSource, AcceptedSource, BinSource, ChoicesSource, ElementSource, HelpSource, InstrumentSource, Kind, MediumSource,
    OptionSource, PageSource, RequiredSource, TableSource, TakingPartSource, TextSource, schema,
};
pub(crate) use table::{is_table_name, is_table_size, table_text};
pub use taking_part::{Ages, Funding, Permission, Reason, Setting, TakingPart};
pub use template::{Handling, Template};
pub use text::Text;

use crate::expression::Slot;
use crate::id::{ItemName, Version};
use crate::locale::Locale;

/// A whole instrument. Two instruments with the same source text have the same version, and nothing else has.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    pub name: ItemName,
    /// SHA-256 of the source text.
    pub version: Version,
    pub languages: Languages,
    pub title: Text,
    pub introduction: Text,
    pub consent: Text,
    pub closing: Option<Text>,
    pub notice: Option<Text>,
    pub help: Vec<Help>,
    pub margins: Vec<Margin>,
    pub publication: Publication,
    pub taking_part: TakingPart,
    /// What the team was asked to look at, and left as it is.
    pub accepted: Vec<Accepted>,
    pub logic: Logic,
    /// One for each item of `logic`.
    pub words: Vec<ItemWords>,
    pub pages: Vec<Page>,
}

/// The languages of an instrument; the first is the one every text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages {
    pub first: Locale,
    pub others: Vec<Locale>,
}

impl Languages {
    #[must_use]
    pub fn all(&self) -> Vec<Locale> {
        std::iter::once(self.first).chain(self.others.iter().copied()).collect()
    }
}

/// The words of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWords {
    pub label: Text,
    pub hint: Option<Text>,
    pub media: Media,
    /// What a person is told whose answer does not meet the constraint.
    pub constraint_message: Option<Text>,
    /// Labels of the options or points, in their order; empty for kinds without options.
    pub options: Vec<Text>,
    /// Their pictures, in the same order.
    pub pictures: Vec<Option<Medium>>,
    /// The question a row of a matrix or of an allocation stands under.
    pub stem: Option<Text>,
    /// What all rows of an allocation must add up to.
    pub total: Option<u32>,
    /// Where it comes from.
    pub about: Option<About>,
}

impl ItemWords {
    fn of(label: Text) -> Self {
        Self {
            label,
            hint: None,
            media: Media::default(),
            constraint_message: None,
            options: Vec::new(),
            pictures: Vec::new(),
            stem: None,
            total: None,
            about: None,
        }
    }

    fn with_options(self, options: &[choices::Choice]) -> Self {
        let (labels, pictures) = options.iter().map(|option| (option.label.clone(), option.image.clone())).unzip();
        Self { options: labels, pictures, ..self }
    }
}

/// What is shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub name: ItemName,
    pub title: Option<Text>,
    /// Whether a person is asked first, and can leave it out.
    pub distress_check: bool,
    pub elements: Vec<Element>,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Item(Slot),
    /// Rows asked one at a time under one question.
    Matrix {
        label: Text,
        hint: Option<Text>,
        media: Media,
        rows: Vec<Slot>,
    },
    Group {
        label: Option<Text>,
        media: Media,
        elements: Vec<Element>,
    },
    /// The same questions several times.
    Repeat {
        label: Text,
        media: Media,
        /// The item that says how many there are.
        count: Slot,
        /// Whether the person says how many there are; otherwise it is computed.
        by_person: bool,
        /// All that there can be.
        repetitions: Vec<Repetition>,
    },
}

/// One time that repeated questions are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    pub elements: Vec<Element>,
}

impl Repetition {
    /// Slots of all items inside, in order; as many, and of the same kinds, in each repetition.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        self.elements.iter().flat_map(Element::slots).collect()
    }
}

impl Element {
    fn headings<'a>(&'a self, found: &mut Vec<(Slot, &'a Text)>) {
        let (label, inner): (_, Vec<&Element>) = match self {
            Self::Item(_) => (None, vec![]),
            Self::Matrix { label, .. } => (Some(label), vec![]),
            Self::Group { label, elements, .. } => (label.as_ref(), elements.iter().collect()),
            Self::Repeat { label, repetitions, .. } => {
                (Some(label), repetitions.iter().flat_map(|repetition| &repetition.elements).collect())
            }
        };
        found.extend(self.slots().first().copied().zip(label));
        inner.into_iter().for_each(|inner| inner.headings(found));
    }

    /// Slots of all items inside, in order.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        match self {
            Self::Item(slot) => vec![*slot],
            Self::Matrix { rows, .. } => rows.clone(),
            Self::Group { elements, .. } => elements.iter().flat_map(Self::slots).collect(),
            Self::Repeat { count, repetitions, .. } => {
                std::iter::once(*count).chain(repetitions.iter().flat_map(Repetition::slots)).collect()
            }
        }
    }
}

impl Instrument {
    /// Titles and headings, each with the first item under it.
    #[must_use]
    pub fn headings(&self) -> Vec<(Slot, &Text)> {
        let mut headings = Vec::new();
        for page in &self.pages {
            let first = page.elements.iter().flat_map(Element::slots).next();
            headings.extend(first.zip(page.title.as_ref()));
            page.elements.iter().for_each(|element| element.headings(&mut headings));
        }
        headings
    }

    /// The words of an item.
    ///
    /// # Panics
    /// When the slot is not of this instrument; slots are only made by parsing it.
    #[must_use]
    pub fn words(&self, slot: Slot) -> &ItemWords {
        &self.words[usize::from(slot.0)]
    }
}

#[cfg(test)]
mod tests;

/// One thing that is wrong with an instrument, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("{path}: {problem}")]
pub struct Flaw {
    /// Place in the source, such as `pages[0].elements[2].choices[1].name`; `.` for the whole.
    pub path: String,
    /// A sentence that begins after the path.
    pub problem: String,
}
