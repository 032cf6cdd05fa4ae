//! From a form as it was read to an instrument's source: what can be asked here, what is kept out and why, and what was changed on
//! the way. Nothing is dropped without a finding. What comes out is a proposal: `Instrument::parse` has the last word on it.

use std::collections::{HashMap, HashSet};

use serde_json::{Map as Json, Number, Value as JsonValue, json};

use super::form::{Form, NO_LANGUAGE, Node};
use super::report::{Finding, Severity};
use super::value::Value;
use crate::locale::Locale;

/// Questions on a page that no group of the form makes.
const QUESTIONS_A_PAGE: usize = 6;

/// Bounds for numbers of forms, which have none of their own; a release needs bounds that are public beforehand.
const FURTHEST: i64 = 1_000_000;

/// An instrument's source and what was done to get it.
pub struct Conversion {
    pub source: JsonValue,
    pub findings: Vec<Finding>,
}

/// Makes an instrument's source of a form.
#[must_use]
pub fn instrument(form: &Form) -> Conversion {
    let mut converter = Converter {
        form,
        languages: languages(form),
        findings: Vec::new(),
        renamed: HashMap::new(),
        taken: HashSet::new(),
        numbers: HashMap::new(),
        names: HashMap::new(),
    };
    converter.gather_names(&form.survey);
    let mut pages = Pages::default();
    converter.nodes(&form.survey, &mut pages);
    let title = form.settings.text("title").unwrap_or(&form.name).to_owned();
    let tags: Vec<&str> = converter.languages.iter().map(|(locale, _)| locale.tag()).collect();
    let source = json!({
        "porchlight": 1,
        "name": plain(&form.name),
        "languages": tags,
        "title": title,
        "introduction": title,
        "consent": title,
        "pages": pages.finish(),
    });
    converter.finding(None, "instrument.consent", "consent", "A form does not say who asks and what people agree to.", {
        "Its title stands in the place of both: write them before it is fielded."
    });
    Conversion { source, findings: converter.findings }
}

/// Our languages that the form has, each with the column it is written in; the first is the one every text should have.
fn languages(form: &Form) -> Vec<(Locale, String)> {
    let mut found: Vec<(Locale, String)> = Vec::new();
    let default = form.settings.default_language();
    for column in std::iter::once(default).chain(form.languages.iter().map(String::as_str)) {
        let tag = column.rsplit_once('(').map_or(column, |(_, tag)| tag.trim_end_matches(')'));
        let locale = Locale::ALL.into_iter().find(|locale| {
            locale.tag() == tag
                || locale.own_name().eq_ignore_ascii_case(column)
                || tag.starts_with(&format!("{}-", locale.tag()))
        });
        let is_named = |column: &str| matches!(column.to_lowercase().as_str(), "spanish" | "espanol");
        let locale = locale.or_else(|| is_named(column).then_some(Locale::Spanish));
        if let Some(locale) = locale
            && !found.iter().any(|(known, _)| *known == locale)
        {
            found.push((locale, column.to_owned()));
        }
    }
    if found.is_empty() {
        found.push((Locale::English, default.to_owned()));
    }
    found
}

#[derive(Default)]
struct Pages {
    done: Vec<JsonValue>,
    loose: Vec<JsonValue>,
}

impl Pages {
    fn question(&mut self, element: JsonValue) {
        self.loose.push(element);
        if self.loose.len() == QUESTIONS_A_PAGE {
            self.close();
        }
    }

    fn close(&mut self) {
        if !self.loose.is_empty() {
            let elements = std::mem::take(&mut self.loose);
            self.done.push(json!({ "name": format!("page_{}", self.done.len() + 1), "elements": elements }));
        }
    }

    fn group(&mut self, title: Option<JsonValue>, relevant: Option<String>, elements: Vec<JsonValue>) {
        self.close();
        let mut page = json!({ "name": format!("page_{}", self.done.len() + 1), "elements": elements });
        set(&mut page, "title", title);
        set(&mut page, "relevant", relevant.map(JsonValue::from));
        self.done.push(page);
    }

