//! The survey sheet: its rows become a tree of questions, groups, repeats and loops. Rules about single types are in
//! `question.rs`, `select.rs`, `range.rs` and `audit.rs`; rules about the whole form are in `check/`.

use std::collections::{HashMap, HashSet};

use super::alias;
use super::dynamic;
use super::entities::{Entities, Fed};
use super::form::{Lists, Node, Origin, Settings};
use super::header::{Grouped, Table};
use super::kind::{self, Container};
use super::name;
use super::parameters::Parameters;
use super::placement::{self, Path};
use super::reference;
use super::report::{Place, Report};
use super::select;
use super::value::{Map, Value};
use super::workbook::Workbook;
use super::{audit, question, range};

/// What the survey sheet is read with.
pub struct Reader<'a> {
    pub book: &'a Workbook,
    pub choices: &'a mut Lists,
    pub external_choices: &'a Lists,
    pub osm: &'a Lists,
    pub settings: &'a mut Settings,
    pub entities: &'a mut Entities,
    pub root: &'a str,
    pub report: &'a mut Report,
    pub(super) stack: Vec<Frame>,
    pub(super) too_deep: usize,
    /// The list that the rows of a table of choices share, once its first row named it.
    pub table: TableOfChoices,
    meta: Vec<Node>,
    pub(super) repeats: HashSet<String>,
    names: HashMap<String, u32>,
    questions: HashSet<String>,
    triggers: Vec<(String, u32)>,
    /// The names of data that maps may show, and the rows that want some.
    pub instances: HashSet<String>,
    pub geometries: Vec<(String, u32)>,
    pub or_other: bool,
}

/// A table of choices (the appearance `table-list`) that is being read.
#[derive(Debug, PartialEq, Eq)]
pub enum TableOfChoices {
    Closed,
    Opened,
    Of(String),
}

/// A container that is open.
pub(super) struct Frame {
    pub(super) container: Option<Container>,
    pub(super) node: Node,
    names: HashSet<String>,
    lower: HashSet<String>,
    pub(super) path: Path,
}

impl Frame {
    pub(super) fn new(container: Option<Container>, node: Node, path: Path) -> Self {
        Frame { container, node, names: HashSet::new(), lower: HashSet::new(), path }
    }
}

/// A row that is being read.
pub struct Row {
    pub number: u32,
    pub kind: String,
    pub node: Node,
    pub parameters: Parameters,
}

/// The tree, and what the checks of the whole form need to know.
pub struct Survey {
    pub tree: Vec<Node>,
    pub meta: Vec<Node>,
    /// How often each name stands in the survey sheet.
    pub names: HashMap<String, u32>,
    pub or_other: bool,
}

impl<'a> Reader<'a> {
    #[expect(clippy::too_many_arguments, reason = "each is one thing that the rows refer to")]
    pub fn new(
        book: &'a Workbook,
        choices: &'a mut Lists,
        external_choices: &'a Lists,
        osm: &'a Lists,
        settings: &'a mut Settings,
        entities: &'a mut Entities,
        root: &'a str,
        report: &'a mut Report,
    ) -> Self {
        let bottom = Frame::new(None, Node::default(), placement::root());
        Reader {
            book,
            choices,
            external_choices,
            osm,
            settings,
            entities,
            root,
            report,
            stack: vec![bottom],
            too_deep: 0,
            table: TableOfChoices::Closed,
            meta: Vec::new(),
            repeats: HashSet::new(),
            names: HashMap::new(),
            questions: HashSet::new(),
            triggers: Vec::new(),
            instances: HashSet::new(),
            geometries: Vec::new(),
            or_other: false,
        }
    }

    /// Reads all rows.
    pub fn read(mut self, table: Table) -> Survey {
        for row in table.rows {
            self.row(row);
        }
        self.close_what_is_open();
        self.check_triggers();
        question::check_geometries(&mut self);
        let bottom = self.stack.swap_remove(0);
        Survey { tree: bottom.node.children, meta: self.meta, names: self.names, or_other: self.or_other }
    }

