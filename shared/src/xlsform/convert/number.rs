//! Questions that are answered within bounds: numbers, days, times and texts; and what is kept out. Bounds come from
//! constraints, all else from our own columns where there are any.

use serde_json::{Number, Value as JsonValue, json};

use super::super::bounds::{Bounds, Subject};
use super::super::form::Node;
use super::super::own::{self, Exact};
use super::{Converter, KEPT_OUT, set};

/// Bounds for numbers of forms that give none; a release needs bounds that are public beforehand.
const FURTHEST: i64 = 1_000_000;
const EARLIEST: &str = "1900-01-01";
const LATEST: &str = "2099-12-31";
/// Most years that can be published one by one.
const YEARS_AT_MOST: i32 = 240;
const DECIMALS_AT_MOST: usize = 6;

impl Converter<'_> {
    /// The bounds and the rest of a constraint.
    pub(super) fn bounds(&self, node: &Node, exact: &Exact) -> Bounds {
        let Some(constraint) = self.expression(node.constraint.as_ref()) else { return Bounds::default() };
        let subject = match node.kind.as_str() {
            "integer" => Some(Subject::Whole),
            "decimal" => Some(Subject::Decimal),
            "date" => Some(Subject::Day),
            "dateTime" => Some(Subject::Moment),
            "select all that apply" => Some(Subject::Chosen),
            "text" => Some(Subject::Length),
            _ => None,
        };
        let found = subject.map(|subject| (subject, subject.read(&constraint, self.ours.is_ours)));
        let mut bounds = match found {
            Some((subject, bounds)) if fit(subject, &bounds) => bounds,
            Some(_) | None => Bounds { rest: Some(constraint), ..Bounds::default() },
        };
        bounds.rest = exact.expression("constraint", bounds.rest);
        bounds
    }

    pub(super) fn number(&mut self, node: &Node, bounds: &Bounds) -> JsonValue {
        if bounds.minimum.is_none() || bounds.maximum.is_none() {
            self.finding(
                Some(node.row.0),
                "instrument.bounds",
                &node.kind,
                "The form gives the number no bounds, or one only, and releases need both beforehand.",
                "A million stands in where one is missing: set it, and the bins that are published.",
            );
        }
        let given = own::column(node, own::DECIMALS).and_then(|decimals| decimals.parse::<usize>().ok());
        let needed = [&bounds.minimum, &bounds.maximum].into_iter().flatten().map(|bound| decimals(bound)).max();
        let usual = if node.kind == "decimal" { needed.unwrap_or(0).max(3) } else { 0 };
        let bound = |text: Option<&String>, otherwise: i64| text.and_then(|text| parse(text)).unwrap_or_else(|| otherwise.into());
        let mut number = json!({
            "kind": "number",
            "minimum": bound(bounds.minimum.as_ref(), -FURTHEST),
            "maximum": bound(bounds.maximum.as_ref(), FURTHEST),
            "decimals": given.unwrap_or(usual).min(DECIMALS_AT_MOST),
        });
        let step = own::column(node, own::STEP).or(bounds.step.as_deref()).and_then(parse);
        set(&mut number, "step", step.map(JsonValue::Number));
        let bins = own::column(node, own::BINS).map(|ends| ends.split_whitespace().filter_map(parse).collect::<Vec<_>>());
        set(&mut number, "bins", bins.map(JsonValue::from));
        number
    }

    pub(super) fn keep_out(&mut self, node: &Node, kind: &str) {
        let reason = match kind {
            "geopoint" | "geotrace" | "geoshape" | "start-geopoint" | "background-geopoint" | "osm" => {
                "An exact place can tell who somebody is. To offer places from a list instead, name it in a column porchlight::places."
            }
            "photo" | "image" | "audio" | "video" | "background-audio" | "file" | "annotate" | "draw" | "signature" => {
                "Pictures, recordings and files can show who somebody is."
            }
            "start" | "end" | "audit" => "When exactly somebody answers is not recorded.",
            "deviceid" | "imei" | "phonenumber" | "phone number" | "username" | "email" | "subscriberid" | "simserial"
            | "barcode" => "It would identify a person or a phone.",
            _ => "There is no such question here.",
        };
        self.finding(Some(node.row.0), "instrument.kept_out", kind, reason, KEPT_OUT);
    }

    pub(super) fn range(&mut self, node: &Node) -> Option<JsonValue> {
        let number = |key: &str, otherwise: i64| {
            let given = node.parameters.text(key).and_then(|text| serde_json::from_str::<Number>(text).ok());
            given.unwrap_or_else(|| otherwise.into())
        };
        let decimals = ["start", "end", "step"]
            .iter()
            .filter_map(|key| node.parameters.text(key)?.split_once('.'))
            .map(|(_, part)| part.len())
            .max();
        Some(json!({
            "kind": "number", "minimum": number("start", 1), "maximum": number("end", 10), "step": number("step", 1),
            "decimals": decimals.unwrap_or(0).min(6),
        }))
    }
}

fn parse(text: &str) -> Option<Number> {
    serde_json::from_str(text).ok()
}

fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// Can an instrument have these bounds?
fn fit(subject: Subject, bounds: &Bounds) -> bool {
    match subject {
        Subject::Whole | Subject::Decimal => {
            let bound = |text: &Option<String>, otherwise: i64| match text {
                None => parse(&otherwise.to_string()).and_then(|number| number.as_f64()),
                Some(text) => parse(text).filter(|_| decimals(text) <= DECIMALS_AT_MOST).and_then(|number| number.as_f64()),
            };
            bound(&bounds.minimum, -FURTHEST)
                .zip(bound(&bounds.maximum, FURTHEST))
                .is_some_and(|(minimum, maximum)| minimum < maximum)
        }
        Subject::Day | Subject::Moment => {
            let (earliest, latest) = ends(bounds);
            let year = |day: &str| day[..4].parse::<i32>().ok();
            earliest <= latest && year(earliest).zip(year(latest)).is_some_and(|(first, last)| last - first < YEARS_AT_MOST)
        }
        Subject::Chosen | Subject::Length => true,
    }
}

fn ends(bounds: &Bounds) -> (&str, &str) {
    (bounds.minimum.as_deref().unwrap_or(EARLIEST), bounds.maximum.as_deref().unwrap_or(LATEST))
}

pub(super) fn days(kind: &str, node: &Node, bounds: &Bounds) -> JsonValue {
    let (earliest, latest) = ends(bounds);
    let by = own::column(node, own::BY).filter(|by| *by == "month").unwrap_or("year");
    json!({ "kind": kind, "earliest": earliest, "latest": latest, "by": by })
}

pub(super) fn time(node: &Node) -> JsonValue {
    let mut time = json!({ "kind": "time" });
    for (field, key) in [("earliest", own::EARLIEST), ("latest", own::LATEST)] {
        set(&mut time, field, own::column(node, key).map(JsonValue::from));
    }
    let bins = own::column(node, own::BINS).map(|ends| ends.split_whitespace().map(JsonValue::from).collect::<Vec<_>>());
    set(&mut time, "bins", bins.map(JsonValue::from));
    time
}

pub(super) fn text(node: &Node, bounds: &Bounds) -> JsonValue {
    let most = bounds.maximum.as_ref().and_then(|most| most.parse::<u16>().ok());
    json!({
        "kind": "text",
        "maximum_characters": most.unwrap_or(500),
        "multiline": node.appearance_text().contains("multiline"),
    })
}
