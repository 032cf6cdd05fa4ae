//! Scores as an instrument writes them: which questions make one, and what of each choice counts.

use super::parse::Parser;
use super::source::ScoreSource;
use super::{ItemLogic, ItemWords, Required};
use crate::expression::Slot;
use crate::id::ItemName;
use crate::question::{Number, Question, Score, ScorePart, units_of};

/// Most questions of a score; the longest in use have about forty.
const PARTS_AT_MOST: usize = 60;
const SCORES_AT_MOST: usize = 100;

/// Puts the scores behind all items: nothing can refer to them, and phones are not sent them.
pub(super) fn parse(parser: &mut Parser, sources: &[ScoreSource], items: &mut Vec<ItemLogic>) {
    if sources.len() > SCORES_AT_MOST {
        parser.flaw::<()>("scores", format!("has {} scores; {SCORES_AT_MOST} are possible", sources.len()));
        return;
    }
    for (index, source) in sources.iter().enumerate() {
        let path = format!("scores[{index}]");
        let name = parser.new_name(&format!("{path}.name"), &source.name);
        let label = parser.text(&format!("{path}.label"), &source.label);
        let question = score(parser, &path, source, items);
        let (Some(name), Some(label), Some(question)) = (name, label, question) else { continue };
        items.push(ItemLogic {
            name,
            question: Question::Score(question),
            required: Required::Never,
            relevant: Vec::new(),
            constraint: None,
            offered: Vec::new(),
            protected: None,
            repetitions: 1,
        });
        parser.words.push(ItemWords::of(label));
    }
}

fn score(parser: &mut Parser, path: &str, source: &ScoreSource, items: &[ItemLogic]) -> Option<Score> {
    if source.items.len() < 2 || source.items.len() > PARTS_AT_MOST {
        return parser.flaw(
            &format!("{path}.items"),
            format!("names {} questions; 2 to {PARTS_AT_MOST} make a score", source.items.len()),
        );
    }
    for (index, name) in source.reversed.iter().enumerate() {
        if !source.items.contains(name) {
            parser.flaw::<()>(&format!("{path}.reversed[{index}]"), format!("“{name}” is none of the score's questions"));
        }
    }
    let mut parts = Vec::with_capacity(source.items.len());
    let mut ends: Option<(i16, i16)> = None;
    for (index, name) in source.items.iter().enumerate() {
        let at = format!("{path}.items[{index}]");
        if source.items[..index].contains(name) {
            return parser.flaw(&at, format!("“{name}” is there twice"));
        }
        let (slot, points) = points(parser, &at, name, &source.without, items)?;
        let counted = || points.iter().flatten().copied();
        let (Some(low), Some(high)) = (counted().min(), counted().max()) else {
            return parser.flaw(&at, format!("no answer to “{name}” counts"));
        };
        if *ends.get_or_insert((low, high)) != (low, high) || low == high {
            return parser
                .flaw(&at, format!("“{name}” goes from {low} to {high}; all questions of a score must have the same points"));
        }
        let is_reversed = source.reversed.contains(name);
        let turned = |points: i16| if is_reversed { low + (high - points) } else { points };
        parts.push(ScorePart { slot, points: points.into_iter().map(|points| points.map(turned)).collect() });
    }
    let (low, high) = ends?;
    let may_be_unasked = parts.iter().all(|part| {
        let item = items.get(usize::from(part.slot.0));
        item.is_some_and(|item| !item.relevant.is_empty() || !item.offered.is_empty())
    });
    Some(Score::new(parts, number(parser, path, source, low, high)?, may_be_unasked))
}

/// Points of the options of a question: those of a scale by their numbers, those of a list by their places from 1.
fn points(
    parser: &mut Parser,
    at: &str,
    name: &str,
    without: &[String],
    items: &[ItemLogic],
) -> Option<(Slot, Vec<Option<i16>>)> {
    let found = (0u16..).map(Slot).zip(items).find(|(_, item)| ItemName::parse(name).is_ok_and(|name| item.name == name));
    let Some((slot, item)) = found else { return parser.flaw(at, format!("there is no question “{name}”")) };
    if item.repetitions > 1 || item.name.is_repetition() {
        return parser.flaw(at, format!("“{name}” is asked several times"));
    }
    if item.protected.is_some() {
        return parser
            .flaw(at, format!("“{name}” is protected on the phone, and what chance made of an answer adds up to nothing"));
    }
    let mut place = 0;
    let mut points = |option: &str, is_scale: bool| {
        if without.iter().any(|without| without == option) {
            return None;
        }
        place += 1;
        if is_scale { option.parse().ok() } else { Some(place) }
    };
    let (options, is_scale) = match (&item.question, item.question.options()) {
        (Question::Scale(_), options) => (options, true),
        (Question::ChooseOne(_), options) => (options, false),
        _ => return parser.flaw(at, format!("“{name}” is no scale and no choice of one")),
    };
    Some((slot, options.iter().map(|option| points(option.as_str(), is_scale)).collect()))
}

