//! What a person says before the first question: how old they are, where a survey asks, and that they take part. It decides whether
//! there are questions, and is kept nowhere.

use shared::instrument::{Ages, Permission};

/// How old somebody is, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeGroup {
    Adult,
    /// Not of age, and old enough to take part.
    Young,
    Child,
}

impl AgeGroup {
    pub(super) const ALL: [Self; 3] = [Self::Adult, Self::Young, Self::Child];

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// As it stands in the form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Adult => "adult",
            Self::Young => "young",
            Self::Child => "child",
        }
    }
}

/// What was said so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub age: Option<AgeGroup>,
    /// Of a parent or guardian.
    pub permission: bool,
    /// Of the person; of a young person it is their assent.
    pub consent: bool,
}

/// Why there are no questions yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Age,
    /// Nothing that could be mended.
    TooYoung,
    Permission,
    Consent,
}

impl Agreement {
    /// What is still to be said; nothing where the questions can begin.
    #[must_use]
    pub fn lacks(self, ages: Option<Ages>) -> Vec<Lack> {
        let of_age = ages.and_then(|ages| match self.age {
            None => Some(Lack::Age),
            Some(AgeGroup::Child) => Some(Lack::TooYoung),
            Some(AgeGroup::Young) if ages.permission == Permission::Parent && !self.permission => Some(Lack::Permission),
            Some(AgeGroup::Young | AgeGroup::Adult) => None,
        });
        if of_age == Some(Lack::TooYoung) {
            return vec![Lack::TooYoung];
        }
        of_age.into_iter().chain((!self.consent).then_some(Lack::Consent)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permission_and_assent_are_two_things_and_neither_is_enough() {
        let ages = |permission| Some(Ages { youngest_years: 13, adult_years: 18, permission });
        let young = |permission, consent| Agreement { age: Some(AgeGroup::Young), permission, consent };
        let parent = ages(Permission::Parent);
        assert_eq!(young(false, true).lacks(parent), [Lack::Permission]);
        assert_eq!(young(true, false).lacks(parent), [Lack::Consent]);
        assert_eq!(young(true, true).lacks(parent), []);
        assert_eq!(young(false, true).lacks(ages(Permission::Waived)), []);
        let child = Agreement { age: Some(AgeGroup::Child), permission: true, consent: true };
        assert_eq!(child.lacks(parent), [Lack::TooYoung]);
        let silent = Agreement { consent: true, ..Agreement::default() };
        assert_eq!((silent.lacks(parent), silent.lacks(None)), (vec![Lack::Age], vec![]));
    }
}
