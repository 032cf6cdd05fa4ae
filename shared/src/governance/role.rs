//! The one table of who may do what in a team. A test of the server asks for every address in every role and holds the answers against
//! it.

use serde::{Deserialize, Serialize};

/// What somebody is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Speaks for the team: opens and closes surveys, has releases drawn, lets people in.
    Lead,
    /// Writes and fields surveys.
    CoResearcher,
    /// Somebody of the community who comments and votes, and sees neither progress nor answers.
    Reviewer,
    /// Reads along, to translate.
    Translator,
}

/// Something that is done in the studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Seeing surveys, templates, people, the record; signing out.
    See,
    /// Seeing how fielding goes, as the team counted it itself.
    SeeProgress,
    /// Making and changing drafts.
    Write,
    /// Counting what was handed out, typing in paper forms.
    Field,
    /// Seeing what could be published, and what it costs.
    Plan,
    /// Asking the team for a decision.
    Ask,
    Vote,
    /// Opening and closing surveys.
    Open,
    /// Having a release drawn that was agreed to.
    Draw,
    /// Letting people in and out, and changing by which rule is decided.
    ManagePeople,
}

/// Who may do it.
const TABLE: [(Act, &[Role]); 10] = {
    use Role::{CoResearcher, Lead, Reviewer, Translator};
    [
        (Act::See, &[Lead, CoResearcher, Reviewer, Translator]),
        (Act::SeeProgress, &[Lead, CoResearcher]),
        (Act::Write, &[Lead, CoResearcher]),
        (Act::Field, &[Lead, CoResearcher]),
        (Act::Plan, &[Lead, CoResearcher, Reviewer]),
        (Act::Ask, &[Lead, CoResearcher]),
        (Act::Vote, &[Lead, CoResearcher, Reviewer]),
        (Act::Open, &[Lead]),
        (Act::Draw, &[Lead]),
        (Act::ManagePeople, &[Lead]),
    ]
};

impl Role {
    pub const ALL: [Self; 4] = [Self::Lead, Self::CoResearcher, Self::Reviewer, Self::Translator];

    #[must_use]
    pub fn may(self, act: Act) -> bool {
        TABLE.iter().any(|(known, roles)| *known == act && roles.contains(&self))
    }

    /// As it is stored and written in the record.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::CoResearcher => "co_researcher",
            Self::Reviewer => "reviewer",
            Self::Translator => "translator",
        }
    }

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_may_is_no_act_and_a_lead_may_all() {
        for (act, roles) in TABLE {
            assert!(!roles.is_empty() && Role::Lead.may(act), "{act:?}");
        }
        assert!(!Role::Reviewer.may(Act::SeeProgress) && !Role::Translator.may(Act::Vote));
        assert!(Role::ALL.into_iter().all(|role| Role::parse(role.name()) == Some(role)));
    }
}
