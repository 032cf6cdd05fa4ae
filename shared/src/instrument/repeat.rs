//! Questions that are asked again: laid out as often as they can be, behind an item that says how often they are.
//!
//! Everything after parsing sees items only. The declared maximum is public, and bounds what one person contributes to a table.

use super::parse::{Conditions, Parser};
use super::source::{ElementSource, RequiredSource};
use super::wiring::{Condition, Role};
use super::{Element, ItemWords, Repetition, Text, media};
use crate::expression::Slot;
use crate::question::{Number, Question};

/// Most repetitions of one element.
const REPETITIONS_AT_MOST: u64 = 50;

pub(super) fn parse(
    parser: &mut Parser,
    path: &str,
    source: &ElementSource,
    around: &Conditions,
    depth: usize,
) -> Option<Element> {
    parser.new_name(&format!("{path}.name"), &source.name);
    let label = match &source.label {
        Some(label) => parser.text(&format!("{path}.label"), label),
        None => parser.flaw(&format!("{path}.label"), "is missing"),
    };
    let given = source
        .maximum
        .as_ref()
        .and_then(serde_json::Number::as_u64)
        .filter(|maximum| (1..=REPETITIONS_AT_MOST).contains(maximum));
    let Some(maximum) = given.and_then(|maximum| u16::try_from(maximum).ok()) else {
        return parser.flaw(
            &format!("{path}.maximum"),
            format!("must be given, from 1 to {REPETITIONS_AT_MOST}: how often these questions are asked at most"),
        );
    };
    let inner = source.elements.as_deref().unwrap_or_default();
    if inner.is_empty() {
        parser.flaw::<()>(&format!("{path}.elements"), "is empty");
    }
    let media = media::parse(parser, path, source);
    let count = count(parser, path, source, around, label.clone()?, maximum)?;
    let mut repetitions = Vec::with_capacity(usize::from(maximum));
    let mut first = None;
    for number in 1..=maximum {
        if parser.is_full(path) {
            return None;
        }
        let condition = Condition::Repeated { count, number };
        let conditions: Conditions = around.iter().cloned().chain([condition]).collect();
        let node = parser.outline.open(&source.name, Some((count, number)));
        parser.numbers.push(number);
        let elements = parser.elements(&format!("{path}.elements"), inner, &conditions, depth + 1);
        parser.numbers.pop();
        parser.outline.close(node);
        match first {
            None => first = Some(node),
            Some(first) => parser.outline.liken(node, first),
        }
        repetitions.push(Repetition { elements });
    }
    let by_person = source.count.is_none();
    Some(Element::Repeat { label: label?, media, count, by_person, repetitions })
}

/// The item that says how many there are: asked of the person, or computed.
fn count(
    parser: &mut Parser,
    path: &str,
    source: &ElementSource,
    around: &Conditions,
    label: Text,
    maximum: u16,
) -> Option<Slot> {
    let name = parser.new_name(&format!("{path}.name"), &format!("{}_count", source.name))?;
    let bins: Vec<i64> = (1..=i64::from(maximum)).collect();
    let question = match Number::new(0, 0, maximum.into(), &bins) {
        // Replaced by the expression in the second pass.
        _ if source.count.is_some() => Question::Note,
        Ok(number) => Question::Number(number),
        Err(error) => return parser.flaw(path, error),
    };
    let slot = parser.push(path, name, question, &RequiredSource::default(), around, ItemWords::of(label))?;
    if let Some(count) = &source.count {
        parser.write(&format!("{path}.count"), count, slot, Role::Value);
    }
    Some(slot)
}
