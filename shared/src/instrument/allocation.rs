//! Points shared among rows, most often 100 of them: a number for each row, and one check that they add up.

use super::parse::{Conditions, Parser};
use super::source::ElementSource;
use super::wiring::Role;
use super::{Element, ItemWords, question};
use crate::question::{Number, Question};

/// Points where the source does not say.
const TOTAL: u32 = 100;
const TOTAL_AT_MOST: u32 = 10_000;

pub(super) fn parse(parser: &mut Parser, path: &str, source: &ElementSource, around: &Conditions) -> Option<Element> {
    parser.new_name(&format!("{path}.name"), &source.name);
    let total = source.total.unwrap_or(TOTAL);
    if !(2..=TOTAL_AT_MOST).contains(&total) || source.rows.as_deref().is_none_or(|rows| rows.len() < 2) {
        return parser.flaw(path, format!("needs two rows or more, and a total from 2 to {TOTAL_AT_MOST}"));
    }
    let quarter = |quarters: u32| i64::from(total * quarters / 4).max(1);
    let mut bins = question::numbers(parser, path, source);
    if bins.is_empty() {
        // Nothing, and then by quarters.
        bins = vec![1, quarter(1), quarter(2), quarter(3)];
        bins.dedup();
    }
    let question = match Number::new(0, 0, total.into(), &bins) {
        Ok(number) => Question::Number(number),
        Err(error) => return parser.flaw(path, error),
    };
    let words = ItemWords { total: Some(total), ..parser.stem(path, source)? };
    let element = parser.rows(path, source, around, &question, &words)?;
    let rows = element.slots();
    let names: Vec<String> = source.rows.iter().flatten().map(|row| format!("${{{}}}", row.name)).collect();
    let sum = names.iter().map(|name| format!("coalesce({name}, 0)")).collect::<Vec<_>>().join(" + ");
    for (index, row) in rows.iter().enumerate() {
        // Said once, where the last points were given.
        let later: String = names.iter().skip(index + 1).map(|name| format!(" or {name} != ''")).collect();
        parser.write(path, &format!("{sum} = {total}{later}"), *row, Role::Constraint);
    }
    Some(element)
}
