//! The kind-specific fields of an element: which belong to which kind, and the question they make.

use super::choices::Choice;
use super::parse::Parser;
use super::source::{BinSource, ChoicesSource, ElementSource, Kind, TextSource};
use super::wiring::Role;
use crate::expression::{Expression, Slot};
use std::collections::{BTreeMap, BTreeSet};

use crate::day::parse_day;
use crate::id::OptionName;
use crate::question::{
    ACKNOWLEDGED, ChooseOne, ChooseSome, DateRange, Number, Period, Question, Rank, ShortText, TimeOfDay, parse_time, units_of,
};

/// Most characters of a short text; longer ones are for conversations.
const CHARACTERS_AT_MOST: u16 = 2000;

/// A question and its options.
type Parsed = (Question, Vec<Choice>);

/// Reports fields that the element's kind does not have: most often a slip that would be ignored silently otherwise.
pub(super) fn refuse_strangers(parser: &mut Parser, path: &str, source: &ElementSource) {
    use Kind::{
        Acknowledge, Allocate, Calculated, ChooseOne, ChooseSome, Date, DateTime, Group, Matrix, Note, Number, Rank, Repeat,
        Scale, Text, Time,
    };
    let questions: &[Kind] = &[ChooseOne, ChooseSome, Scale, Number, Date, Rank, Acknowledge, Time, DateTime, Text];
    let asked: Vec<Kind> = questions.iter().copied().chain([Matrix, Allocate]).collect();
    let labelled: Vec<Kind> = asked.iter().copied().chain([Note, Group, Repeat]).collect();
    let days: &[Kind] = &[Date, DateTime];
    let ends: &[Kind] = &[Date, DateTime, Time];
    let fields: [(&str, bool, &[Kind]); 30] = [
        ("label", source.label.is_some(), &labelled),
        ("image", source.image.is_some(), &labelled),
        ("audio", source.audio.is_some(), &labelled),
        ("about", source.about.is_some(), &asked),
        ("hint", source.hint.is_some(), &asked),
        ("required", !source.required.is_never(), &asked),
        ("constraint", source.constraint.is_some(), questions),
        ("constraint_message", source.constraint_message.is_some(), questions),
        ("choices", source.choices.is_some(), &[ChooseOne, ChooseSome, Matrix, Rank]),
        ("choice_filter", source.choice_filter.is_some(), &[ChooseOne, ChooseSome]),
        ("protected_by", source.protected_by.is_some(), &[ChooseOne, Scale]),
        ("maximum", source.maximum.is_some(), &[Number, ChooseSome, Repeat]),
        ("minimum", source.minimum.is_some(), &[Number]),
        ("decimals", source.decimals.is_some(), &[Number]),
        ("step", source.step.is_some(), &[Number]),
        ("counted", source.counted.is_some(), &[Rank]),
        ("bins", source.bins.is_some(), &[Number, Time, Allocate]),
        ("from", source.from.is_some(), &[Scale]),
        ("to", source.to.is_some(), &[Scale]),
        ("labels", source.labels.is_some(), &[Scale]),
        ("rows", source.rows.is_some(), &[Matrix, Allocate]),
        ("total", source.total.is_some(), &[Allocate]),
        ("earliest", source.earliest.is_some(), ends),
        ("latest", source.latest.is_some(), ends),
        ("by", source.by.is_some(), days),
        ("maximum_characters", source.maximum_characters.is_some(), &[Text]),
        ("multiline", source.multiline, &[Text]),
        ("value", source.value.is_some(), &[Calculated]),
        ("count", source.count.is_some(), &[Repeat]),
        ("elements", source.elements.is_some(), &[Group, Repeat]),
    ];
    for (field, given, kinds) in fields {
        if given && !kinds.contains(&source.kind) {
            parser.flaw::<()>(&format!("{path}.{field}"), "does not belong to this kind of element");
        }
    }
}

