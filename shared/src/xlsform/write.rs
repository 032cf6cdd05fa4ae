//! Writes a form back as a workbook in canonical spelling. Reading that workbook again gives the same form; how the author once
//! spelled it is not kept.

use std::collections::HashMap;

use super::form::{Choice, Entity, Form, Lists, NO_LANGUAGE, Node, SWITCHES};
use super::kind;
use super::value::Value;
use super::workbook::{Cell, Row, Sheet, Source, Workbook};

/// The sheets of a form.
pub fn workbook(form: &Form) -> Workbook {
    let language = form.settings.default_language();
    let mut survey = Writer::new("survey", language, &["type", "name"]);
    for node in &form.meta {
        question(&mut survey, node, "audit");
    }
    nodes(&mut survey, &form.survey);
    let mut choices = Writer::new("choices", language, &["list_name", "name"]);
    lists(&mut choices, &form.choices);
    let mut external = Writer::new("external_choices", language, &["list_name", "name"]);
    lists(&mut external, &form.external_choices);
    let mut osm = Writer::new("osm", NO_LANGUAGE, &["list_name", "name", "label"]);
    lists(&mut osm, &form.osm);
    let mut entities = Writer::new("entities", NO_LANGUAGE, &["list_name"]);
    form.entities.iter().for_each(|declared| entity(&mut entities, declared));
    let sheets = [survey, choices, settings(form), external, osm, entities];
    let sheets = sheets.into_iter().map(|writer| writer.sheet).filter(|sheet| sheet.name == "survey" || !sheet.rows.is_empty());
    Workbook { source: Source::Spreadsheet, sheets: sheets.collect() }
}

/// A sheet that grows a column when one is first needed.
struct Writer<'a> {
    sheet: Sheet,
    places: HashMap<String, usize>,
    language: &'a str,
    row: Vec<(usize, String)>,
}

impl<'a> Writer<'a> {
    fn new(name: &str, language: &'a str, columns: &[&str]) -> Self {
        let mut writer = Writer {
            sheet: Sheet { name: name.to_owned(), ..Sheet::default() },
            places: HashMap::new(),
            language,
            row: Vec::new(),
        };
        for column in columns {
            writer.column(column);
        }
        writer
    }

    fn column(&mut self, header: &str) -> usize {
        if let Some(place) = self.places.get(header) {
            return *place;
        }
        let place = self.sheet.columns.len();
        self.sheet.columns.push(header.to_owned());
        self.places.insert(header.to_owned(), place);
        place
    }

    fn text(&mut self, header: &str, text: &str) {
        if !text.is_empty() {
            let place = self.column(header);
            self.row.push((place, text.to_owned()));
        }
    }

    /// A value under a header, or under one header for each of its keys.
    fn value(&mut self, header: &str, value: Option<&Value>) {
        match value {
            None => {}
            Some(Value::Text(text)) => self.text(header, text),
            Some(Value::Map(map)) => {
                for (key, value) in map.iter() {
                    // A text without a language stands under the header alone, where others tell that it is one of several.
                    let alone = key == NO_LANGUAGE && self.language == NO_LANGUAGE && map.len() > 1 && value.text().is_some();
                    if alone && kind_is_translated(header) {
                        self.value(header, Some(value));
                    } else {
                        self.value(&format!("{header}::{key}"), Some(value));
                    }
                }
            }
        }
    }

    fn end_row(&mut self) {
        let number = self.sheet.rows.last().map_or(2, |row| row.number + 1);
        let mut cells: Vec<Cell> = self.row.drain(..).map(|(column, text)| Cell { column, text }).collect();
        cells.sort_by_key(|cell| cell.column);
        self.sheet.rows.push(Row { number, cells });
    }
}

/// Headers whose further parts are languages.
fn kind_is_translated(header: &str) -> bool {
    matches!(header, "label" | "hint" | "guidance_hint" | "constraint_message" | "required_message")
}

fn settings(form: &Form) -> Writer<'_> {
    let mut writer = Writer::new("settings", NO_LANGUAGE, &["form_title", "form_id"]);
    for (key, value) in form.settings.0.iter().filter(|(key, _)| *key != "entity_version") {
        let header = match key {
            "title" => "form_title",
            "id_string" => "form_id",
            other => other,
        };
        match value {
            Value::Text(text) if SWITCHES.contains(&key) => writer.text(header, if text == "yes" { "yes" } else { "no" }),
            value => writer.value(header, Some(value)),
        }
    }
    writer.text("name", &form.name);
    writer.end_row();
    writer
}

fn lists(writer: &mut Writer, lists: &Lists) {
    for (list, choices) in lists.iter() {
        for choice in choices.iter().filter(|choice| !choice.generated) {
            row_of_choice(writer, list, choice);
        }
    }
}

fn row_of_choice(writer: &mut Writer, list: &str, choice: &Choice) {
    writer.text("list_name", list);
    writer.text("name", &choice.name);
    writer.value("label", choice.label.as_ref());
    writer.value("media", choice.media.as_ref());
    for (key, value) in choice.extra.iter() {
        writer.value(key, Some(value));
    }
    writer.end_row();
}

fn entity(writer: &mut Writer, entity: &Entity) {
    writer.text("list_name", &entity.list_name);
    writer.value("label", entity.label.as_ref());
    for (header, text) in [("entity_id", &entity.entity_id), ("create_if", &entity.create_if), ("update_if", &entity.update_if)] {
        writer.text(header, text.as_deref().unwrap_or(""));
    }
    writer.end_row();
}

