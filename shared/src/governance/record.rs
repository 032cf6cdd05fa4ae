//! What a team did, in an unbroken chain: each entry carries the hash of the one before, so that none can be changed, taken out or put
//! in without all later ones. Anybody who has the file can check it, and can check that nothing was opened or drawn without a yes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::Date;

use super::decision::{Review, Rule, Standing, State, Subject, Voice};
use super::role::Role;
use crate::day::{day_text, parse_day};
use crate::id::{ReleaseId, SurveyCode, Version, hex};

/// Number of somebody in a team; given once and never again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Member(pub u32);

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum By {
    Member {
        member: Member,
        /// At that time.
        role: Role,
    },
    /// Whoever runs the program, at its command line.
    Host { host: bool },
}

impl By {
    pub const HOST: Self = Self::Host { host: true };
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    Invited {
        role: Role,
    },
    Joined {
        member: Member,
        role: Role,
    },
    RoleChanged {
        member: Member,
        role: Role,
    },
    Left {
        member: Member,
    },
    RuleSet {
        rule: Rule,
    },
    ReviewAsked {
        subject: Subject,
    },
    Voted {
        review: u32,
        voice: Voice,
        reason: String,
    },
    Opened {
        survey: SurveyCode,
        version: Version,
    },
    Closed {
        survey: SurveyCode,
    },
    Drawn {
        survey: SurveyCode,
        release: ReleaseId,
    },
    /// What the team says of a survey was written, or written anew; `study` is the hash of it.
    Described {
        survey: SurveyCode,
        number: u32,
        study: String,
    },
}

impl Deed {
    fn must_be_agreed(&self) -> bool {
        matches!(self, Self::Opened { .. } | Self::Drawn { .. })
    }

    fn is_what_was_asked(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Opening { survey, version } => *self == Self::Opened { survey: survey.clone(), version: version.clone() },
            Subject::Release { survey, release, .. } => *self == Self::Drawn { survey: survey.clone(), release: release.clone() },
        }
    }
}

/// One line of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 1 for the first.
    pub sequence: u32,
    #[serde(serialize_with = "write_day", deserialize_with = "read_day")]
    pub day: Date,
    pub by: By,
    #[serde(flatten)]
    pub deed: Deed,
    /// SHA-256 in hexadecimal over the team, this entry and the hash before.
    pub hash: String,
}

/// All that a team did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub team: String,
    entries: Vec<Entry>,
}

/// The entries are not the ones that were written, or somebody went around the rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenRecord {
    #[error("entry {sequence} of the record of {team} does not follow from the one before")]
    Chain { team: String, sequence: u32 },
    #[error("entry {sequence} of the record of {team} was written on an earlier day than the one before")]
    Day { team: String, sequence: u32 },
    #[error("entry {sequence} of the record of {team} does what the team had not agreed to")]
    NotAgreed { team: String, sequence: u32 },
}

impl Record {
    /// Reads stored entries and checks the whole chain, and that what a team must agree to was agreed to.
    ///
    /// # Errors
    /// At the first entry that is not as it must be.
    pub fn replay(team: String, entries: Vec<Entry>) -> Result<Self, BrokenRecord> {
        let mut record = Self { team, entries: Vec::with_capacity(entries.len()) };
        for entry in entries {
            let (team, sequence) = (record.team.clone(), record.next_sequence());
            let expected = record.next(entry.day, entry.by, entry.deed.clone());
            if entry.sequence != sequence || entry.hash != expected.hash {
                return Err(BrokenRecord::Chain { team, sequence });
            }
            if record.entries.last().is_some_and(|last| last.day > entry.day) {
                return Err(BrokenRecord::Day { team, sequence });
            }
            if !record.allows(&entry) {
                return Err(BrokenRecord::NotAgreed { team, sequence });
            }
            record.entries.push(entry);
        }
        Ok(record)
    }

    /// Checks a record that came as a file.
    ///
    /// # Errors
    /// As [`Record::replay`].
    pub fn checked(self) -> Result<Self, BrokenRecord> {
        Self::replay(self.team, self.entries)
    }