/// The question of an element, or `None` after noting why there is none. A matrix gives the question of each of its rows.
pub(super) fn of(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    match source.kind {
        Kind::ChooseOne | Kind::Matrix => {
            let options = choices(parser, path, source)?;
            Some((Question::ChooseOne(ChooseOne { options: names(&options) }), options))
        }
        Kind::ChooseSome => choose_some(parser, path, source),
        Kind::Scale => scale(parser, path, source),
        Kind::Number => number(parser, path, source),
        Kind::Date => date(parser, path, source).map(|range| (Question::Date(range), vec![])),
        Kind::DateTime => date(parser, path, source).map(|range| (Question::Moment(range), vec![])),
        Kind::Rank => rank(parser, path, source),
        Kind::Acknowledge => {
            let label = parser.text(path, &TextSource::InFirstLanguage(ACKNOWLEDGED.to_owned()))?;
            let name = OptionName::parse(ACKNOWLEDGED).ok()?;
            Some((Question::Acknowledge, vec![Choice { name, label, image: None, columns: BTreeMap::new() }]))
        }
        Kind::Time => time(parser, path, source),
        Kind::Text => match source.maximum_characters {
            Some(maximum_characters @ 1..=CHARACTERS_AT_MOST) => {
                let multiline = source.multiline;
                Some((Question::Text(ShortText { maximum_characters, multiline }), vec![]))
            }
            Some(_) | None => {
                parser.flaw(&format!("{path}.maximum_characters"), format!("must be given, from 1 to {CHARACTERS_AT_MOST}"))
            }
        },
        Kind::Note => Some((Question::Note, vec![])),
        // Replaced by its expression in the second pass.
        Kind::Calculated if source.value.is_some() => Some((Question::Note, vec![])),
        Kind::Calculated => parser.flaw(&format!("{path}.value"), "is missing"),
        Kind::Group | Kind::Repeat | Kind::Allocate => None,
    }
}

/// Notes for each option when it is offered: the filter with the option's own columns in it.
pub(super) fn offer(parser: &mut Parser, path: &str, source: &ElementSource, options: &[Choice], slot: Slot) {
    let Some(filter) = &source.choice_filter else { return };
    let at = format!("{path}.choice_filter");
    let columns: BTreeSet<&str> = options.iter().flat_map(|option| option.columns.keys()).map(String::as_str).collect();
    for option in options {
        let column = |name: &str| match option.columns.get(name) {
            Some(value) => Some(value.as_str()),
            None if name == "name" => Some(option.name.as_str()),
            None => columns.contains(name).then_some(""),
        };
        match Expression::with_columns(filter, column) {
            Ok(filter) => parser.write(&at, &filter, slot, Role::Offered),
            Err(error) => {
                parser.flaw::<()>(&at, error);
            }
        }
    }
}

fn names(options: &[Choice]) -> Vec<OptionName> {
    options.iter().map(|option| option.name.clone()).collect()
}