/// Bins of one point each, where none are given.
fn number(parser: &mut Parser, path: &str, source: &ScoreSource, low: i16, high: i16) -> Option<Number> {
    let at = format!("{path}.bins");
    let hundredths = |points: i16| i64::from(points) * 100;
    let bins = match &source.bins {
        None => (low + 1..high).map(hundredths).collect(),
        Some(bins) => bins
            .iter()
            .map(|bin| {
                units_of(&bin.to_string(), Score::DECIMALS)
                    .or_else(|| parser.flaw(&at, "must be numbers with 2 decimals at most"))
            })
            .collect::<Option<Vec<_>>>()?,
    };
    Number::new(Score::DECIMALS, hundredths(low), hundredths(high), &bins).map_err(|error| parser.flaw::<()>(&at, error)).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Flaw, Instrument, Publishable, Shape};

    fn parsed(scores: &Value) -> Result<Instrument, Vec<Flaw>> {
        let agree = json!([{ "name": "never", "label": "N" }, { "name": "often", "label": "O" }, { "name": "always", "label": "A" },
            { "name": "unsaid", "label": "I would rather not say" }]);
        let row = |name: &str| json!({ "name": name, "label": name });
        Instrument::parse(
            &json!({
                "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
                "pages": [{ "name": "p", "elements": [
                    { "kind": "matrix", "name": "m", "label": "M", "choices": agree, "rows": [row("a"), row("b"), row("c")] },
                    { "kind": "choose_one", "name": "two", "label": "Q", "choices": [row("x"), row("y")] },
                    { "kind": "choose_one", "name": "hid", "label": "Q", "choices": agree, "protected_by": "coin" },
                    { "kind": "text", "name": "t", "label": "Q", "maximum_characters": 9 },
                ] }],
                "scores": scores,
            })
            .to_string(),
        )
    }

    #[test]
    fn a_score_is_published_in_bins_of_a_point_and_what_does_not_count_is_left_out() {
        let instrument =
            parsed(&json!([{ "name": "s1", "label": "S", "items": ["a", "b", "c"], "without": ["unsaid"] }])).unwrap();
        let all = Publishable::all(&instrument);
        let score = all.iter().find(|item| item.name.as_str() == "s1").unwrap();
        // From 1 to below 2, from 2 to 3, and skipped.
        assert!(
            matches!(score.shape, Shape::One { cells: 3, answers: 2, amounts: Some(grid) } if grid.steps == 200),
            "{score:?}"
        );
    }

    #[test]
    fn what_makes_no_score_is_a_flaw() {
        let flaws: Vec<_> = [
            json!({ "items": ["a"] }),
            json!({ "items": ["a", "nobody"] }),
            json!({ "items": ["a", "b", "a"] }),
            json!({ "items": ["a", "t"] }),
            json!({ "items": ["a", "two"] }),
            json!({ "items": ["a", "hid"] }),
            json!({ "items": ["a", "b"], "reversed": ["c"] }),
            json!({ "items": ["a", "b"], "bins": [9] }),
            json!({ "items": ["a", "b"], "without": ["never", "often", "always", "unsaid"] }),
        ]
        .into_iter()
        .map(|mut score| {
            score["name"] = "s1".into();
            score["label"] = "S".into();
            parsed(&json!([score])).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })
        .collect();
        insta::assert_snapshot!(flaws.join("\n"), @r"
        scores[0].items: names 1 questions; 2 to 60 make a score
        scores[0].items[1]: there is no question “nobody”
        scores[0].items[2]: “a” is there twice
        scores[0].items[1]: “t” is no scale and no choice of one
        scores[0].items[1]: “two” goes from 1 to 2; all questions of a score must have the same points
        scores[0].items[1]: “hid” is protected on the phone, and what chance made of an answer adds up to nothing
        scores[0].reversed[0]: “c” is none of the score's questions
        scores[0].bins: has bins that do not rise from the minimum to below the maximum
        scores[0].items[0]: no answer to “a” counts
        ");
    }
}
