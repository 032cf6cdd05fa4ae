//! What is asked next: which items' conditions hold, given the answers so far.
//!
//! One pass in the order of the instrument suffices, because conditions and calculations may read earlier items only (checked
//! when the instrument is parsed).

use time::Date;

use super::{Answer, Draft, FaultKind};
use crate::expression::{Expression, Flat, Host, Native, Slot, Value};
use crate::id::OptionName;
use crate::instrument::Logic;
use crate::question::{Question, Rank};

/// Which items are asked, and what stands in the model for each: text as in ODK XForms, '' where there is no answer.
pub struct Flow<'a> {
    logic: &'a Logic,
    draft: &'a Draft,
    today: Date,
    host: &'a dyn Host,
    asked: Vec<bool>,
    texts: Vec<String>,
}

impl<'a> Flow<'a> {
    /// Where Rust itself does what expressions ask of their surroundings.
    #[must_use]
    pub fn of(logic: &'a Logic, draft: &'a Draft, today: Date) -> Self {
        Self::on(&Native, logic, draft, today)
    }

    /// On a host of one's own: a phone lets its browser do what would make the program large.
    #[must_use]
    pub fn on(host: &'a dyn Host, logic: &'a Logic, draft: &'a Draft, today: Date) -> Self {
        let count = logic.items.len();
        let mut flow = Self { logic, draft, today, host, asked: Vec::with_capacity(count), texts: Vec::with_capacity(count) };
        for item in &logic.items {
            let asked = item.relevant.iter().all(|condition| flow.evaluate(condition, "").truth());
            let text = match &item.question {
                _ if !asked => String::new(),
                Question::Calculated(expression) => flow.evaluate(expression, "").text(&flow.seen_from("")).into_owned(),
                Question::Number(_) => number_in_model(&draft.given(&item.name).concat()),
                Question::Rank(question) => order_in_model(question, draft.given(&item.name)),
                Question::ChooseOne(_)
                | Question::ChooseSome(_)
                | Question::Scale(_)
                | Question::Date(_)
                | Question::Acknowledge
                | Question::Time(_)
                | Question::Moment(_)
                | Question::Text(_)
                | Question::Note => draft.given(&item.name).iter().map(|text| text.trim()).collect::<Vec<_>>().join(" "),
            };
            flow.asked.push(asked);
            flow.texts.push(text);
        }
        flow
    }

    /// Whether the item's conditions hold.
    #[must_use]
    pub fn is_asked(&self, slot: Slot) -> bool {
        self.asked.get(usize::from(slot.0)).copied().unwrap_or(false)
    }

    /// Whether a page shows anything.
    #[must_use]
    pub fn page_is_shown(&self, page: usize) -> bool {
        self.logic.pages.get(page).is_some_and(|slots| slots.iter().any(|&slot| self.is_asked(slot)))
    }

    /// The first page that shows anything, from page `start` on.
    #[must_use]
    pub fn first_page_from(&self, start: usize) -> Option<usize> {
        (start..self.logic.pages.len()).find(|&page| self.page_is_shown(page))
    }

    /// The last page that shows anything, before page `end`.
    #[must_use]
    pub fn last_page_before(&self, end: usize) -> Option<usize> {
        (0..end.min(self.logic.pages.len())).rev().find(|&page| self.page_is_shown(page))
    }

    /// What is wrong on one page, in the order of its items.
    #[must_use]
    pub fn faults_on(&self, page: usize) -> Vec<(Slot, FaultKind)> {
        let slots = self.logic.pages.get(page).map_or(&[][..], Vec::as_slice);
        slots.iter().filter_map(|&slot| self.answer(slot).err().map(|kind| (slot, kind))).collect()
    }

    /// The answer to one item.
    ///
    /// # Errors
    /// The fault to tell the person about.
    pub fn answer(&self, slot: Slot) -> Result<Answer, FaultKind> {
        let item = self.logic.item(slot);
        if !self.is_asked(slot) || !item.question.takes_an_answer() {
            return Ok(Answer::NotAsked);
        }
        let given: Vec<&str> = self.draft.given(&item.name).iter().map(String::as_str).collect();
        if given.is_empty() {
            return if item.required { Err(FaultKind::Required) } else { Ok(Answer::Skipped) };
        }
        let answer = item.question.answer(&given)?;
        match &item.constraint {
            Some(constraint) if !self.evaluate(constraint, &self.texts[usize::from(slot.0)]).truth() => {
                Err(FaultKind::Constraint)
            }
            Some(_) | None => Ok(answer),
        }
    }