fn choices(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Vec<Choice>> {
    let at = format!("{path}.choices");
    let options = match &source.choices {
        None => return parser.flaw(&at, "is missing"),
        Some(ChoicesSource::Here(options)) => {
            let options = parser.options(&at, options);
            parser.lists.insert(source.name.clone(), options.clone());
            options
        }
        Some(ChoicesSource::Shared(list)) => match parser.shared(list) {
            Some(options) => options,
            None => return parser.flaw(&at, format!("names the list “{list}”, which does not exist")),
        },
    };
    (!options.is_empty()).then_some(options)
}

fn choose_some(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let options = choices(parser, path, source)?;
    let count = options.len();
    let maximum = match &source.maximum {
        None => u16::try_from(count).ok(),
        Some(number) => number.as_u64().and_then(|number| u16::try_from(number).ok()),
    };
    match maximum.and_then(|maximum| ChooseSome::new(names(&options), maximum)) {
        Some(question) => Some((Question::ChooseSome(question), options)),
        None => parser.flaw(&format!("{path}.maximum"), format!("must be a whole number from 1 to {count}")),
    }
}

fn scale(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let (Some(from), Some(to)) = (source.from, source.to) else {
        return parser.flaw(path, "needs both “from” and “to”");
    };
    if from >= to || i32::from(to) - i32::from(from) > 10 {
        return parser.flaw(path, "must have 2 to 11 points, from the lower to the higher");
    }
    let named = source.labels.clone().unwrap_or_default();
    for end in [from, to] {
        if !named.contains_key(&end.to_string()) {
            parser.flaw::<()>(&format!("{path}.labels"), format!("does not say what {end} means"));
        }
    }
    for point in named.keys() {
        if !point.parse::<i16>().is_ok_and(|value| (from..=to).contains(&value) && value.to_string() == *point) {
            parser.flaw::<()>(&format!("{path}.labels.{point}"), "is not a point of the scale");
        }
    }
    let mut points = Vec::new();
    for point in from..=to {
        let plain = TextSource::InFirstLanguage(point.to_string());
        let text = named.get(&point.to_string()).unwrap_or(&plain);
        let label = parser.text(&format!("{path}.labels.{point}"), text)?;
        points.push(Choice { name: OptionName::parse(&point.to_string()).ok()?, label, image: None, columns: BTreeMap::new() });
    }
    Some((Question::Scale(ChooseOne { options: names(&points) }), points))
}

/// The lower ends of bins of whole numbers.
pub(super) fn numbers(parser: &mut Parser, path: &str, source: &ElementSource) -> Vec<i64> {
    let ends = number_ends(parser, path, source);
    let whole = |end: serde_json::Number| {
        end.as_i64().or_else(|| parser.flaw(&format!("{path}.bins"), format!("has “{end}”, which is not a whole number")))
    };
    ends.into_iter().filter_map(whole).collect()
}

fn number_ends(parser: &mut Parser, path: &str, source: &ElementSource) -> Vec<serde_json::Number> {
    let mut ends = Vec::new();
    for bin in source.bins.as_deref().unwrap_or_default() {
        match bin {
            BinSource::Number(number) => ends.push(number.clone()),
            BinSource::Time(text) => {
                parser.flaw::<()>(&format!("{path}.bins"), format!("has “{text}”, which is not a number"));
            }
        }
    }
    ends
}

fn number(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let decimals = source.decimals.unwrap_or(0);
    if decimals > Number::DECIMALS_AT_MOST {
        return parser.flaw(&format!("{path}.decimals"), format!("must be at most {}", Number::DECIMALS_AT_MOST));
    }
    let ends = number_ends(parser, path, source);
    let mut bound = |field: &str, number: Option<&serde_json::Number>| match number {
        None => parser.flaw(&format!("{path}.{field}"), "is missing: bounds are public and fixed before anyone answers"),
        Some(number) => units_of(&number.to_string(), decimals).or_else(|| {
            parser.flaw(&format!("{path}.{field}"), format!("“{number}” is not a plain number with at most {decimals} decimals"))
        }),
    };
    let minimum = bound("minimum", source.minimum.as_ref());
    let maximum = bound("maximum", source.maximum.as_ref());
    let step = source.step.as_ref().map(|step| bound("step", Some(step)));
    let bins: Vec<_> = ends.iter().filter_map(|end| bound("bins", Some(end))).collect();
    let number = match Number::new(decimals, minimum?, maximum?, &bins) {
        Ok(number) => number,
        Err(error) => return parser.flaw(path, error),
    };
    let number = match step {
        None => Some(number),
        Some(step) => number.with_step(step?),
    };
    match number {
        Some(number) => Some((Question::Number(number), vec![])),
        None => parser.flaw(&format!("{path}.step"), "must be above 0 and fit between the bounds"),
    }
}

fn rank(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let options = choices(parser, path, source)?;
    match Rank::new(names(&options), source.counted.unwrap_or(1)) {
        Some(question) => Some((Question::Rank(question), options)),
        None => parser.flaw(
            path,
            format!("needs 2 to {} choices, and “counted” from 1 to one less than their number", Rank::OPTIONS_AT_MOST),
        ),
    }
}

fn time(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let mut end = |field: &str, text: &str| {
        parse_time(text).or_else(|| parser.flaw(&format!("{path}.{field}"), "must be a time of day written as HH:MM"))
    };
    let earliest = end("earliest", source.earliest.as_deref().unwrap_or("00:00"));
    let latest = end("latest", source.latest.as_deref().unwrap_or("23:59"));
    let mut bins = Vec::new();
    for bin in source.bins.as_deref().unwrap_or_default() {
        match bin {
            BinSource::Time(text) => bins.extend(end("bins", text)),
            BinSource::Number(number) => bins.extend(end("bins", &number.to_string())),
        }
    }
    match TimeOfDay::new(earliest?, latest?, &bins) {
        Some(time) => Some((Question::Time(time), vec![])),
        None => parser.flaw(path, "has an empty range of times, or bins that do not rise within it"),
    }
}

fn date(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<DateRange> {
    let mut day = |field: &str, text: Option<&String>| {
        text.and_then(|text| parse_day(text))
            .or_else(|| parser.flaw(&format!("{path}.{field}"), "must be a day written as YYYY-MM-DD"))
    };
    let earliest = day("earliest", source.earliest.as_ref());
    let latest = day("latest", source.latest.as_ref());
    match DateRange::new(earliest?, latest?, source.by.unwrap_or(Period::Month)) {
        Some(range) => Some(range),
        None => parser.flaw(path, "has an empty range of days, or more than 240 periods to publish"),
    }
}
