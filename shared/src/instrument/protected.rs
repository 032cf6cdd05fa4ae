//! Questions whose answers are made uncertain on the phone: which can be, and why nothing else may depend on them.
//!
//! What other questions see is what is reported, which is chance as often as not; a question asked because of it would confuse its
//! reader, and a condition on it would let reports be compared. The draw itself is in `privacy/local.rs`.

use super::parse::Parser;
use super::source::ElementSource;
use super::{ItemLogic, Required};
use crate::expression::Slot;
use crate::privacy::RandomisedResponse;
use crate::question::Question;

/// Notes how an item is protected, where it can be.
pub(super) fn mark(parser: &mut Parser, path: &str, source: &ElementSource, slot: Slot) {
    let Some(chance) = source.protected_by else { return };
    let at = format!("{path}.protected_by");
    if !parser.numbers.is_empty() {
        parser.flaw::<()>(
            &at,
            "cannot be told of a question that is asked several times: several reports would tell more than one",
        );
    }
    if source.choice_filter.is_some() {
        parser.flaw::<()>(&at, "cannot be told of a question with a choice_filter: chance must be able to take every option");
    }
    if source.constraint.is_some() {
        parser.flaw::<()>(&at, "cannot be told of a question with a constraint: chance must be able to take every option");
    }
    if !source.required.is_never() {
        parser.flaw::<()>(&at, "cannot be told of a question that needs an answer: nobody can be made to play by chance");
    }
    let Some(item) = parser.items.get_mut(usize::from(slot.0)) else { return };
    let (Question::ChooseOne(question) | Question::Scale(question)) = &item.question else { return };
    let options = question.options.len();
    item.protected = RandomisedResponse::new(options, chance);
    if item.protected.is_none() {
        let most = RandomisedResponse::OPTIONS_AT_MOST;
        parser.flaw::<()>(&at, format!("needs 2 to {most} options, as many as a die has sides; there are {options}"));
    }
    parser.protected.push((slot, at));
}

/// Refuses expressions that read protected answers.
pub(super) fn nothing_depends(parser: &mut Parser, items: &[ItemLogic]) {
    for (slot, path) in std::mem::take(&mut parser.protected) {
        let reads_it = |item: &&ItemLogic| {
            let required = match &item.required {
                Required::When(condition) => Some(condition),
                Required::Never | Required::Always => None,
            };
            let around = item.relevant.iter().chain(&item.constraint).chain(&item.offered);
            around.chain(required).chain(item.question.calculation()).any(|expression| expression.reads().contains(&slot))
        };
        if let Some(reader) = items.iter().find(reads_it) {
            parser.flaw::<()>(&path, format!("makes the answer uncertain, but “{}” depends on it", reader.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::id::ItemName;
    use crate::{Flaw, Instrument};

    fn parsed(more: &Value, others: &[Value]) -> Result<Instrument, Vec<Flaw>> {
        let mut asked = json!({ "kind": "choose_one", "name": "hit", "label": "Were you hit?", "protected_by": "coin",
            "choices": [{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }] });
        for (key, value) in more.as_object().unwrap() {
            asked[key] = value.clone();
        }
        let elements: Vec<_> = std::iter::once(asked).chain(others.iter().cloned()).collect();
        let source = json!({ "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
            "pages": [{ "name": "p", "elements": elements }] });
        Instrument::parse(&source.to_string())
    }

    #[test]
    fn a_question_can_be_protected_on_the_phone() {
        let instrument = parsed(&json!({}), &[]).unwrap();
        let item = instrument.logic.item(instrument.logic.slot_of(&ItemName::parse("hit").unwrap()).unwrap());
        assert_eq!(item.protected.map(|randomised| randomised.likelihood_ratio()), Some(3));
    }

    #[test]
    fn what_cannot_be_protected_is_a_flaw() {
        let seven: Vec<_> = (0..7).map(|option| json!({ "name": format!("o{option}"), "label": "O" })).collect();
        let note = |extra: Value| {
            let mut note = json!({ "kind": "note", "name": "n", "label": "N" });
            for (key, value) in extra.as_object().unwrap() {
                note[key] = value.clone();
            }
            note
        };
        let flaws = [
            parsed(&json!({ "choices": seven }), &[]),
            parsed(&json!({ "choice_filter": "name != 'x'" }), &[]),
            parsed(&json!({ "constraint": ". = 'yes'", "constraint_message": "M" }), &[]),
            parsed(&json!({ "required": true }), &[]),
            parsed(&json!({}), &[note(json!({ "relevant": "${hit} = 'yes'" }))]),
            parsed(&json!({ "kind": "text", "choices": null, "maximum_characters": 9 }), &[]),
            parsed(&json!({ "protected_by": "dice" }), &[]),
        ]
        .map(|parsed| parsed.unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        insta::assert_snapshot!(flaws.join("\n"), @r"
        pages[0].elements[0].protected_by: needs 2 to 6 options, as many as a die has sides; there are 7
        pages[0].elements[0].protected_by: cannot be told of a question with a choice_filter: chance must be able to take every option
        pages[0].elements[0].protected_by: cannot be told of a question with a constraint: chance must be able to take every option
        pages[0].elements[0].protected_by: cannot be told of a question that needs an answer: nobody can be made to play by chance
        pages[0].elements[0].protected_by: makes the answer uncertain, but “n” depends on it
        pages[0].elements[0].protected_by: does not belong to this kind of element
        pages[0].elements[0]: does not fit the format: unknown variant `dice`, expected `coin` or `die`
        ");
    }
}
