//! What a team says about its survey beside the numbers: who asked and why, who paid, who was reached, what was made of it. It goes into
//! summaries, catalogs and deposits. Numbers, ranges and flags are no part of it: those follow from a release and nobody can write them.
//!
//! A study is written anew as a whole; each writing is a version with a reason, kept for ever, so a correction can be read beside what it
//! corrects.

mod claim;
mod credit;
mod fact;
mod topic;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use claim::causal_words;
pub use credit::{Contribution, Credit};
pub use fact::Fact;
pub use topic::Topic;
pub use words::Words;

use crate::id::{ItemName, hex};
use crate::locale::Locale;

/// Most people who are named, events, steps and remarks; far more than any page should carry.
const ROWS_AT_MOST: usize = 100;

/// All that a team says. An empty one is a survey that nobody described yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Study {
    /// Paragraphs, in the languages of the survey.
    pub words: BTreeMap<Topic, Words>,
    /// Names, numbers and days, the same in every language.
    pub facts: BTreeMap<Fact, String>,
    pub sampling: Sampling,
    pub licence: Licence,
    pub deposit: Deposit,
    /// In the order that the team chose.
    pub people: Vec<Credit>,
    /// Where findings were talked over before or after they were published.
    pub meetings: Vec<Meeting>,
    pub steps: Vec<Step>,
    /// What the team adds to the findings of a question.
    pub remarks: BTreeMap<ItemName, Words>,
}

/// How people came to be asked, in the terms of AAPOR (2021, disclosure item 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sampling {
    /// Whoever found the link: a non-probability sample, without a response rate.
    #[default]
    Open,
    /// Doors or people that were chosen by the team: a non-probability sample with a participation rate.
    Invited,
    /// Everybody of a list.
    Everybody,
    /// Chosen by chance from a list, each with a known chance.
    Probability,
}

/// What others may do with the published files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Licence {
    #[default]
    CcBy,
    Cc0,
    /// Not for profit.
    CcByNc,
    /// As the conditions of the community say.
    Community,
}

/// Whether answers, not only noisy tables, may ever go to an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deposit {
    /// Nothing but what is published.
    #[default]
    Never,
    /// To an archive for restricted use, sealed, where the consent text allows it and the team agreed.
    Restricted,
}

/// One occasion on which people talked the findings over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// `YYYY-MM-DD`
    pub day: String,
    pub what: String,
    /// About how many came; counted at the door, not from answers.
    pub people: Option<u32>,
}

/// What happens next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub what: String,
    pub who: String,
    /// `YYYY-MM-DD`, or nothing.
    pub by: String,
}

/// Something that cannot be kept, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct StudyFault {
    /// As the field is called in JSON.
    pub field: String,
    pub problem: &'static str,
}

impl Licence {
    pub const ALL: [Self; 4] = [Self::CcBy, Self::Cc0, Self::CcByNc, Self::Community];

    /// Where its text stands; none for conditions of the community's own.
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        match self {
            Self::CcBy => Some("https://creativecommons.org/licenses/by/4.0/"),
            Self::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
            Self::CcByNc => Some("https://creativecommons.org/licenses/by-nc/4.0/"),
            Self::Community => None,
        }
    }

    /// As catalogs of licences (SPDX) call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CcBy => "CC-BY-4.0",
            Self::Cc0 => "CC0-1.0",
            Self::CcByNc => "CC-BY-NC-4.0",
            Self::Community => "Conditions of the community",
        }
    }

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::CcBy => "cc_by",
            Self::Cc0 => "cc0",
            Self::CcByNc => "cc_by_nc",
            Self::Community => "community",
        }
    }
}

impl Sampling {
    pub const ALL: [Self; 4] = [Self::Open, Self::Invited, Self::Everybody, Self::Probability];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Invited => "invited",
            Self::Everybody => "everybody",
            Self::Probability => "probability",
        }
    }
}

impl Deposit {
    pub const ALL: [Self; 2] = [Self::Never, Self::Restricted];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Restricted => "restricted",
        }
    }
}

