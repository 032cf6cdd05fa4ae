//! From a form as it was read to an instrument's source: what can be asked here, what is kept out and why, and what was changed on
//! the way. Nothing is dropped without a finding. What comes out is a proposal: `Instrument::parse` has the last word on it.

mod look_up;
mod media;
mod number;
mod ours;
mod pages;
mod repeat;
mod table;

use std::collections::{HashMap, HashSet};

use serde_json::{Map as Json, Value as JsonValue, json};

use super::bounds::Bounds;
use super::form::{Choice, Form, NO_LANGUAGE, Node};
use super::kind;
use super::own::{self, Exact};
use super::report::{Finding, Severity};
use super::value::Value;
use crate::expression::Expression;
use crate::instrument::{OPTIONS_AT_MOST, is_column_name, is_column_value};
use crate::locale::Locale;
use ours::{Ours, languages};
use pages::Pages;

/// What is done with questions that are not asked here.
const KEPT_OUT: &str = "It was kept out; what reads it finds it unanswered.";

const USUAL_NAME: &str = "data";

/// An instrument's source and what was done to get it.
pub struct Conversion {
    pub source: JsonValue,
    pub findings: Vec<Finding>,
}

/// Makes an instrument's source of a form.
#[must_use]
pub fn instrument(form: &Form) -> Conversion {
    let ours = Ours::of(form);
    let mut converter = Converter {
        form,
        languages: languages(form, &ours),
        ours,
        findings: Vec::new(),
        referred: HashMap::new(),
        taken: HashSet::new(),
        numbers: HashMap::new(),
        names: HashMap::new(),
    };
    converter.gather_names(&form.survey);
    converter.gather_names_of_containers(&form.survey);
    let mut pages = Pages::default();
    converter.nodes(&form.survey, &mut pages);
    let pages = converter.numbered(pages.finish());
    let tags: Vec<&str> = converter.languages.iter().map(|(locale, _)| locale.tag()).collect();
    // The root element is called the same in nearly all forms; only their identifiers tell them apart.
    let name = if converter.ours.is_ours || form.name == USUAL_NAME { form.settings.text("id_string") } else { None };
    let mut source = json!({
        "porchlight": 1,
        "name": plain(name.unwrap_or(&form.name)),
        "languages": tags,
        "title": converter.title(),
        "introduction": converter.setting("introduction").unwrap_or_else(|| converter.title()),
        "consent": converter.setting("consent").unwrap_or_else(|| converter.title()),
        "pages": pages,
    });
    for key in ["closing", "notice"] {
        set(&mut source, key, converter.setting(key));
    }
    set(&mut source, own::HELP, converter.whole(own::HELP));
    set(&mut source, own::SCORES, converter.whole(own::SCORES));
    set(&mut source, own::MARGINS, converter.whole(own::MARGINS));
    set(&mut source, own::TAKING_PART, converter.whole(own::TAKING_PART));
    set(&mut source, own::PUBLICATION, converter.whole(own::PUBLICATION));
    set(&mut source, "choices", converter.shared_lists());
    set(&mut source, "tables", converter.tables());
    if converter.setting("consent").is_none() {
        converter.finding(
            None,
            "instrument.consent",
            "consent",
            "A form does not say who asks and what people agree to.",
            "Its title stands in the place of both: write them before it is fielded.",
        );
    }
    Conversion { source, findings: converter.findings }
}

fn set(object: &mut JsonValue, key: &str, value: Option<JsonValue>) {
    if let (Some(object), Some(value)) = (object.as_object_mut(), value) {
        object.insert(key.to_owned(), value);
    }
}

fn is_container(node: &Node) -> bool {
    matches!(node.kind.as_str(), "group" | "repeat" | "loop")
}