    /// Adds what was done. A clock that was set back cannot make it earlier than what was done before.
    ///
    /// # Errors
    /// When the team must agree to it first, and has not.
    pub fn add(&mut self, today: Date, by: By, deed: Deed) -> Result<&Entry, BrokenRecord> {
        let day = self.entries.last().map_or(today, |last| last.day.max(today));
        let entry = self.next(day, by, deed);
        if !self.allows(&entry) {
            return Err(BrokenRecord::NotAgreed { team: self.team.clone(), sequence: entry.sequence });
        }
        self.entries.push(entry);
        let last = self.entries.len() - 1;
        Ok(&self.entries[last])
    }

    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Hash of the newest entry.
    #[must_use]
    pub fn head(&self) -> Option<&str> {
        self.entries.last().map(|entry| entry.hash.as_str())
    }

    #[must_use]
    pub fn rule(&self) -> Rule {
        let set = |entry: &Entry| if let Deed::RuleSet { rule } = entry.deed { Some(rule) } else { None };
        self.entries.iter().rev().find_map(set).unwrap_or_default()
    }

    #[must_use]
    pub fn reviews(&self) -> Vec<Review> {
        Review::all(&self.entries)
    }

    /// The newest question about this, if it was asked.
    #[must_use]
    pub fn review_of(&self, subject: &Subject) -> Option<Review> {
        self.reviews().into_iter().rev().find(|review| review.subject == *subject)
    }

    /// Whether nobody needs to answer any more: it was done, or the survey was opened with another version.
    #[must_use]
    pub fn is_over(&self, subject: &Subject) -> bool {
        self.entries.iter().any(|entry| match (&entry.deed, subject) {
            (Deed::Opened { survey, .. }, Subject::Opening { survey: asked, .. }) => survey == asked,
            (deed, subject) => deed.is_what_was_asked(subject),
        })
    }

    /// What the team had said when something was done, and how it stood on that day; nothing where it was not asked, or whoever runs the
    /// program did it.
    #[must_use]
    pub fn decision_behind(&self, deed: &Deed) -> Option<(Review, Standing)> {
        let (before, rest) = self.entries.split_at(self.entries.iter().position(|entry| entry.deed == *deed)?);
        let done = rest.first().filter(|entry| entry.by != By::HOST)?;
        let review = Review::all(before).into_iter().rev().find(|review| deed.is_what_was_asked(&review.subject))?;
        let standing = review.standing(done.day);
        Some((review, standing))
    }

    /// Whether nothing stands against an entry: what opens a survey or draws a release must have been agreed to, unless whoever runs the
    /// program did it, which everybody can then read here.
    fn allows(&self, entry: &Entry) -> bool {
        if entry.by == By::HOST || !entry.deed.must_be_agreed() {
            return true;
        }
        let asked = self.reviews().into_iter().rev().find(|review| entry.deed.is_what_was_asked(&review.subject));
        asked.is_some_and(|review| review.standing(entry.day).state == State::Approved)
    }

    fn next(&self, day: Date, by: By, deed: Deed) -> Entry {
        let sequence = self.next_sequence();
        let mut hasher = Sha256::new();
        hasher.update(b"porchlight record entry 1\n");
        // A deed is plain data, whose fields are written in the order of its type.
        let [by_text, deed_text] = [serde_json::to_string(&by), serde_json::to_string(&deed)].map(Result::unwrap_or_default);
        for field in [&self.team, &sequence.to_string(), &day_text(day), &by_text, &deed_text, self.head().unwrap_or("")] {
            hasher.update(field.as_bytes());
            hasher.update(b"\n");
        }
        Entry { sequence, day, by, deed, hash: hex(&hasher.finalize()) }
    }

    fn next_sequence(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(1)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn write_day<S: serde::Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&day_text(*day))
}

fn read_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_day(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no day")))
}

#[cfg(test)]
mod tests;