impl Study {
    /// Reads a study as it was kept or sent.
    ///
    /// # Errors
    /// At the first thing that cannot be kept.
    pub fn parse(source: &str) -> Result<Self, StudyFault> {
        let unreadable = |_| StudyFault { field: ".".to_owned(), problem: "this is no description of a study" };
        serde_json::from_str::<Self>(source).map_err(unreadable)?.checked()
    }

    /// Takes out what says nothing, and holds the rest against its limits.
    ///
    /// # Errors
    /// At the first thing that cannot be kept.
    pub fn checked(mut self) -> Result<Self, StudyFault> {
        self.words.retain(|_, words| !words.is_empty());
        self.remarks.retain(|_, words| !words.is_empty());
        self.facts.values_mut().for_each(|value| *value = value.trim().to_owned());
        self.facts.retain(|_, value| !value.is_empty());
        self.people.retain(|credit| !credit.name.trim().is_empty());
        self.meetings.retain(|meeting| !meeting.what.trim().is_empty());
        self.steps.retain(|step| !step.what.trim().is_empty());
        let fault = |field: String, problem: &'static str| Err(StudyFault { field, problem });
        for (topic, words) in &self.words {
            if let Some(problem) = words.problem(topic.words_at_most()) {
                return fault(topic.key().to_owned(), problem);
            }
        }
        for (item, words) in &self.remarks {
            if let Some(problem) = words.problem(Some(Topic::REMARK_WORDS_AT_MOST)) {
                return fault(format!("remarks.{item}"), problem);
            }
        }
        for (known, value) in &self.facts {
            if let Some(problem) = known.problem(value) {
                return fault(known.key().to_owned(), problem);
            }
        }
        let rows = [self.people.len(), self.meetings.len(), self.steps.len(), self.remarks.len()];
        if rows.into_iter().any(|rows| rows > ROWS_AT_MOST) {
            return fault("people".to_owned(), "is a list of more than 100 entries");
        }
        for (place, credit) in self.people.iter().enumerate() {
            if let Some(problem) = credit.problem() {
                return fault(format!("people.{place}"), problem);
            }
        }
        for (place, meeting) in self.meetings.iter().enumerate() {
            if crate::day::parse_day(&meeting.day).is_none() {
                return fault(format!("meetings.{place}"), "needs a day such as 2026-05-31");
            }
        }
        for (place, step) in self.steps.iter().enumerate() {
            if !step.by.is_empty() && crate::day::parse_day(&step.by).is_none() {
                return fault(format!("steps.{place}"), "has a day that is not such as 2026-05-31");
            }
        }
        let meetings = self.meetings.iter().map(|meeting| &meeting.what);
        let is_unfit =
            meetings.chain(self.steps.iter().flat_map(|step| [&step.what, &step.who])).any(|line| words::is_unfit(line));
        if is_unfit {
            return fault("steps".to_owned(), "is too long, or has signs in it that cannot be printed");
        }
        Ok(self)
    }

    /// SHA-256 over what is said, in hexadecimal: two writings with the same hash say the same.
    #[must_use]
    pub fn hash(&self) -> String {
        // Maps of a study are sorted, and its text has no form but this one.
        hex(&Sha256::digest(serde_json::to_vec(self).unwrap_or_default()))
    }

    /// A fact, or nothing where it was not said.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.get(&fact).map(String::as_str)
    }

    /// What was said on a topic, in that language or the next best.
    #[must_use]
    pub fn said(&self, topic: Topic, locale: Locale, first: Locale) -> Option<(&str, Locale)> {
        self.words.get(&topic)?.in_locale(locale, first)
    }

    /// The terms under which it is found.
    #[must_use]
    pub fn keywords(&self) -> Vec<&str> {
        let written = self.fact(Fact::Keywords).unwrap_or_default();
        written.split([',', ';', '،', '，']).map(str::trim).filter(|word| !word.is_empty()).collect()
    }

    /// Those who agreed to be named, in their order.
    pub fn named(&self) -> impl Iterator<Item = &Credit> {
        self.people.iter().filter(|credit| credit.agreed)
    }
}

#[cfg(test)]
mod tests;