struct Converter<'a> {
    form: &'a Form,
    languages: Vec<(Locale, String)>,
    ours: Ours,
    findings: Vec<Finding>,
    /// References whose question has another name here.
    /// What references mean whose question has another name here; nothing where it is not asked, and unanswered to all that read it.
    referred: HashMap<String, Option<String>>,
    /// Names that are given, in lower case.
    taken: HashSet<String>,
    /// The number that was last put behind each beginning of a name: thousands of rows may have the same name.
    numbers: HashMap<String, u32>,
    /// The name of each question and group, by its row and its name in the form.
    names: HashMap<(u32, String), String>,
}

/// A name as instruments have them: letters, digits and underscores, at most 31.
fn plain(name: &str) -> String {
    let plain: String = name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let plain = if plain.starts_with(|first: char| first.is_ascii_alphabetic()) { plain } else { format!("q{plain}") };
    plain.chars().take(31).collect()
}

impl Converter<'_> {
    fn finding(&mut self, row: Option<u32>, rule: &'static str, found: &str, problem: &str, done: &str) {
        let (found, problem, done) = (found.to_owned(), problem.to_owned(), done.to_owned());
        self.findings.push(Finding {
            severity: Severity::Note,
            rule,
            sheet: "survey".to_owned(),
            row,
            column: None,
            found,
            problem,
            done,
        });
    }

    /// Gives each question a name of its own. The first of several that share a name keeps it, as references mean that one.
    fn gather_names(&mut self, nodes: &[Node]) {
        for node in nodes {
            if is_container(node) {
                self.gather_names(&node.children);
                continue;
            }
            if look_up::attaches(node) {
                continue;
            }
            if !self.is_asked_here(node) {
                self.referred.entry(node.name.clone()).or_insert(None);
                continue;
            }
            let name = self.unused(own::column(node, own::NAME).unwrap_or(&node.name));
            if name != node.name {
                self.referred.entry(node.name.clone()).or_insert_with(|| Some(name.clone()));
            }
            self.names.insert((node.row.0, node.name.clone()), name);
        }
    }

    /// Whether there is a question of the kind here, with all that it needs.
    fn is_asked_here(&self, node: &Node) -> bool {
        match node.kind.as_str() {
            "select one" | "select all that apply" | "rank" | kind::SELECT_ONE_EXTERNAL => self.list_of(node).is_some(),
            "calculate" => node.calculation.is_some(),
            "geopoint" => own::column(node, own::PLACES).is_some() && self.list_of(node).is_some(),
            "today" => true,
            "text" | "integer" | "decimal" | "range" | "note" | "acknowledge" | "trigger" | "date" | "dateTime" | "time" => true,
            _ => false,
        }
    }

    /// The choices of a question: in the form, on its external sheet, or from a file that came along.
    fn list_of(&self, node: &Node) -> Option<&[Choice]> {
        let lists = if node.kind == kind::SELECT_ONE_EXTERNAL { &self.form.external_choices } else { &self.form.choices };
        let list = own::column(node, own::PLACES).or(node.list.as_deref())?;
        lists.get(list).filter(|choices| (1..=OPTIONS_AT_MOST).contains(&choices.len()))
    }

    /// Groups have what names are left.
    fn gather_names_of_containers(&mut self, nodes: &[Node]) {
        for node in nodes.iter().filter(|node| is_container(node)) {
            let wanted = own::column(node, own::NAME).unwrap_or(&node.name);
            let name = if node.kind == "repeat" { self.unused_with_count(wanted) } else { self.unused(wanted) };
            if node.kind == "repeat" && name != node.name {
                self.referred.insert(node.name.clone(), Some(name.clone()));
            }
            self.names.insert((node.row.0, node.name.clone()), name);
            self.gather_names_of_containers(&node.children);
        }
    }

    fn name_of(&self, node: &Node) -> Option<JsonValue> {
        self.names.get(&(node.row.0, node.name.clone())).map(|name| name.as_str().into())
    }

    /// Gives names to pages that no group of the form makes.
    fn numbered(&mut self, mut pages: Vec<JsonValue>) -> Vec<JsonValue> {
        for (page, number) in pages.iter_mut().zip(1..).filter(|(page, _)| page.get("name").is_none()) {
            page["name"] = self.unused(&format!("page_{number}")).into();
        }
        pages
    }

    fn unused(&mut self, name: &str) -> String {
        let mut name = plain(name);
        if !self.taken.insert(name.to_ascii_lowercase()) {
            name.truncate(25);
            let number = self.numbers.entry(name.to_ascii_lowercase()).or_insert(1);
            loop {
                *number += 1;
                let numbered = format!("{name}_{number}");
                if self.taken.insert(numbered.to_ascii_lowercase()) {
                    return numbered;
                }
            }
        }
        name
    }

    /// An expression with the names that questions have here.
    fn expression(&self, value: Option<&Value>) -> Option<String> {
        let written = value.and_then(Value::text)?.trim();
        let mut parts = written.split("${");
        let mut source = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let referred = part.split_once('}').and_then(|(name, rest)| Some((self.referred.get(name)?, rest)));
            match referred {
                Some((Some(name), rest)) => source.extend(["${", name, "}", rest]),
                Some((None, rest)) => source.extend(["''", rest]),
                None => source.extend(["${", part]),
            }
        }
        // A path to nothing that many forms write for no answer.
        let source = Expression::with_columns(&source, |name| (name == "null").then_some("")).unwrap_or(source);
        (!source.is_empty()).then_some(source)
    }

    /// A text in the languages that are there.
    fn text(&self, value: Option<&Value>) -> Option<JsonValue> {
        match value? {
            Value::Text(text) => (!text.trim().is_empty()).then(|| JsonValue::from(text.as_str())),
            Value::Map(map) => {
                let first = self.languages.first().map(|(_, column)| column.as_str());
                let mut texts = Json::new();
                for (locale, column) in &self.languages {
                    let plain = (Some(column.as_str()) == first).then(|| map.text(NO_LANGUAGE)).flatten();
                    if let Some(text) = map.text(column).or(plain) {
                        texts.insert(locale.tag().to_owned(), text.into());
                    }
                }
                let first = self.languages.first().map(|(locale, _)| locale.tag());
                // A text that is missing in the first language is shown in whatever language it is there.
                if let Some(first) = first.filter(|first| !texts.contains_key(*first)) {
                    let any = map.iter().find_map(|(_, value)| value.text())?;
                    texts.insert(first.to_owned(), any.into());
                }
                Some(JsonValue::Object(texts))
            }
        }
    }

    fn nodes(&mut self, nodes: &[Node], pages: &mut Pages) {
        for node in nodes {
            match node.kind.as_str() {
                "group" | "repeat" | "loop" => {
                    if let Some(table) = self.table(node) {
                        pages.question(table);
                        continue;
                    }
                    if let Some(repeat) = self.repeat(node) {
                        pages.group(json!({ "elements": [repeat] }));
                        continue;
                    }
                    let elements = self.elements(&node.children);
                    if !elements.is_empty() {
                        let mut page = json!({ "elements": elements });
                        self.describe(&mut page, node, "title");
                        let is_checked = own::column(node, own::DISTRESS_CHECK) == Some("yes");
                        set(&mut page, own::DISTRESS_CHECK, is_checked.then_some(true.into()));
                        self.media_of_page(node);
                        pages.group(page);
                    }
                }
                _ => {
                    if let Some(element) = self.element(node) {
                        pages.question(element);
                    }
                }
            }
        }
    }

    fn elements(&mut self, nodes: &[Node]) -> Vec<JsonValue> {
        let mut elements = Vec::new();
        for node in nodes {
            if let Some(table) = self.table(node) {
                elements.push(table);
            } else if let Some(repeat) = self.repeat(node) {
                elements.push(repeat);
            } else if is_container(node) {
                let inner = self.elements(&node.children);
                if !inner.is_empty() {
                    let mut group = json!({ "kind": "group", "elements": inner });
                    self.describe(&mut group, node, "label");
                    self.media(&mut group, node);
                    elements.push(group);
                }
            } else {
                elements.extend(self.element(node));
            }
        }
        elements
    }

    /// The name, the heading and the condition of a page or group.
    fn describe(&self, element: &mut JsonValue, node: &Node, heading: &str) {
        let exact = Exact::of(node);
        set(element, "name", self.name_of(node));
        set(element, heading, self.exact_text(&exact, "label", node.label.as_ref()));
        let relevant = exact.expression("relevant", self.expression(node.relevant.as_ref()));
        set(element, "relevant", relevant.map(JsonValue::from));
    }

    fn element(&mut self, node: &Node) -> Option<JsonValue> {
        if table::is_heading(node) || look_up::attaches(node) {
            return None;
        }
        let exact = Exact::of(node);
        let bounds = self.bounds(node, &exact);
        let mut element = self.kind(node, &bounds, &exact)?;
        set(&mut element, "name", self.name_of(node));
        let is_calculated = element["kind"] == "calculated";
        // What somebody writes beside “other” is asked with a path, and is named here like everything else.
        let other = node.name.strip_suffix("_other").filter(|_| node.generated);
        let relevant =
            other.map_or_else(|| node.relevant.clone(), |asked| Some(format!("selected(${{{asked}}}, 'other')").into()));
        let relevant = exact.expression("relevant", self.expression(relevant.as_ref()));
        set(&mut element, "relevant", relevant.map(JsonValue::from));
        if is_calculated {
            return Some(element);
        }
        let label = self.exact_text(&exact, "label", node.label.as_ref());
        set(&mut element, "label", label.or_else(|| self.text(node.hint.as_ref())).or_else(|| Some(node.name.as_str().into())));
        self.media(&mut element, node);
        if element["kind"] == "note" {
            return Some(element);
        }
        set(&mut element, "hint", node.label.as_ref().and_then(|_| self.exact_text(&exact, "hint", node.hint.as_ref())));
        set(&mut element, "required", self.required(node));
        let message = self.exact_text(&exact, "constraint_message", node.constraint_message.as_ref());
        if let Some(constraint) = bounds.rest {
            let message = message.unwrap_or_else(|| constraint.clone().into());
            set(&mut element, "constraint", Some(constraint.into()));
            set(&mut element, "constraint_message", Some(message));
        } else if message.is_some() && node.constraint.is_some() {
            self.finding(
                Some(node.row.0),
                "instrument.bounds_message",
                &node.name,
                "What people are told whose answer is beyond the bounds is said in the words of the interface here.",
                "The message was left out; the bounds were kept.",
            );
        }
        Some(element)
    }

    /// Whether an answer is needed: always, or where an expression holds.
    fn required(&self, node: &Node) -> Option<JsonValue> {
        let exact = Exact::of(node);
        match (node.required.as_ref()?.text()?, exact.get("required")) {
            ("true()", None) => Some(true.into()),
            ("false()", None) => None,
            _ => exact.expression("required", self.expression(node.required.as_ref())).map(JsonValue::from),
        }
    }

    fn kind(&mut self, node: &Node, bounds: &Bounds, exact: &Exact) -> Option<JsonValue> {
        Some(match node.kind.as_str() {
            "select one" | "select all that apply" | "rank" | kind::SELECT_ONE_EXTERNAL => {
                return self.choices(node, bounds, exact);
            }
            "geopoint" if self.is_asked_here(node) => return self.choices(node, bounds, exact),
            // Read by other questions, and never stored.
            "today" => json!({ "kind": "calculated", "value": "today()" }),
            "text" => number::text(node, bounds),
            "integer" | "decimal" => self.number(node, bounds),
            "range" => return self.range(node),
            "note" => json!({ "kind": "note" }),
            "acknowledge" | "trigger" => json!({ "kind": "acknowledge" }),
            "calculate" => {
                json!({ "kind": "calculated", "value": exact.expression("value", self.expression(node.calculation.as_ref()))? })
            }
            "date" => number::days("date", node, bounds),
            "dateTime" => number::days("date_time", node, bounds),
            "time" => number::time(node),
            other => {
                self.keep_out(node, other);
                return None;
            }
        })
    }

    fn choices(&mut self, node: &Node, bounds: &Bounds, exact: &Exact) -> Option<JsonValue> {
        let Some(choices) = self.list_of(node) else {
            let problem = format!(
                "Its choices are not in the form itself, where a .csv file with them can come along, or they are more than \
                 {OPTIONS_AT_MOST}, where a coarser list is needed."
            );
            self.finding(Some(node.row.0), "instrument.choices", &node.name, &problem, KEPT_OUT);
            return None;
        };
        let (options, choices) = (self.options(choices), choices.to_vec());
        self.media_of_choices(node, &choices);
        let kind = match node.kind.as_str() {
            "select one" | kind::SELECT_ONE_EXTERNAL | "geopoint" => "choose_one",
            "rank" => "rank",
            _ => "choose_some",
        };
        if kind == "choose_one"
            && node.choice_filter.is_none()
            && let Some(mut scale) = self.scale(node, &options)
        {
            set(&mut scale, own::PROTECTED_BY, own::column(node, own::PROTECTED_BY).map(JsonValue::from));
            return Some(scale);
        }
        let most = bounds.maximum.as_ref().and_then(|most| most.parse::<usize>().ok()).filter(|most| *most <= options.len());
        let counted = own::column(node, own::COUNTED).and_then(|counted| counted.parse::<u16>().ok());
        let shared = node.list.as_ref().and_then(|list| self.ours.lists.get(list));
        let choices = shared.map_or_else(|| options.into(), |list| JsonValue::from(list.as_str()));
        let mut element = json!({ "kind": kind, "choices": choices });
        set(&mut element, "maximum", most.filter(|_| kind == "choose_some").map(JsonValue::from));
        let filter = exact.expression("choice_filter", self.expression(node.choice_filter.as_ref()));
        if let (Some(filter), "rank") = (&filter, kind) {
            self.finding(
                Some(node.row.0),
                "instrument.filter",
                filter,
                "What is put in order cannot depend on other answers here.",
                "All choices were taken.",
            );
        }
        set(&mut element, "choice_filter", filter.filter(|_| kind != "rank").map(JsonValue::from));
        let protected = own::column(node, own::PROTECTED_BY).filter(|_| kind == "choose_one");
        set(&mut element, own::PROTECTED_BY, protected.map(JsonValue::from));
        set(&mut element, "counted", counted.filter(|_| kind == "rank").map(JsonValue::from));
        Some(element)
    }

    fn options(&self, choices: &[Choice]) -> Vec<JsonValue> {
        let mut options: Vec<JsonValue> = Vec::with_capacity(choices.len());
        let mut names = HashSet::new();
        for choice in choices {
            let name: String = choice
                .name
                .chars()
                .map(|letter| if letter.is_ascii_alphanumeric() || "_.-".contains(letter) { letter } else { '_' })
                .take(31)
                .collect();
            if !names.insert(name.clone()) {
                continue;
            }
            let label = self.label_of_choice(choice).unwrap_or_else(|| choice.name.as_str().into());
            let mut option = json!({ "name": name, "label": label });
            set(&mut option, "image", self.picture_of_choice(choice, &label));
            let columns: Json<String, JsonValue> =
                choice.extra.iter().filter_map(|(column, value)| column_of(column, value)).collect();
            set(&mut option, "columns", (!columns.is_empty()).then(|| columns.into()));
            options.push(option);
        }
        options
    }
}

/// A column of a choice that filters can ask for.
fn column_of(column: &str, value: &Value) -> Option<(String, JsonValue)> {
    let text = value.text()?.trim();
    let is_plain = is_column_name(column) && is_column_value(text);
    (is_plain && !own::OF_CHOICE.contains(&column)).then(|| (column.to_owned(), text.into()))
}

#[cfg(test)]
mod tests;