    fn evaluate(&self, expression: &Expression, current: &str) -> Value {
        expression.evaluate(&self.seen_from(current))
    }

    /// The answers so far, as an expression that belongs to that answer sees them.
    fn seen_from<'b>(&'b self, current: &'b str) -> Flat<'b> {
        Flat { texts: &self.texts, current, today: self.today, host: self.host }
    }
}

/// A number as expressions write it; answers may also have a plus, a real minus sign and a decimal comma.
fn number_in_model(given: &str) -> String {
    let given = given.trim();
    given.strip_prefix('+').unwrap_or(given).replace('\u{2212}', "-").replace(',', ".")
}

/// An order as expressions read it: option names separated by spaces, the first place first; what is no order yet is no answer.
fn order_in_model(question: &Rank, given: &[String]) -> String {
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match question.answer(&given) {
        Ok(Answer::Order(order)) => {
            let names = order.iter().filter_map(|&option| question.options().get(usize::from(option)));
            names.map(OptionName::as_str).collect::<Vec<_>>().join(" ")
        }
        Ok(_) | Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instrument;
    use crate::id::ItemName;

    const THREE_PAGES: &str = r#"{
        "porchlight": 1, "name": "walk", "languages": ["en"], "title": "Walk", "introduction": "i", "consent": "c",
        "pages": [
            { "name": "one", "elements": [
                { "kind": "choose_one", "name": "dog", "label": "Dog?", "required": true,
                  "choices": [{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }] },
                { "kind": "number", "name": "age", "label": "Its age?", "minimum": 0, "maximum": 30,
                  "relevant": "${dog} = 'yes'" } ] },
            { "name": "two", "elements": [
                { "kind": "text", "name": "breed", "label": "Breed?", "maximum_characters": 9, "relevant": "${dog} = 'yes'" } ] },
            { "name": "three", "elements": [ { "kind": "note", "name": "end", "label": "That is all." } ] }
        ]
    }"#;

    fn with<T>(given: &[(&str, &str)], look: impl FnOnce(&Flow<'_>) -> T) -> T {
        let logic = Instrument::parse(THREE_PAGES).unwrap().logic;
        let mut draft = Draft::default();
        for (item, text) in given {
            draft.give(ItemName::parse(item).unwrap(), *text);
        }
        let today = Date::from_calendar_date(2026, time::Month::May, 31).unwrap();
        look(&Flow::of(&logic, &draft, today))
    }

    #[test]
    fn pages_without_anything_to_show_are_passed_over() {
        let pages = |given: &[(&str, &str)]| with(given, |flow| (flow.first_page_from(1), flow.last_page_before(2)));
        assert_eq!(pages(&[("dog", "yes")]), (Some(1), Some(1)));
        assert_eq!(pages(&[("dog", "no")]), (Some(2), Some(0)));
    }

    #[test]
    fn numbers_are_the_same_to_conditions_however_they_are_written() {
        for (given, written) in [(" +7 ", "7"), ("\u{2212}2", "-2"), ("1,5", "1.5"), ("12", "12")] {
            assert_eq!(number_in_model(given), written);
        }
    }

    #[test]
    fn there_is_nothing_before_the_first_page_and_nothing_after_the_last() {
        with(&[], |flow| {
            assert_eq!((flow.first_page_from(0), flow.first_page_from(3)), (Some(0), None));
            assert_eq!((flow.last_page_before(0), flow.last_page_before(usize::MAX)), (None, Some(2)));
        });
    }

    #[test]
    fn faults_are_those_of_the_page_and_of_what_is_asked_on_it() {
        let (dog, age) = ((Slot(0), FaultKind::Required), (Slot(1), FaultKind::NotANumber));
        let faults = |given: &[(&str, &str)], page| with(given, |flow| flow.faults_on(page));
        assert_eq!(faults(&[("age", "old")], 0), [dog]);
        assert_eq!(faults(&[("age", "old"), ("dog", "yes")], 0), [age]);
        assert_eq!(faults(&[("age", "old"), ("dog", "yes"), ("breed", "a long name")], 2), []);
        assert_eq!(faults(&[("dog", "yes")], 9), []);
    }
}