fn nodes(writer: &mut Writer, nodes_of: &[Node]) {
    for node in nodes_of.iter().filter(|node| !node.generated) {
        match node.kind.as_str() {
            // A row may have such a type without beginning anything; then it holds nothing and goes over no list.
            container @ ("group" | "repeat" | "loop") if container != "loop" || node.over.is_some() => {
                let over = node.over.as_deref().map_or_else(String::new, |list| format!(" over {list}"));
                let table = TableLabels::of(node);
                question(writer, table.as_ref().map_or(node, |table| &table.group), &format!("begin_{container}{over}"));
                nodes(writer, &node.children);
                writer.text("type", &format!("end_{container}"));
                writer.end_row();
            }
            _ => question(writer, node, &words(node)),
        }
    }
}

/// A group whose selects are shown as a table, as its author wrote it.
struct TableLabels {
    group: Node,
}

impl TableLabels {
    fn of(node: &Node) -> Option<TableLabels> {
        let made = |child: &&Node| child.generated && child.row.0 == node.row.0 && child.kind == "note";
        let labels = node.children.iter().find(made);
        let heads = node.children.iter().any(|child| child.generated && child.appearance_text() == "label");
        if labels.is_none() && !heads {
            return None;
        }
        let rest = node.appearance_text().strip_prefix("field-list").unwrap_or("").trim();
        let appearance = format!("table-list {rest}");
        Some(TableLabels {
            group: Node {
                appearance: Some(Value::Text(appearance.trim().to_owned())),
                label: labels.and_then(|note| note.label.clone()),
                hint: labels.and_then(|note| note.hint.clone()),
                children: Vec::new(),
                ..node.clone()
            },
        })
    }
}

/// The canonical words of a type.
fn words(node: &Node) -> String {
    let list = node.list.as_deref().unwrap_or("");
    let file = kind::is_list_extension(kind::split_extension(list).1);
    let command = match node.kind.as_str() {
        kind::SELECT_ONE if file => "select_one_from_file",
        kind::SELECT_ONE => "select_one",
        kind::SELECT_MULTIPLE if file => "select_multiple_from_file",
        kind::SELECT_MULTIPLE => "select_multiple",
        kind::SELECT_ONE_EXTERNAL => "select_one_external",
        kind::RANK => "rank",
        "osm" => return node.other.tag_list.as_deref().map_or_else(|| "osm".to_owned(), |tags| format!("osm {tags}")),
        other => return other.to_owned(),
    };
    let suffix = if node.or_other { " or_other" } else { "" };
    format!("{command} {list}{suffix}")
}

fn question(writer: &mut Writer, node: &Node, kind: &str) {
    writer.text("type", kind);
    writer.text("name", &node.name);
    for (header, value) in [
        ("label", &node.label),
        ("hint", &node.hint),
        ("guidance_hint", &node.guidance_hint),
        ("media", &node.media),
        ("relevant", &node.relevant),
        ("constraint", &node.constraint),
        ("constraint_message", &node.constraint_message),
        ("required", &node.required),
        ("required_message", &node.required_message),
        ("read_only", &node.read_only),
        ("calculation", &node.calculation),
        ("default", &node.default),
        ("appearance", &node.appearance),
        ("repeat_count", &node.repeat_count),
        ("choice_filter", &node.choice_filter),
    ] {
        writer.value(header, value.as_ref());
    }
    writer.text("parameters", &parameters(node));
    let trigger: Vec<String> = node.trigger.iter().map(|name| format!("${{{name}}}")).collect();
    writer.text("trigger", &trigger.join(", "));
    for (key, value) in node.bind.iter().filter(|(key, _)| !from_parameters(node, key)) {
        match (key, value) {
            ("entities:saveto", Value::Text(property)) => {
                let list = node.save_to_list.as_deref();
                writer.text("save_to", &list.map_or_else(|| property.clone(), |list| format!("{list}#{property}")));
            }
            _ => writer.value(&format!("bind::{key}"), Some(value)),
        }
    }
    for (key, value) in node.control.iter().filter(|(key, _)| !from_parameters(node, key)) {
        writer.value(&format!("body::{key}"), Some(value));
    }
    for (key, value) in node.other.values.iter() {
        writer.value(key, Some(value));
    }
    writer.end_row();
}

/// Properties that the reader derives from parameters are not written beside them.
fn from_parameters(node: &Node, key: &str) -> bool {
    let parameter = match key {
        "accuracyThreshold" => "capture-accuracy",
        "unacceptableAccuracyThreshold" => "warning-accuracy",
        "intent" => "app",
        "type" if node.kind == "range" => return true,
        other => other.trim_start_matches("odk:").trim_start_matches("orx:"),
    };
    node.parameters.contains(parameter)
}

fn parameters(node: &Node) -> String {
    let mut text = Vec::new();
    for (key, value) in node.parameters.iter() {
        let key = match key {
            "odk:tick-interval" => "tick_interval",
            "odk:placeholder" => "placeholder",
            other => other,
        };
        text.push(format!("{key}={}", value.text().unwrap_or("")));
    }
    if node.kind == "range"
        && let Some(list) = &node.list
    {
        text.push(format!("tick_labelset={list}"));
    }
    text.join(" ")
}
