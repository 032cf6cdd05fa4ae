//! What is asked next: which items' conditions hold, given the answers so far.
//!
//! Items are looked at in the order of `Logic::turns`, in which each comes after everything it reads. What stood in the model before
//! can be handed in: then only what reads something that changed is evaluated again.

use time::Date;

use super::{Answer, Draft, FaultKind};
use crate::expression::{Answers, Expression, Host, Native, Slot, Value};
use crate::id::OptionName;
use crate::instrument::{ItemLogic, Logic, Required};
use crate::locale::Locale;
use crate::question::{Question, Rank};

/// What stands in the model: text as in ODK XForms, '' where there is no answer.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// When it was evaluated; never as long as it is empty.
    day: Option<Date>,
    asked: Vec<bool>,
    texts: Vec<String>,
}

/// Which items are asked, and the model they make.
pub struct Flow<'a> {
    logic: &'a Logic,
    draft: &'a Draft,
    /// The language of the person, for what expressions look up; none for the first one.
    language: Option<Locale>,
    today: Date,
    host: &'a dyn Host,
    model: Model,
}

impl<'a> Flow<'a> {
    /// In the first language, where Rust itself does what expressions ask of their surroundings.
    #[must_use]
    pub fn of(logic: &'a Logic, draft: &'a Draft, today: Date) -> Self {
        Self::after(Model::default(), &Native, logic, draft, today, None)
    }

    /// The same for somebody who reads a language.
    #[must_use]
    pub fn in_language(logic: &'a Logic, draft: &'a Draft, today: Date, language: Locale) -> Self {
        let model = Model::default();
        Self { logic, draft, language: Some(language), today, host: &Native, model }.evaluated(None)
    }

    /// On a host of one's own (a phone lets its browser do what would make the program large), after a model of the same logic. Where
    /// only one item is `changed` since that model, no other answer is read again.
    #[must_use]
    pub fn after(
        model: Model,
        host: &'a dyn Host,
        logic: &'a Logic,
        draft: &'a Draft,
        today: Date,
        changed: Option<Slot>,
    ) -> Self {
        Self { logic, draft, language: None, today, host, model }.evaluated(changed)
    }

    fn evaluated(self, only: Option<Slot>) -> Self {
        let (logic, today, count) = (self.logic, self.today, self.logic.items.len());
        let mut flow = self;
        let is_new_day = flow.model.day != Some(today);
        flow.model.asked.resize(count, false);
        flow.model.texts.resize(count, String::new());
        flow.model.day = Some(today);
        let mut changed = vec![is_new_day; count];
        for turn in &logic.turns {
            let index = usize::from(turn.slot.0);
            let is_stirred = is_new_day || turn.reads.iter().any(|read| changed.get(usize::from(read.0)) == Some(&true));
            let Some(item) = logic.items.get(index) else { continue };
            // Where nothing is offered there is nothing to answer.
            let has_options = |flow: &Self| item.offered.is_empty() || flow.offered(turn.slot).contains(&true);
            let asked = if is_stirred {
                item.relevant.iter().all(|condition| flow.holds(condition, turn.slot)) && has_options(&flow)
            } else {
                flow.is_asked(turn.slot)
            };
            let text = match &item.question {
                _ if !asked => Some(String::new()),
                Question::Calculated(_) if !is_stirred => None,
                Question::Calculated(expression) => {
                    let answers = flow.seen_from(turn.slot, "");
                    Some(answers.text_of(&expression.evaluate(&answers)))
                }
                _ if !is_stirred && only.is_some_and(|only| only != turn.slot) => None,
                question => Some(in_model(question, &flow.given(turn.slot, item))),
            };
            changed[index] = asked != flow.model.asked[index];
            flow.model.asked[index] = asked;
            if let Some(text) = text.filter(|text| *text != flow.model.texts[index]) {
                flow.model.texts[index] = text;
                changed[index] = true;
            }
        }
        flow
    }

    /// What to hand in when the answers have changed.
    #[must_use]
    pub fn into_model(self) -> Model {
        self.model
    }

