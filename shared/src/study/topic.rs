//! What a team can write about, in the order of the summary.
//!
//! To add a topic: a variant, its lines below, its label in the messages of `app`; pages and files loop over `Topic::ALL`.

use serde::{Deserialize, Serialize};

/// A paragraph of a summary that only people can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What the study is, for catalogs.
    Abstract,
    /// What was already known.
    Known,
    /// What this survey adds.
    Added,
    /// What could be done with it.
    Use,
    /// What the community wanted to learn.
    Question,
    Training,
    /// Whether and how co-researchers were paid.
    Pay,
    /// Who is meant: place and people.
    Population,
    /// Who of them could not be reached.
    NotCovered,
    Recruitment,
    /// What people were given for answering.
    Incentives,
    Quality,
    /// Further limits than the ones every survey of this kind has.
    Limits,
    /// What the community said about the findings.
    Community,
    Dissent,
    /// What was changed because of it.
    Changed,
    /// Where and when findings were given back.
    Returned,
    /// What was done otherwise than planned.
    Deviations,
    /// What the funder could decide, and what not.
    FunderRole,
    Conflicts,
    /// Conditions of the community for the use of the data.
    Conditions,
}

impl Topic {
    pub const ALL: [Self; 21] = [
        Self::Abstract,
        Self::Known,
        Self::Added,
        Self::Use,
        Self::Question,
        Self::Training,
        Self::Pay,
        Self::Population,
        Self::NotCovered,
        Self::Recruitment,
        Self::Incentives,
        Self::Quality,
        Self::Limits,
        Self::Community,
        Self::Dissent,
        Self::Changed,
        Self::Returned,
        Self::Deviations,
        Self::FunderRole,
        Self::Conflicts,
        Self::Conditions,
    ];

    /// The three boxes on top are read in one glance (after the summary box of the CDC's MMWR).
    const BOX_WORDS_AT_MOST: usize = 35;
    /// What is added to a finding must not bury it.
    pub(super) const REMARK_WORDS_AT_MOST: usize = 60;

    #[must_use]
    pub fn words_at_most(self) -> Option<usize> {
        matches!(self, Self::Known | Self::Added | Self::Use).then_some(Self::BOX_WORDS_AT_MOST)
    }

    /// As it is called in JSON and in the fields of forms.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Abstract => "abstract",
            Self::Known => "known",
            Self::Added => "added",
            Self::Use => "use",
            Self::Question => "question",
            Self::Training => "training",
            Self::Pay => "pay",
            Self::Population => "population",
            Self::NotCovered => "not_covered",
            Self::Recruitment => "recruitment",
            Self::Incentives => "incentives",
            Self::Quality => "quality",
            Self::Limits => "limits",
            Self::Community => "community",
            Self::Dissent => "dissent",
            Self::Changed => "changed",
            Self::Returned => "returned",
            Self::Deviations => "deviations",
            Self::FunderRole => "funder_role",
            Self::Conflicts => "conflicts",
            Self::Conditions => "conditions",
        }
    }
}
