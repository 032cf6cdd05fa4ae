//! What several questions say together: the mean of a person's answers to them, where they answered more than half.
//!
//! Nobody is asked a score, and none is stored: it is worked out of a response when it is counted. Whole numbers only: a score is in
//! hundredths of a point, rounded half up, so which bin it falls into never depends on how a machine rounds.

use super::number::Number;
use crate::cells::Category;
use crate::expression::Slot;
use crate::response::{Answer, Response};

/// A score and the questions it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    parts: Vec<ScorePart>,
    /// Bounds and bins, in hundredths of a point.
    number: Number,
    /// Whether there can be people who are asked none of the parts.
    may_be_unasked: bool,
}

/// One of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePart {
    pub slot: Slot,
    /// Points of each option, turned round where the question is reversed; none where choosing it counts as no answer.
    pub points: Vec<Option<i16>>,
}

impl Score {
    pub const DECIMALS: u8 = 2;
    const HUNDREDTHS: i64 = 100;

    #[must_use]
    pub fn new(parts: Vec<ScorePart>, number: Number, may_be_unasked: bool) -> Self {
        Self { parts, number, may_be_unasked }
    }

    #[must_use]
    pub fn parts(&self) -> &[ScorePart] {
        &self.parts
    }

    #[must_use]
    pub fn number(&self) -> &Number {
        &self.number
    }

    #[must_use]
    pub fn may_be_unasked(&self) -> bool {
        self.may_be_unasked
    }

    pub(super) fn categories(&self) -> Vec<Category> {
        self.number.categories()
    }

    /// A person's score.
    #[must_use]
    pub fn of(&self, response: &Response) -> Answer {
        self.of_answers(self.parts.iter().map(|part| response.answer(part.slot)))
    }

    /// The score of answers to its parts, in their order. Not asked is who was asked none of them; who answered half of them or fewer has none.
    pub fn of_answers<'a>(&self, answers: impl IntoIterator<Item = &'a Answer>) -> Answer {
        let (mut sum, mut answered, mut is_asked) = (0, 0, false);
        for (part, answer) in self.parts.iter().zip(answers) {
            is_asked |= *answer != Answer::NotAsked;
            let Answer::One(option) = answer else { continue };
            if let Some(points) = part.points.get(usize::from(*option)).copied().flatten() {
                sum += i64::from(points);
                answered += 1;
            }
        }
        if !is_asked {
            return Answer::NotAsked;
        }
        if 2 * answered <= i64::try_from(self.parts.len()).unwrap_or(i64::MAX) {
            return Answer::Skipped;
        }
        Answer::Number((2 * Self::HUNDREDTHS * sum + answered).div_euclid(2 * answered))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Draft, Instrument};

    /// Four questions from 1 to 5, the last reversed.
    fn instrument() -> Instrument {
        let items: Vec<_> = ["a", "b", "c", "d"]
            .iter()
            .map(|name| format!(r#"{{ "kind": "scale", "name": "{name}", "label": "Q", "from": 1, "to": 5, "labels": {{ "1": "l", "5": "h" }} }}"#))
            .collect();
        let source = format!(
            r#"{{ "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
                "pages": [{{ "name": "p", "elements": [{}] }}],
                "scores": [{{ "name": "trust", "label": "Trust", "items": ["a", "b", "c", "d"], "reversed": ["d"] }}] }}"#,
            items.join(",")
        );
        Instrument::parse(&source).unwrap()
    }

    fn score(instrument: &Instrument, given: [Option<u8>; 4]) -> Answer {
        let mut draft = Draft::default();
        for (name, given) in ["a", "b", "c", "d"].iter().zip(given) {
            if let Some(given) = given {
                draft.give(crate::id::ItemName::parse(name).unwrap(), given.to_string());
            }
        }
        let today = time::Date::from_calendar_date(2026, time::Month::May, 31).unwrap();
        let response = Response::check(&instrument.logic, &draft, today).unwrap();
        let slot = instrument.logic.slot_of(&crate::id::ItemName::parse("trust").unwrap()).unwrap();
        let super::super::Question::Score(score) = &instrument.logic.item(slot).question else { panic!("a score") };
        score.of(&response)
    }

    #[test]
    fn more_than_half_must_be_answered() {
        let instrument = instrument();
        // (1 + 2 + 4 + (6 - 5))/4.
        assert_eq!(score(&instrument, [Some(1), Some(2), Some(4), Some(5)]), Answer::Number(200));
        // (1 + 2 + 5)/3 = 2.666…, and the reversed one counts as its mirror.
        assert_eq!(score(&instrument, [Some(1), Some(2), Some(5), None]), Answer::Number(267));
        assert_eq!(score(&instrument, [None, Some(1), Some(1), Some(5)]), Answer::Number(100));
        assert_eq!(score(&instrument, [Some(1), Some(2), None, None]), Answer::Skipped);
        assert_eq!(score(&instrument, [None; 4]), Answer::Skipped);
    }

    proptest! {
        #[test]
        fn a_score_lies_between_the_answers_it_is_made_of(given in prop::array::uniform4(prop::option::of(1..=5_u8))) {
            let turned: Vec<i64> = given.iter().enumerate().filter_map(|(place, given)| Some((place, i64::from((*given)?))))
                .map(|(place, points)| if place == 3 { 6 - points } else { points }).collect();
            match score(&instrument(), given) {
                Answer::Number(hundredths) => {
                    prop_assert!(turned.len() > 2);
                    prop_assert!(turned.iter().min().unwrap() * 100 <= hundredths && hundredths <= turned.iter().max().unwrap() * 100);
                }
                other => prop_assert!(turned.len() <= 2 && other == Answer::Skipped),
            }
        }
    }
}
