//! Questions that are asked several times, and points that are shared among rows: groups of a form that are more than groups here.

use serde_json::{Number, Value as JsonValue, json};

use super::super::form::Node;
use super::super::own::{self, Exact};
use super::{Converter, plain, set};

/// How often questions of forms are asked at most, where a form does not say: releases need a bound beforehand.
const USUAL_MAXIMUM: u64 = 10;

impl Converter<'_> {
    /// A repeat as such, and a group of ours as an allocation; nothing of other groups.
    pub(super) fn repeat(&mut self, node: &Node) -> Option<JsonValue> {
        match node.kind.as_str() {
            "repeat" => self.repetitions(node),
            "loop" => {
                self.finding(
                    Some(node.row.0),
                    "instrument.repeat",
                    &node.name,
                    "Questions that are asked for each of a list cannot be asked so here.",
                    "They are asked once.",
                );
                None
            }
            _ => self.allocation(node),
        }
    }

    fn repetitions(&mut self, node: &Node) -> Option<JsonValue> {
        let elements = self.elements(&node.children);
        if elements.is_empty() {
            return None;
        }
        let exact = Exact::of(node);
        let count = exact.expression("count", self.expression(node.repeat_count.as_ref()));
        let fixed = count.as_ref().and_then(|count| count.parse::<u64>().ok());
        let given = own::column(node, own::MAXIMUM).and_then(|maximum| maximum.parse::<u64>().ok()).or(fixed);
        if given.is_none() {
            self.finding(
                Some(node.row.0),
                "instrument.repeat",
                &node.name,
                "The form does not say how often these questions are asked at most, and releases need to know beforehand.",
                "Ten times stand in: set the maximum.",
            );
        }
        let mut repeat =
            json!({ "kind": "repeat", "maximum": Number::from(given.unwrap_or(USUAL_MAXIMUM)), "elements": elements });
        self.describe(&mut repeat, node, "label");
        if repeat.get("label").is_none() {
            repeat["label"] = node.name.as_str().into();
        }
        self.media(&mut repeat, node);
        set(&mut repeat, "count", count.map(JsonValue::from));
        Some(repeat)
    }

    fn allocation(&mut self, node: &Node) -> Option<JsonValue> {
        let total = own::column(node, own::TOTAL)?.parse::<u32>().ok()?;
        let first = node.children.first().filter(|_| node.children.iter().all(|row| row.kind == "integer"))?;
        let rows: Vec<JsonValue> = node
            .children
            .iter()
            .map(|row| {
                let label = self.exact_text(&Exact::of(row), "label", row.label.as_ref());
                json!({ "name": self.name_of(row), "label": label })
            })
            .collect();
        let mut allocation = json!({ "kind": "allocate", "total": total, "rows": rows });
        self.describe(&mut allocation, node, "label");
        self.media(&mut allocation, node);
        set(&mut allocation, "hint", self.exact_text(&Exact::of(node), "hint", own::value(node, own::HINT)));
        let bins = own::column(node, own::BINS).map(|ends| {
            let ends = ends.split_whitespace().filter_map(|end| end.parse::<i64>().ok());
            ends.map(JsonValue::from).collect::<Vec<_>>()
        });
        set(&mut allocation, "bins", bins.map(JsonValue::from));
        set(&mut allocation, "required", self.required(first));
        Some(allocation)
    }

    /// A name that is not given yet, for a repetition: the item that says how many there are is named after it.
    pub(super) fn unused_with_count(&mut self, wanted: &str) -> String {
        let base: String = plain(wanted).chars().take(22).collect();
        let mut name = base.clone();
        let mut number = 1;
        let count = |name: &str| format!("{name}_count").to_ascii_lowercase();
        while self.taken.contains(&name.to_ascii_lowercase()) || self.taken.contains(&count(&name)) {
            number += 1;
            name = format!("{base}_{number}");
        }
        self.taken.extend([name.to_ascii_lowercase(), count(&name)]);
        name
    }
}
