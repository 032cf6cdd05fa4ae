//! When a question to the team is answered.
//!
//! Enough members say yes, one of them from the community, and nobody from the community says no. After the time that the team set
//! itself, whoever was silent is no longer waited for: more yes than no decide, of two people at least. So a reviewer can delay, and
//! nobody can stop a thing by not answering. A no is never taken out of the record; its reason is printed.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::record::{By, Deed, Entry, Member};
use super::role::Role;
use crate::id::{ReleaseId, SurveyCode, Version};
use crate::plan::PlanRequest;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// Whether a survey is opened with this version of its instrument.
    Opening { survey: SurveyCode, version: Version },
    /// Whether this is published of a closed survey.
    Release { survey: SurveyCode, release: ReleaseId, plan: PlanRequest },
}

impl Subject {
    #[must_use]
    pub fn survey(&self) -> &SurveyCode {
        match self {
            Self::Opening { survey, .. } | Self::Release { survey, .. } => survey,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    Yes,
    No,
}

/// How a team decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How many have to say yes, one of them from the community.
    pub approvals: u8,
    /// How long whoever says nothing is waited for, in days.
    pub days: u16,
}

impl Rule {
    pub const APPROVALS: std::ops::RangeInclusive<u8> = 2..=20;
    pub const DAYS: std::ops::RangeInclusive<u16> = 3..=60;
    /// Who decide when time has run out.
    const PEOPLE_AT_LEAST: u32 = 2;

    /// `None` where a number is out of bounds.
    #[must_use]
    pub fn new(approvals: u8, days: u16) -> Option<Self> {
        (Self::APPROVALS.contains(&approvals) && Self::DAYS.contains(&days)).then_some(Self { approvals, days })
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self { approvals: 2, days: 14 }
    }
}

/// One member's voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub member: Member,
    pub role: Role,
    pub voice: Voice,
    pub reason: String,
    pub day: Date,
}

/// A question to the team and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Number of the entry that asked.
    pub number: u32,
    pub subject: Subject,
    pub asked: Date,
    pub rule: Rule,
    /// The last of each member, in their order; of those who left only what they said against it.
    pub ballots: Vec<Ballot>,
}

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub yes: u32,
    pub no: u32,
    /// Of the community.
    pub reviewers_yes: u32,
    pub reviewers_no: u32,
    /// The last day on which everybody is waited for.
    pub until: Date,
    pub state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Waiting,
    Approved,
}

impl Review {
    /// Everything that was asked, in order.
    #[must_use]
    pub fn all(entries: &[Entry]) -> Vec<Self> {
        let mut reviews: Vec<Self> = Vec::new();
        let mut rule = Rule::default();
        for entry in entries {
            match &entry.deed {
                Deed::RuleSet { rule: set } => rule = *set,
                Deed::ReviewAsked { subject } => reviews.push(Self {
                    number: entry.sequence,
                    subject: subject.clone(),
                    asked: entry.day,
                    rule,
                    ballots: Vec::new(),
                }),
                Deed::Voted { review, voice, reason } => {
                    let By::Member { member, role } = entry.by else { continue };
                    let Some(asked) = reviews.iter_mut().find(|asked| asked.number == *review) else { continue };
                    asked.ballots.retain(|ballot| ballot.member != member);
                    asked.ballots.push(Ballot { member, role, voice: *voice, reason: reason.clone(), day: entry.day });
                }
                // A yes of somebody who is gone carries nothing. Their no stays: else whoever speaks for the team could take a no out
                // by taking out who said it.
                Deed::Left { member } => {
                    for review in &mut reviews {
                        review.ballots.retain(|ballot| ballot.member != *member || ballot.voice == Voice::No);
                    }
                }
                Deed::Invited { .. }
                | Deed::Joined { .. }
                | Deed::RoleChanged { .. }
                | Deed::Opened { .. }
                | Deed::Closed { .. }
                | Deed::Drawn { .. }
                | Deed::Described { .. } => {}
            }
        }
        reviews
    }

    /// What was said against it.
    pub fn against(&self) -> impl Iterator<Item = &Ballot> {
        self.ballots.iter().filter(|ballot| ballot.voice == Voice::No)
    }

    #[must_use]
    pub fn standing(&self, today: Date) -> Standing {
        let count = |holds: &dyn Fn(&Ballot) -> bool| {
            u32::try_from(self.ballots.iter().filter(|ballot| holds(ballot)).count()).unwrap_or(u32::MAX)
        };
        let (yes, no) = (count(&|ballot| ballot.voice == Voice::Yes), count(&|ballot| ballot.voice == Voice::No));
        let of_community = |voice| count(&move |ballot: &Ballot| ballot.role == Role::Reviewer && ballot.voice == voice);
        let (reviewers_yes, reviewers_no) = (of_community(Voice::Yes), of_community(Voice::No));
        let until = self.asked.saturating_add(Duration::days(self.rule.days.into()));
        let agreed = yes >= self.rule.approvals.into() && reviewers_yes >= 1 && reviewers_no == 0;
        let timely = today > until && yes > no && yes >= Rule::PEOPLE_AT_LEAST;
        let state = if agreed || timely { State::Approved } else { State::Waiting };
        Standing { yes, no, reviewers_yes, reviewers_no, until, state }
    }
}