    /// Whether the item's conditions hold.
    #[must_use]
    pub fn is_asked(&self, slot: Slot) -> bool {
        self.model.asked.get(usize::from(slot.0)).copied().unwrap_or(false)
    }

    /// What stands in the model for an item: '' where there is no answer.
    #[must_use]
    pub fn text(&self, slot: Slot) -> &str {
        self.model.texts.get(usize::from(slot.0)).map_or("", String::as_str)
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
        let given = self.given(slot, item);
        if given.is_empty() {
            let is_needed = match &item.required {
                Required::Never => false,
                Required::Always => true,
                Required::When(condition) => self.holds(condition, slot),
            };
            return if is_needed { Err(FaultKind::Required) } else { Ok(Answer::Skipped) };
        }
        let answer = item.question.answer(&given)?;
        match &item.constraint {
            Some(constraint) if !self.value(constraint, slot, &self.model.texts[usize::from(slot.0)]).truth() => {
                Err(FaultKind::Constraint)
            }
            Some(_) | None => Ok(answer),
        }
    }

    /// Whether an option is offered, given the other answers; one that does not exist is, for [`Question::answer`] to refuse.
    fn offers(&self, slot: Slot, option: usize) -> bool {
        self.logic.item(slot).offered.get(option).is_none_or(|condition| self.holds(condition, slot))
    }

    /// For each option whether it is offered; nothing for an item that always offers all.
    #[must_use]
    pub fn offered(&self, slot: Slot) -> Vec<bool> {
        self.logic.item(slot).offered.iter().map(|condition| self.holds(condition, slot)).collect()
    }

    /// The draft without options that are not offered any more, so that what is shown is what counts.
    #[must_use]
    pub fn settled(&self) -> Draft {
        let mut settled = self.draft.clone();
        for (slot, item) in self.logic.slots().filter(|(_, item)| !item.offered.is_empty()) {
            let given = self.given(slot, item).into_iter().map(str::to_owned).collect();
            settled.replace(&item.name, given);
        }
        settled
    }

    /// What was given, but for options that are not offered any more: those were taken back by another answer, as in ODK.
    fn given(&self, slot: Slot, item: &ItemLogic) -> Vec<&'a str> {
        let given = self.draft.given(&item.name).iter().map(String::as_str);
        if item.offered.is_empty() {
            return given.collect();
        }
        let options = item.question.options();
        let place = |name: &str| options.iter().position(|option| option.as_str() == name.trim());
        given.filter(|name| place(name).is_none_or(|option| self.offers(slot, option))).collect()
    }

    fn holds(&self, condition: &Expression, slot: Slot) -> bool {
        self.value(condition, slot, "").truth()
    }

    fn value(&self, expression: &Expression, slot: Slot, current: &str) -> Value {
        expression.evaluate(&self.seen_from(slot, current))
    }

    /// The answers so far, as an expression of an item with that answer sees them.
    fn seen_from<'b>(&'b self, item: Slot, current: &'b str) -> Answers<'b> {
        let (outline, texts, language) = (&self.logic.outline, &self.model.texts[..], self.language);
        Answers { texts, current, item, outline, language, today: self.today, host: self.host }
    }
}

/// What was given as expressions read it.
fn in_model(question: &Question, given: &[&str]) -> String {
    match question {
        Question::Number(_) => number_in_model(&given.concat()),
        Question::Rank(question) => order_in_model(question, given),
        Question::ChooseOne(_)
        | Question::ChooseSome(_)
        | Question::Scale(_)
        | Question::Date(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_)
        | Question::Score(_) => given.iter().map(|text| text.trim()).collect::<Vec<_>>().join(" "),
    }
}

/// A number as expressions write it; answers may also have a plus, a real minus sign and a decimal comma.
fn number_in_model(given: &str) -> String {
    let given = given.trim();
    given.strip_prefix('+').unwrap_or(given).replace('\u{2212}', "-").replace(',', ".")
}

/// An order as expressions read it: option names separated by spaces, the first place first; what is no order yet is no answer.
fn order_in_model(question: &Rank, given: &[&str]) -> String {
    match question.answer(given) {
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
