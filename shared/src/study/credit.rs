//! Who did what, as far as they agreed to be named.

use serde::{Deserialize, Serialize};

use super::words::is_unfit;

/// Somebody's part in a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// A name, an alias, or that of a group.
    pub name: String,
    /// Whether they agreed to be named. Who takes that back is named no more from the next version on.
    pub agreed: bool,
    /// Their tie to the place, such as “lives on Elm Street”.
    #[serde(default)]
    pub tie: String,
    #[serde(default)]
    pub did: Vec<Contribution>,
    /// Sixteen digits in four groups.
    #[serde(default)]
    pub orcid: String,
}

/// What somebody did; the terms are those of CRediT (ANSI/NISO Z39.104-2022) that surveys have a use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    Conceptualization,
    Methodology,
    Investigation,
    FormalAnalysis,
    DataCuration,
    Validation,
    Writing,
    Review,
    Supervision,
    ProjectAdministration,
    FundingAcquisition,
}

impl Contribution {
    pub const ALL: [Self; 11] = [
        Self::Conceptualization,
        Self::Methodology,
        Self::Investigation,
        Self::FormalAnalysis,
        Self::DataCuration,
        Self::Validation,
        Self::Writing,
        Self::Review,
        Self::Supervision,
        Self::ProjectAdministration,
        Self::FundingAcquisition,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Conceptualization => "conceptualization",
            Self::Methodology => "methodology",
            Self::Investigation => "investigation",
            Self::FormalAnalysis => "formal_analysis",
            Self::DataCuration => "data_curation",
            Self::Validation => "validation",
            Self::Writing => "writing",
            Self::Review => "review",
            Self::Supervision => "supervision",
            Self::ProjectAdministration => "project_administration",
            Self::FundingAcquisition => "funding_acquisition",
        }
    }
}

impl Credit {
    pub(super) fn problem(&self) -> Option<&'static str> {
        if [&self.name, &self.tie].into_iter().any(|text| is_unfit(text) || text.contains('\n') || text.chars().count() > 200) {
            return Some("is longer than one line of 200 characters, or has signs in it that cannot be printed");
        }
        (!self.orcid.is_empty() && !is_orcid(&self.orcid)).then_some("has an ORCID whose digits do not fit together")
    }
}

/// Four groups of four, of which the last sign checks the others (ISO 7064, MOD 11-2).
fn is_orcid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let digits: Vec<u32> =
        groups.concat().chars().filter_map(|sign| if sign == 'X' { Some(10) } else { sign.to_digit(10) }).collect();
    let (Some((&check, digits)), true) = (digits.split_last(), groups.len() == 4 && groups.iter().all(|group| group.len() == 4))
    else {
        return false;
    };
    let total = digits.iter().fold(0, |total, digit| (total + digit) * 2);
    digits.len() == 15 && digits.iter().all(|&digit| digit < 10) && (12 - total % 11) % 11 == check
}
