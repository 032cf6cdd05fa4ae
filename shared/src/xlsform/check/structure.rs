//! The tree with everything that is made up beside what was written: the meta group, the text of "or other", the count of a
//! repeat, the columns of loops. Names must still be unique, and a reference must still mean one thing.

use std::collections::{HashMap, HashSet};

use super::super::form::{Form, Node};
use super::super::name;
use super::super::reference;
use super::super::report::{Place, Report};
use super::super::value::Value;

/// How many elements of the final form have each name; loops count once for each choice.
pub type Elements = HashMap<String, u64>;

/// Checks the names of everything in the final form and counts them.
pub fn check(form: &Form, report: &mut Report) -> Elements {
    let mut elements = Elements::from([(form.name.clone(), 1)]);
    siblings(&form.survey, report);
    let mut repeats = HashSet::new();
    for node in &form.survey {
        count(node, 1, &mut elements, &mut repeats, report);
    }
    let mut add = |name: &str| *elements.entry(name.to_owned()).or_insert(0) += 1;
    let omitted = form.settings.text("omit_instanceID").and_then(super::super::alias::yes_no) == Some(true);
    if !omitted {
        add("instanceID");
    }
    if form.settings.0.contains("instance_name") {
        add("instanceName");
    }
    if !omitted || !form.meta.is_empty() {
        add("meta");
    }
    form.meta.iter().for_each(|node| add(&node.name));
    form.entities.iter().for_each(|_| add("entity"));
    elements
}

/// The name of the question that computes how often a repeat is asked.
fn count_name(node: &Node) -> Option<String> {
    let count = node.repeat_count.as_ref()?.text()?;
    (!count.is_empty() && reference::whole(count).is_none()).then(|| format!("{}_count", node.name))
}

fn count(node: &Node, times: u64, elements: &mut Elements, repeats: &mut HashSet<String>, report: &mut Report) {
    let mut add = |name: &str, times: u64| {
        let place = elements.entry(name.to_owned()).or_insert(0);
        *place = place.saturating_add(times);
    };
    if !matches!(node.kind.as_str(), "csv-external" | "xml-external") {
        add(&node.name, times);
    }
    if let Some(counter) = count_name(node) {
        add(&counter, times);
    }
    let mut below = times;
    if node.kind == "loop" {
        let columns: Vec<&str> = node.columns.iter().map(String::as_str).filter(|name| *name != "none").collect();
        for column in &columns {
            add(column, times);
            if !name::is_element(column) {
                let place = Place::survey(node.row.0).column("type");
                let problem = "A loop makes a group of each choice, and this choice has a name that no group can have.";
                report.error("loop.choice_name", place, column, problem, "The choice was kept as written.");
            }
        }
        let unique: HashSet<&&str> = columns.iter().collect();
        if unique.len() < columns.len() {
            let place = Place::survey(node.row.0).column("type");
            let problem = "A loop makes a group of each choice, and two choices of the list have the same name.";
            report.error("loop.choice_duplicate", place, &node.name, problem, "Both were kept.");
        }
        below = times.saturating_mul(columns.len() as u64);
    }
    if node.kind == "repeat" && times > 1 && repeats.insert(node.name.clone()) {
        let place = Place::survey(node.row.0).column("name");
        let problem = "A loop repeats everything within it for each choice, so that this repeat would stand there several times.";
        report.error("repeat.in_loop", place, &node.name, problem, "The repeat was kept as written.");
    }
    siblings(&node.children, report);
    for child in &node.children {
        count(child, below, elements, repeats, report);
    }
}

/// Among the children of one container, names that were made up must not meet names that were written.
fn siblings(children: &[Node], report: &mut Report) {
    let written: HashSet<&str> = children.iter().filter(|node| !node.generated).map(|node| node.name.as_str()).collect();
    let mut made: HashSet<String> = HashSet::new();
    for node in children {
        let names = node.generated.then(|| node.name.clone()).into_iter().chain(count_name(node));
        for name in names {
            if written.contains(name.as_str()) || !made.insert(name.clone()) {
                let place = Place::survey(node.row.0).column("name");
                let problem = "The row brings along a question of a name that is already taken beside it.";
                report.error("name.generated", place, &name, problem, "Both were kept.");
            }
        }
    }
}

/// Checks that what is referred to is one element of the final form, where the sheets themselves gave no cause for complaint.
pub fn check_references(form: &Form, names: &HashMap<String, u32>, elements: &Elements, report: &mut Report) {
    let mut open: Vec<&Node> = form.survey.iter().chain(&form.meta).collect();
    while let Some(node) = open.pop() {
        let listed = node.list.as_deref().into_iter();
        let texts = node.values_with_references().flat_map(Value::texts).chain(listed);
        for text in texts {
            unambiguous(text, Place::survey(node.row.0), names, elements, report);
        }
        open.extend(&node.children);
    }
    for (_, choices) in form.choices.iter() {
        for choice in choices {
            for text in choice.label.iter().chain(&choice.media).flat_map(Value::texts) {
                unambiguous(text, Place::sheet("choices").row(choice.row.0), names, elements, report);
            }
        }
    }
    for entity in &form.entities {
        let texts = [&entity.entity_id, &entity.create_if, &entity.update_if].into_iter().flatten().map(String::as_str);
        for text in texts.chain(entity.label.as_ref().map(Value::texts).unwrap_or_default()) {
            unambiguous(text, Place::sheet("entities").row(entity.row.0), names, elements, report);
        }
    }
}

fn unambiguous(text: &str, place: Place, names: &HashMap<String, u32>, elements: &Elements, report: &mut Report) {
    if !reference::is_candidate(text) {
        return;
    }
    for found in reference::well_formed(text) {
        let complained = names.get(found.name) != Some(&1);
        let (rule, problem) = match elements.get(found.name) {
            Some(1) => continue,
            Some(_) => ("reference.ambiguous", "In the finished form several elements have the name that is referred to."),
            None => ("reference.not_an_element", "What is referred to is data of the form, not a question of it."),
        };
        if !complained {
            report.error(rule, place, found.name, problem, "The cell was kept as written.");
        }
    }
}
