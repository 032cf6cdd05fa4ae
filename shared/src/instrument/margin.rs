//! What is known of everybody who lives in a place, from a public source: how large each group is. Estimates are weighted to it.
//!
//! It says nothing of anybody who answered, and is fixed with the instrument before anybody has.

use std::collections::BTreeSet;

use super::parse::Parser;
use super::source::MarginSource;
use super::{ItemLogic, Text};
use crate::expression::Slot;
use crate::id::ItemName;
use crate::question::Question;

/// How far the shares may be from adding up to one: sources round.
const SUM_TOLERANCE: f64 = 0.015;

/// Sizes of the groups of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    pub slot: Slot,
    /// For each option its share of everybody, adding up to 1; none for options that are no groups of people.
    pub shares: Vec<Option<f64>>,
    /// Where the numbers are from.
    pub source: Text,
}

pub(super) fn parse(parser: &mut Parser, sources: &[MarginSource], items: &[ItemLogic]) -> Vec<Margin> {
    let mut seen = BTreeSet::new();
    let mut margins = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let path = format!("margins[{index}]");
        if !seen.insert(&source.item) {
            parser.flaw::<()>(&format!("{path}.item"), format!("“{}” has two margins", source.item));
        }
        margins.extend(margin(parser, &path, source, items));
    }
    margins
}

fn margin(parser: &mut Parser, path: &str, source: &MarginSource, items: &[ItemLogic]) -> Option<Margin> {
    let words = parser.text(&format!("{path}.source"), &source.source);
    let found = (0u16..).map(Slot).zip(items).find(|(_, item)| ItemName::parse(&source.item).is_ok_and(|name| item.name == name));
    let at = format!("{path}.item");
    let Some((slot, item)) = found else { return parser.flaw(&at, format!("there is no question “{}”", source.item)) };
    let (Question::ChooseOne(question) | Question::Scale(question)) = &item.question else {
        return parser.flaw(&at, format!("“{}” is no choice of one, so people are in no groups by it", source.item));
    };
    if item.repetitions > 1 || item.name.is_repetition() || item.protected.is_some() {
        return parser.flaw(&at, format!("people cannot be grouped by “{}”", source.item));
    }
    let at = format!("{path}.shares");
    if let Some(stranger) = source.shares.keys().find(|code| !question.options.iter().any(|option| option.as_str() == **code)) {
        return parser.flaw(&at, format!("“{stranger}” is no option of “{}”", source.item));
    }
    let (sum, smallest) =
        source.shares.values().fold((0.0, f64::MAX), |(sum, smallest), share| (sum + share, smallest.min(*share)));
    if source.shares.len() < 2 || smallest.is_nan() || smallest <= 0.0 || (sum - 1.0).abs() > SUM_TOLERANCE {
        return parser.flaw(&at, "must be the shares of two groups or more, each above 0, and add up to 1");
    }
    let shares = question.options.iter().map(|option| source.shares.get(option.as_str()).map(|share| share / sum)).collect();
    Some(Margin { slot, shares, source: words? })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Flaw, Instrument};

    fn parsed(margin: &Value) -> Result<Instrument, Vec<Flaw>> {
        let choices =
            json!([{ "name": "young", "label": "Y" }, { "name": "old", "label": "O" }, { "name": "unsaid", "label": "U" }]);
        let source = json!({ "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
            "pages": [{ "name": "p", "elements": [
                { "kind": "choose_one", "name": "age", "label": "A", "choices": choices },
                { "kind": "text", "name": "t", "label": "Q", "maximum_characters": 9 } ] }],
            "margins": [margin] });
        Instrument::parse(&source.to_string())
    }

    #[test]
    fn a_margin_has_a_share_for_each_group_of_people() {
        let instrument = parsed(&json!({ "item": "age", "source": "Census", "shares": { "young": 0.4, "old": 0.61 } })).unwrap();
        let [margin] = &instrument.margins[..] else { panic!("one margin") };
        let sum: f64 = margin.shares.iter().flatten().sum();
        assert!((sum - 1.0).abs() < 1e-12 && margin.shares[2].is_none());
    }

    #[test]
    fn what_cannot_be_weighted_to_is_a_flaw() {
        let flaws = [
            json!({ "item": "nobody", "source": "S", "shares": { "young": 0.4, "old": 0.6 } }),
            json!({ "item": "t", "source": "S", "shares": { "young": 0.4, "old": 0.6 } }),
            json!({ "item": "age", "source": "S", "shares": { "young": 0.4, "elder": 0.6 } }),
            json!({ "item": "age", "source": "S", "shares": { "young": 40, "old": 60 } }),
            json!({ "item": "age", "source": "S", "shares": { "young": 1.0, "old": 0.0 } }),
            json!({ "item": "age", "source": "", "shares": { "young": 0.4, "old": 0.6 } }),
        ]
        .map(|margin| parsed(&margin).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        insta::assert_snapshot!(flaws.join("\n"), @r"
        margins[0].item: there is no question “nobody”
        margins[0].item: “t” is no choice of one, so people are in no groups by it
        margins[0].shares: “elder” is no option of “age”
        margins[0].shares: must be the shares of two groups or more, each above 0, and add up to 1
        margins[0].shares: must be the shares of two groups or more, each above 0, and add up to 1
        margins[0].source: has no text in “en”, the instrument's first language
        ");
    }
}