    fn row(&mut self, grouped: Grouped) {
        let (number, mut values) = (grouped.number, grouped.values);
        if let Some(disabled) = values.take("disabled") {
            self.report.warning(
                "row.disabled_column",
                Place::survey(number).column("disabled"),
                disabled.text().unwrap_or(""),
                "The column \u{201c}disabled\u{201d} is no part of XLSForm; a condition in \u{201c}relevant\u{201d} would be.",
                "A row that is disabled was left out.",
            );
            if disabled.text().and_then(alias::yes_no) == Some(true) {
                return;
            }
        }
        if values.is_empty() {
            return;
        }
        let written = match values.take("type") {
            Some(Value::Text(text)) if !text.is_empty() => text,
            Some(_) | None => return self.row_without_type(number, &values),
        };
        let kind = kind::dealias(&written).to_owned();
        if let Some(setting) = alias::setting_row(&kind) {
            match values.text("name") {
                Some(name) => self.settings.0.set_text(setting, name),
                None if setting != "id_string" => {}
                None => self.report.error(
                    "settings.row_empty",
                    Place::survey(number).column("name"),
                    &kind,
                    "The row sets something about the form, but its name does not say to what.",
                    "The row was left out.",
                ),
            }
            return;
        }
        let Some(mut row) = self.prepare(number, kind, values) else { return };
        if row.kind == "audit" {
            let audit = audit::read(row, self.report);
            return self.meta.push(audit);
        }
        if row.kind == "calculate" && !row.node.dynamic_default && row.node.calculation.is_none() {
            self.report.error(
                "calculation.missing",
                Place::survey(number).column("calculation"),
                &row.node.name,
                "The question is to be computed, but nothing says how.",
                "It was kept without a calculation.",
            );
        }
        if matches!(row.kind.as_str(), "subscriberid" | "simserial") {
            self.report.warning(
                "type.deprecated",
                Place::survey(number).column("type"),
                &row.kind,
                "Phones no longer tell this about themselves.",
                "The question was kept.",
            );
        }
        let begin = kind::begin(&row.kind).map(|(container, list)| (container, list.map(str::to_owned)));
        let end = kind::end(&row.kind);
        if end.is_none() {
            self.name(&mut row);
        }
        let path = self.top().path.clone();
        let fed = Fed {
            row: number,
            name: end.is_none().then_some(row.node.name.as_str()),
            is_container: begin.is_some() || end.is_some(),
            path: &path,
        };
        row.node.save_to_list = self.entities.feed(&fed, Some(&mut row.node.bind), self.report);
        if let Some(container) = end {
            return self.end(container, &row);
        }
        if let Some((container, list)) = begin {
            return self.begin(container, list, row);
        }
        self.questions.insert(row.node.name.clone());
        self.question(row);
    }

    fn row_without_type(&mut self, number: u32, values: &Map) {
        let place = Place::survey(number).column("type");
        let found = values.text("name").or_else(|| values.text("label")).unwrap_or("");
        if values.contains("name") || values.contains("label") {
            self.report.error(
                "type.missing",
                place,
                found,
                "The row has a name or a label, but no type of question. A merged cell counts for its first row alone.",
                "The row was left out.",
            );
        } else {
            self.report.warning(
                "row.skipped",
                place,
                values.keys().next().unwrap_or(""),
                "The row has neither type nor name nor label, so it is a remark.",
                "The row was left out.",
            );
        }
    }

    /// Makes a node of the values of a row, in whatever they are the same for all types.
    fn prepare(&mut self, number: u32, kind: String, mut values: Map) -> Option<Row> {
        let place = Place::survey(number);
        let mut node = Node { row: Origin(number), ..Node::default() };
        if let Some(Value::Text(trigger)) = values.take("trigger") {
            node.trigger = self.trigger(&trigger, number);
        }
        node.default = values.take("default");
        if let Some(Value::Text(default)) = &node.default {
            node.dynamic_default = dynamic::is_dynamic(default, &kind);
        }
        let parameters = match values.take("parameters") {
            Some(Value::Text(text)) => Parameters::parse(&text).unwrap_or_else(|| {
                self.report.error(
                    "parameters.malformed",
                    place.column("parameters"),
                    &text,
                    "Parameters are written key=value, one after the other.",
                    "The parameters were left out.",
                );
                Parameters::default()
            }),
            Some(Value::Map(_)) | None => Parameters::default(),
        };
        if let Some(Value::Text(name)) = values.take("name") {
            node.name = name;
        }
        node.label = values.take("label");
        node.hint = values.take("hint");
        node.guidance_hint = values.take("guidance_hint");
        node.media = values.take("media");
        node.choice_filter = values.take("choice_filter");
        match values.take("bind") {
            Some(Value::Map(mut bind)) => {
                node.relevant = bind.take("relevant");
                node.constraint = bind.take("constraint");
                node.constraint_message = bind.take("jr:constraintMsg");
                node.required = bind.take("required").map(truth);
                node.required_message = bind.take("jr:requiredMsg");
                node.read_only = bind.take("readonly").map(truth);
                node.calculation = bind.take("calculate");
                node.bind = bind;
            }
            Some(Value::Text(text)) => node.other.values.set_text("bind", text),
            None => {}
        }
        match values.take("control") {
            Some(Value::Map(mut control)) => {
                node.appearance = control.take("appearance");
                node.repeat_count = control.take("jr:count");
                node.control = control;
            }
            Some(Value::Text(text)) => node.other.values.set_text("control", text),
            None => {}
        }
        for (key, value) in values.iter() {
            node.other.values.set(key, value.clone());
        }
        node.kind.clone_from(&kind);
        Some(Row { number, kind, node, parameters })
    }