    fn finish(mut self) -> Vec<JsonValue> {
        self.close();
        self.done
    }
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
    findings: Vec<Finding>,
    /// References whose question has another name here.
    renamed: HashMap<String, String>,
    /// Names that are given, in lower case.
    taken: HashSet<String>,
    /// The number that was last put behind each beginning of a name: thousands of rows may have the same name.
    numbers: HashMap<String, u32>,
    /// The name of each question, by its row and its name in the form.
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
            let name = self.unused(&node.name);
            if name != node.name {
                self.renamed.entry(node.name.clone()).or_insert_with(|| name.clone());
            }
            self.names.insert((node.row.0, node.name.clone()), name);
        }
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
            source.push_str("${");
            let renamed = part.split_once('}').and_then(|(name, rest)| Some((self.renamed.get(name)?, rest)));
            match renamed {
                Some((name, rest)) => source.extend([name, "}", rest]),
                None => source.push_str(part),
            }
        }
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
                    self.about_repeating(node);
                    let elements = self.elements(&node.children);
                    if !elements.is_empty() {
                        pages.group(self.text(node.label.as_ref()), self.expression(node.relevant.as_ref()), elements);
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

    fn about_repeating(&mut self, node: &Node) {
        if node.kind != "group" {
            self.finding(
                Some(node.row.0),
                "instrument.repeat",
                &node.name,
                "Questions that are asked several times cannot be asked so here yet.",
                "They are asked once.",
            );
        }
    }

    fn elements(&mut self, nodes: &[Node]) -> Vec<JsonValue> {
        let mut elements = Vec::new();
        for node in nodes {
            if is_container(node) {
                self.about_repeating(node);
                let inner = self.elements(&node.children);
                if !inner.is_empty() {
                    let mut group =
                        json!({ "kind": "group", "name": self.unused(&format!("group_{}", node.name)), "elements": inner });
                    set(&mut group, "label", self.text(node.label.as_ref()));
                    set(&mut group, "relevant", self.expression(node.relevant.as_ref()).map(JsonValue::from));
                    elements.push(group);
                }
            } else {
                elements.extend(self.element(node));
            }
        }
        elements
    }

    fn element(&mut self, node: &Node) -> Option<JsonValue> {
        let mut element = self.kind(node)?;
        set(&mut element, "name", self.names.get(&(node.row.0, node.name.clone())).map(|name| name.as_str().into()));
        let is_calculated = element["kind"] == "calculated";
        // What somebody writes beside “other” is asked with a path, and is named here like everything else.
        let other = node.name.strip_suffix("_other").filter(|_| node.generated);
        let relevant =
            other.map_or_else(|| node.relevant.clone(), |asked| Some(format!("selected(${{{asked}}}, 'other')").into()));
        set(&mut element, "relevant", self.expression(relevant.as_ref()).map(JsonValue::from));
        if is_calculated {
            return Some(element);
        }
        set(
            &mut element,
            "label",
            self.text(node.label.as_ref()).or_else(|| self.text(node.hint.as_ref())).or_else(|| Some(node.name.as_str().into())),
        );
        if element["kind"] == "note" {
            return Some(element);
        }
        set(&mut element, "hint", node.label.as_ref().and_then(|_| self.text(node.hint.as_ref())));
        match node.required.as_ref().and_then(Value::text) {
            Some("true()") => set(&mut element, "required", Some(true.into())),
            Some("false()") | None => {}
            Some(condition) => self.finding(
                Some(node.row.0),
                "instrument.required",
                condition,
                "Whether an answer is needed cannot depend on other answers here.",
                "No answer is needed.",
            ),
        }
        if let Some(constraint) = self.expression(node.constraint.as_ref()) {
            let message = self.text(node.constraint_message.as_ref()).unwrap_or_else(|| constraint.clone().into());
            set(&mut element, "constraint", Some(constraint.into()));
            set(&mut element, "constraint_message", Some(message));
        }
        Some(element)
    }

    fn kind(&mut self, node: &Node) -> Option<JsonValue> {
        let days = |kind: &str| json!({ "kind": kind, "earliest": "1900-01-01", "latest": "2099-12-31", "by": "year" });
        Some(match node.kind.as_str() {
            "select one" | "select all that apply" | "rank" => return self.choices(node),
            "text" => {
                json!({ "kind": "text", "maximum_characters": 500, "multiline": node.appearance_text().contains("multiline") })
            }
            "integer" | "decimal" => {
                self.finding(
                    Some(node.row.0),
                    "instrument.bounds",
                    &node.kind,
                    "A form gives numbers no bounds, and releases need them beforehand.",
                    "Bounds of a million stand in: set them, and the bins that are published.",
                );
                let decimals = if node.kind == "decimal" { 3 } else { 0 };
                json!({ "kind": "number", "minimum": -FURTHEST, "maximum": FURTHEST, "decimals": decimals })
            }
            "range" => return self.range(node),
            "note" => json!({ "kind": "note" }),
            "acknowledge" | "trigger" => json!({ "kind": "acknowledge" }),
            "calculate" => json!({ "kind": "calculated", "value": self.expression(node.calculation.as_ref())? }),
            "date" => days("date"),
            "dateTime" => days("date_time"),
            "time" => json!({ "kind": "time" }),
            other => {
                self.keep_out(node, other);
                return None;
            }
        })
    }

    fn keep_out(&mut self, node: &Node, kind: &str) {
        let reason = match kind {
            "geopoint" | "geotrace" | "geoshape" | "start-geopoint" | "background-geopoint" | "osm" => {
                "An exact place can tell who somebody is."
            }
            "photo" | "image" | "audio" | "video" | "background-audio" | "file" | "annotate" | "draw" | "signature" => {
                "Pictures, recordings and files can show who somebody is."
            }
            "start" | "end" | "today" | "audit" => "When exactly somebody answers is not recorded.",
            "deviceid" | "imei" | "phonenumber" | "phone number" | "username" | "email" | "subscriberid" | "simserial"
            | "barcode" => "It would identify a person or a phone.",
            _ => "There is no such question here.",
        };
        self.finding(Some(node.row.0), "instrument.kept_out", kind, reason, "It was kept out.");
    }

    fn choices(&mut self, node: &Node) -> Option<JsonValue> {
        let list = node.list.as_deref().and_then(|list| self.form.choices.get(list));
        let Some(choices) = list.filter(|choices| !choices.is_empty()) else {
            self.finding(
                Some(node.row.0),
                "instrument.choices",
                &node.name,
                "Its choices are not in the form itself.",
                "It was kept out.",
            );
            return None;
        };
        if node.choice_filter.is_some() {
            self.finding(
                Some(node.row.0),
                "instrument.filter",
                &node.name,
                "Choices that depend on other answers are all offered here.",
                "All choices were taken.",
            );
        }
        let mut options: Vec<JsonValue> = Vec::with_capacity(choices.len());
        for choice in choices {
            let name: String = choice
                .name
                .chars()
                .map(|letter| if letter.is_ascii_alphanumeric() || "_.-".contains(letter) { letter } else { '_' })
                .take(31)
                .collect();
            if options.iter().any(|option| option["name"] == name.as_str()) {
                continue;
            }
            let label = self.text(choice.label.as_ref()).unwrap_or_else(|| choice.name.as_str().into());
            options.push(json!({ "name": name, "label": label }));
        }
        let kind = match node.kind.as_str() {
            "select one" => "choose_one",
            "rank" => "rank",
            _ => "choose_some",
        };
        Some(json!({ "kind": kind, "choices": options }))
    }

    fn range(&mut self, node: &Node) -> Option<JsonValue> {
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

#[cfg(test)]
mod tests {
    use super::super::{Options, markdown, read};
    use super::*;
    use crate::Instrument;

    fn converted(form: &str) -> Conversion {
        instrument(&read(&markdown::read(form), &Options::default()).form)
    }

    fn element(conversion: &Conversion, page: usize, index: usize) -> &JsonValue {
        &conversion.source["pages"][page]["elements"][index]
    }

    #[test]
    fn other_is_asked_in_words_where_it_was_chosen() {
        let conversion = converted(
            "| survey |\n| | type | name | label |\n| | select_one c or_other | thing-1 | Thing? |\n\
             | choices |\n| | list_name | name | label |\n| | c | a | A |\n",
        );
        assert_eq!(element(&conversion, 0, 0)["choices"][1]["name"], "other");
        assert_eq!(element(&conversion, 0, 1)["relevant"], "selected(${thing_1}, 'other')");
        assert!(Instrument::parse(&conversion.source.to_string()).is_ok());
    }

    #[test]
    fn names_that_repeat_in_groups_are_told_apart() {
        let conversion = converted(
            "| survey |\n| | type | name | label |\n| | begin_group | a | A |\n| | text | used | Used? |\n| | end_group | | |\n\
             | | begin_group | b | B |\n| | text | used | Used? |\n| | end_group | | |\n",
        );
        assert_eq!([0, 1].map(|page| element(&conversion, page, 0)["name"].as_str().unwrap().to_owned()), ["used", "used_2"]);
        assert!(Instrument::parse(&conversion.source.to_string()).is_ok());
    }

    #[test]
    fn languages_become_those_of_the_interface_and_the_default_comes_first() {
        let conversion = converted(
            "| survey |\n| | type | name | label::English (en) | label::Español (es) | label::Deutsch (de) |\n\
             | | note | n | Hello | Hola | Hallo |\n| | text | t | | Texto | Text |\n\
             | settings |\n| | default_language |\n| | Español (es) |\n",
        );
        assert_eq!(conversion.source["languages"], json!(["es", "en"]));
        assert_eq!(element(&conversion, 0, 0)["label"], json!({ "es": "Hola", "en": "Hello" }));
        assert_eq!(element(&conversion, 0, 1)["label"], json!({ "es": "Texto" }));
    }

    #[test]
    fn whatever_is_kept_out_is_said_with_its_reason() {
        let rows: String = ["geopoint", "image", "deviceid", "start", "barcode", "video"]
            .map(|kind| format!("| | {kind} | {} | L |\n", kind.replace(' ', "_")))
            .concat();
        let conversion = converted(&format!("| survey |\n| | type | name | label |\n| | text | kept | Kept |\n{rows}"));
        let kept_out: Vec<_> = conversion.findings.iter().filter(|finding| finding.rule == "instrument.kept_out").collect();
        assert_eq!(kept_out.len(), 6);
        assert!(kept_out.iter().all(|finding| !finding.problem.starts_with("There is no such")), "{kept_out:?}");
        assert_eq!(conversion.source["pages"][0]["elements"].as_array().unwrap().len(), 1);
    }
}
