//! Questions that forms have no types for but ways to show: tables of choices, which are matrices here, and rows of points,
//! which are scales. What does not fit stays the questions it is made of.

use serde_json::{Map as Json, Value as JsonValue, json};

use super::super::form::Node;
use super::super::kind;
use super::super::own::Exact;
use super::{Converter, set};

/// A row that only shows the labels of the choices below it, and asks nothing.
pub(super) fn is_heading(node: &Node) -> bool {
    kind::SELECT_ONE == node.kind && node.generated && node.appearance_text() == "label"
}

impl Converter<'_> {
    /// A table of choices whose rows differ in nothing but their labels.
    pub(super) fn table(&mut self, node: &Node) -> Option<JsonValue> {
        let head = node.children.iter().find(|child| is_heading(child))?;
        let words = node.children.iter().find(|child| child.generated && child.kind == "note");
        let rows: Vec<&Node> = node.children.iter().filter(|child| !child.generated).collect();
        let first = rows.first()?;
        let is_row = |row: &&Node| {
            row.kind == kind::SELECT_ONE
                && row.list == head.list
                && row.required == first.required
                && row.label.is_some()
                && row.relevant.is_none()
                && row.constraint.is_none()
                && row.hint.is_none()
                && row.media.is_none()
                && row.choice_filter.is_none()
                && !row.or_other
        };
        let made = node.children.len() - rows.len();
        if node.kind != "group" || !rows.iter().all(is_row) || made > 1 + usize::from(words.is_some()) {
            return None;
        }
        let list = first.list.as_ref()?;
        let options = self.form.choices.get(list).filter(|choices| !choices.is_empty()).map(|choices| self.options(choices))?;
        let choices = self.ours.lists.get(list).map_or_else(|| options.into(), |list| JsonValue::from(list.as_str()));
        let exact = Exact::of(node);
        let label = self.exact_text(&exact, "label", words.and_then(|words| words.label.as_ref()));
        let rows: Vec<JsonValue> = rows
            .iter()
            .map(|row| {
                let label = self.exact_text(&Exact::of(row), "label", row.label.as_ref());
                json!({ "name": self.name_of(row), "label": label })
            })
            .collect();
        let label = label.unwrap_or_else(|| node.name.as_str().into());
        let mut table = json!({ "kind": "matrix", "choices": choices, "rows": rows });
        self.describe(&mut table, node, "label");
        set(&mut table, "label", Some(label));
        self.media(&mut table, node);
        set(&mut table, "hint", self.exact_text(&exact, "hint", words.and_then(|words| words.hint.as_ref())));
        set(&mut table, "required", self.required(first));
        Some(table)
    }

    /// Whole numbers in a row, shown as such.
    pub(super) fn scale(&self, node: &Node, options: &[JsonValue]) -> Option<JsonValue> {
        let points: Vec<i16> = options
            .iter()
            .map(|option| {
                option["name"].as_str().and_then(|name| Some(name.parse::<i16>().ok()?).filter(|n| n.to_string() == name))
            })
            .collect::<Option<_>>()?;
        let (from, to) = (*points.first()?, *points.last()?);
        let in_a_row = points.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
        let is_illustrated = options.iter().any(|option| option.get("image").is_some());
        if !in_a_row
            || is_illustrated
            || !(2..=11).contains(&points.len())
            || !node.appearance_text().split(' ').any(|word| word == "likert")
        {
            return None;
        }
        let first = self.languages.first().map(|(locale, _)| locale.tag()).unwrap_or_default();
        let mut labels = Json::new();
        for (point, option) in points.iter().zip(options) {
            let name = point.to_string();
            // A point without words of its own shows its number.
            let words = option["label"].as_object().map_or_else(
                || option["label"] != name.as_str(),
                |texts| texts.len() != 1 || texts.get(first).is_none_or(|text| *text != name.as_str()),
            );
            if words || *point == from || *point == to {
                labels.insert(name, option["label"].clone());
            }
        }
        Some(json!({ "kind": "scale", "from": from, "to": to, "labels": labels }))
    }
}