    /// The questions named by a trigger: references, apart by commas.
    fn trigger(&mut self, text: &str, number: u32) -> Vec<String> {
        let place = Place::survey(number).column("trigger");
        let kept = "The trigger was left out.";
        if text.is_empty() {
            return Vec::new();
        }
        if !reference::is_candidate(text) {
            let problem = "A trigger is a reference ${name} to a question, or several of them with commas between.";
            self.report.error("trigger.malformed", place, text, problem, kept);
            return Vec::new();
        }
        let mut names = Vec::new();
        for part in text.split(',') {
            match reference::find(part) {
                Ok(found) if found.len() > 1 => {
                    let problem = "Between two references of a trigger there must be a comma.";
                    self.report.error("trigger.comma", place, part, problem, kept);
                }
                Ok(found) => names.extend(found.first().map(|reference| reference.name.to_owned())),
                Err(malformed) => {
                    let problem = "A reference is written ${name}, with the name of a question and nothing else.";
                    self.report.error("trigger.malformed", place, malformed.text, problem, kept);
                }
            }
        }
        self.triggers.extend(names.iter().map(|name| (name.clone(), number)));
        names
    }

    fn check_triggers(&mut self) {
        for (name, row) in std::mem::take(&mut self.triggers) {
            if !self.questions.contains(&name) {
                self.report.error(
                    "trigger.unknown",
                    Place::survey(row).column("trigger"),
                    &name,
                    "The survey has no question of this name.",
                    "The trigger was kept as written.",
                );
            }
        }
    }

    /// Checks the name of a row, or makes one where a row may go without.
    fn name(&mut self, row: &mut Row) {
        let place = Place::survey(row.number).column("name");
        if row.node.name.is_empty() {
            if row.kind == "note" {
                row.node.name = format!("generated_note_name_{}", row.number);
            } else {
                row.node.name = format!("row_{}", row.number);
                let done = "It was given the number of its row as its name.";
                self.report.error("name.missing", place, &row.kind, "The question or group has no name.", done);
            }
        } else if !name::is_element(&row.node.name) {
            self.report.error(
                "name.malformed",
                place,
                &row.node.name,
                "A name must begin with a letter or an underscore and hold letters, digits, '_', '-' and '.' only.",
                "The name was kept as written.",
            );
        }
        *self.names.entry(row.node.name.clone()).or_insert(0) += 1;
        let lower = row.node.name.to_lowercase();
        let top = self.stack.last_mut();
        let Some(frame) = top else { return };
        if row.node.name == "meta" {
            let problem = "The name \u{201c}meta\u{201d} belongs to what is recorded about the answering.";
            self.report.error("name.reserved", place, &row.node.name, problem, "The name was kept as written.");
        } else if !frame.names.insert(row.node.name.clone()) {
            let problem = "Another question or group beside this one has the same name.";
            self.report.error("name.duplicate", place, &row.node.name, problem, "Both were kept as written.");
        } else if !frame.lower.insert(lower) {
            let problem = "Another question or group beside this one has the same name but for capital letters.";
            self.report.warning("name.nearly_duplicate", place, &row.node.name, problem, "Both were kept as written.");
        }
    }

    pub(super) fn top(&self) -> &Frame {
        &self.stack[self.stack.len() - 1]
    }

    /// Puts a node into the container that is open.
    pub fn push(&mut self, node: Node) {
        if let Some(frame) = self.stack.last_mut() {
            frame.node.children.push(node);
        }
    }

    fn question(&mut self, mut row: Row) {
        if matches!(row.kind.as_str(), "csv-external" | "xml-external") {
            self.instances.insert(kind::split_extension(&row.node.name).0.to_owned());
        }
        if kind::select(&row.kind).is_some() {
            return select::read(self, row);
        }
        if let Some(list) = kind::osm(&row.kind) {
            if let Some(tags) = self.osm.get(list) {
                row.node.other.tags = tags.to_vec();
            } else if !self.osm.is_empty() {
                let place = Place::survey(row.number).column("type");
                let problem = "The sheet \u{201c}osm\u{201d} has no tags of this name.";
                self.report.error("osm.tags", place, list, problem, "The question was kept without tags.");
            }
            row.node.other.tag_list = Some(list.to_owned());
            row.node.kind = "osm".to_owned();
            keep_parameters(&mut row.node, &row.parameters);
            return self.push(row.node);
        }
        if row.kind == "range" {
            let node = range::read(row, self.choices, self.report);
            return self.push(node);
        }
        let node = question::read(self, row);
        self.push(node);
    }

    /// The names of repeats so far.
    pub fn is_repeat(&self, name: &str) -> bool {
        self.repeats.contains(name)
    }
}

/// Parameters as the node keeps them.
pub fn keep_parameters(node: &mut Node, parameters: &Parameters) {
    node.parameters = parameters.iter().map(|(key, value)| (key.to_owned(), Value::Text(value.to_owned()))).collect();
}

/// Yes and no in the language of expressions.
fn truth(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(match alias::yes_no(&text) {
            Some(true) => "true()".to_owned(),
            Some(false) => "false()".to_owned(),
            None => text,
        }),
        Value::Map(map) => Value::Map(map),
    }
}
