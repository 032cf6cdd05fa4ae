//! The kind-specific fields of an element: which belong to which kind, and the question they make.

use super::Text;
use super::parse::Parser;
use super::source::{ChoicesSource, ElementSource, Kind, TextSource};
use crate::day::parse_day;
use crate::id::OptionName;
use crate::question::{ChooseOne, ChooseSome, DateRange, Number, Period, Question, ShortText, units_of};

/// Most characters of a short text; longer ones are for conversations.
const CHARACTERS_AT_MOST: u16 = 500;

/// A question and the labels of its options.
type Parsed = (Question, Vec<Text>);

/// Reports fields that the element's kind does not have: most often a slip that would be ignored silently otherwise.
pub(super) fn refuse_strangers(parser: &mut Parser, path: &str, source: &ElementSource) {
    use Kind::{Calculated, ChooseOne, ChooseSome, Date, Group, Matrix, Note, Number, Scale, Text};
    let questions: &[Kind] = &[ChooseOne, ChooseSome, Scale, Number, Date, Text];
    let asked: &[Kind] = &[ChooseOne, ChooseSome, Scale, Number, Date, Text, Matrix];
    let fields: [(&str, bool, &[Kind]); 18] = [
        ("label", source.label.is_some(), &[ChooseOne, ChooseSome, Scale, Number, Date, Text, Matrix, Note, Group]),
        ("hint", source.hint.is_some(), asked),
        ("required", source.required, asked),
        ("constraint", source.constraint.is_some(), questions),
        ("constraint_message", source.constraint_message.is_some(), questions),
        ("choices", source.choices.is_some(), &[ChooseOne, ChooseSome, Matrix]),
        ("maximum", source.maximum.is_some(), &[Number, ChooseSome]),
        ("minimum", source.minimum.is_some(), &[Number]),
        ("decimals", source.decimals.is_some(), &[Number]),
        ("bins", source.bins.is_some(), &[Number]),
        ("from", source.from.is_some(), &[Scale]),
        ("to", source.to.is_some(), &[Scale]),
        ("labels", source.labels.is_some(), &[Scale]),
        ("rows", source.rows.is_some(), &[Matrix]),
        ("earliest", source.earliest.is_some() || source.latest.is_some() || source.by.is_some(), &[Date]),
        ("maximum_characters", source.maximum_characters.is_some(), &[Text]),
        ("value", source.value.is_some(), &[Calculated]),
        ("elements", source.elements.is_some(), &[Group]),
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
            let (names, labels) = choices(parser, path, source)?;
            Some((Question::ChooseOne(ChooseOne { options: names }), labels))
        }
        Kind::ChooseSome => choose_some(parser, path, source),
        Kind::Scale => scale(parser, path, source),
        Kind::Number => number(parser, path, source),
        Kind::Date => date(parser, path, source),
        Kind::Text => match source.maximum_characters {
            Some(maximum_characters @ 1..=CHARACTERS_AT_MOST) => Some((Question::Text(ShortText { maximum_characters }), vec![])),
            Some(_) | None => {
                parser.flaw(&format!("{path}.maximum_characters"), format!("must be given, from 1 to {CHARACTERS_AT_MOST}"))
            }
        },
        Kind::Note => Some((Question::Note, vec![])),
        Kind::Calculated => match &source.value {
            Some(value) => {
                parser.expression(&format!("{path}.value"), value).map(|expression| (Question::Calculated(expression), vec![]))
            }
            None => parser.flaw(&format!("{path}.value"), "is missing"),
        },
        Kind::Group => None,
    }
}

fn choices(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<(Vec<OptionName>, Vec<Text>)> {
    let at = format!("{path}.choices");
    let options = match &source.choices {
        None => return parser.flaw(&at, "is missing"),
        Some(ChoicesSource::Here(options)) => parser.options(&at, options),
        Some(ChoicesSource::Shared(list)) => match parser.shared(list) {
            Some(options) => options,
            None => return parser.flaw(&at, format!("names the list “{list}”, which does not exist")),
        },
    };
    (!options.is_empty()).then(|| options.into_iter().unzip())
}

fn choose_some(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let (names, labels) = choices(parser, path, source)?;
    let count = names.len();
    let maximum = match &source.maximum {
        None => u16::try_from(count).ok(),
        Some(number) => number.as_u64().and_then(|number| u16::try_from(number).ok()),
    };
    match maximum.and_then(|maximum| ChooseSome::new(names, maximum)) {
        Some(question) => Some((Question::ChooseSome(question), labels)),
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
    let mut labels = Vec::new();
    for point in from..=to {
        let plain = TextSource::InFirstLanguage(point.to_string());
        let text = named.get(&point.to_string()).unwrap_or(&plain);
        labels.push(parser.text(&format!("{path}.labels.{point}"), text)?);
    }
    let options = (from..=to).map(|point| OptionName::parse(&point.to_string())).collect::<Result<_, _>>().ok()?;
    Some((Question::Scale(ChooseOne { options }), labels))
}

fn number(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let decimals = source.decimals.unwrap_or(0);
    if decimals > Number::DECIMALS_AT_MOST {
        return parser.flaw(&format!("{path}.decimals"), format!("must be at most {}", Number::DECIMALS_AT_MOST));
    }
    let mut bound = |field: &str, number: Option<&serde_json::Number>| match number {
        None => parser.flaw(&format!("{path}.{field}"), "is missing: bounds are public and fixed before anyone answers"),
        Some(number) => units_of(&number.to_string(), decimals).or_else(|| {
            parser.flaw(&format!("{path}.{field}"), format!("“{number}” is not a plain number with at most {decimals} decimals"))
        }),
    };
    let minimum = bound("minimum", source.minimum.as_ref());
    let maximum = bound("maximum", source.maximum.as_ref());
    let sources = source.bins.as_deref().unwrap_or_default();
    let bins: Vec<_> = sources.iter().filter_map(|bin| bound("bins", Some(bin))).collect();
    match Number::new(decimals, minimum?, maximum?, &bins) {
        Ok(number) => Some((Question::Number(number), vec![])),
        Err(error) => parser.flaw(path, error),
    }
}

fn date(parser: &mut Parser, path: &str, source: &ElementSource) -> Option<Parsed> {
    let mut day = |field: &str, text: Option<&String>| {
        text.and_then(|text| parse_day(text))
            .or_else(|| parser.flaw(&format!("{path}.{field}"), "must be a day written as YYYY-MM-DD"))
    };
    let earliest = day("earliest", source.earliest.as_ref());
    let latest = day("latest", source.latest.as_ref());
    match DateRange::new(earliest?, latest?, source.by.unwrap_or(Period::Month)) {
        Some(range) => Some((Question::Date(range), vec![])),
        None => parser.flaw(path, "has an empty range of days, or more than 240 periods to publish"),
    }
}
