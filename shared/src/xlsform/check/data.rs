//! The data that a form brings along or looks things up in: lists, attached files, files that `pulldata()` names. Each has an
//! identifier, and one identifier must not mean two of them.

use std::collections::{HashMap, HashSet};

use super::super::form::{Form, Node};
use super::super::kind;
use super::super::reference;
use super::super::report::{Place, Report};
use super::super::value::Value;

/// Checks that every identifier means one source of data.
pub fn check(form: &Form, searched: &HashSet<&str>, report: &mut Report) {
    let mut sources: HashMap<String, Option<String>> = HashMap::new();
    let mut external: HashSet<&str> = HashSet::new();
    let mut last_saved: Option<u32> = None;
    let mut open: Vec<&Node> = form.survey.iter().rev().collect();
    while let Some(node) = open.pop() {
        let place = Place::survey(node.row.0);
        if last_saved.is_none() && refers_to_last_saved(node) {
            last_saved = Some(node.row.0);
        }
        for file in pulled(node) {
            let source = format!("jr://file-csv/{file}.csv");
            add(&mut sources, file, Some(source), place, report);
        }
        if let Some((file, source)) = file(node) {
            add(&mut sources, file.to_owned(), Some(source), place, report);
        }
        if let Some(folder) = external_folder(&node.kind) {
            if !external.insert(&node.name) {
                let problem = "Two rows attach data under the same name.";
                report.error("data.external_duplicate", place.column("name"), &node.name, problem, "Both were kept.");
            }
            add(&mut sources, node.name.clone(), Some(format!("{folder}/{}{}", node.name, extension(&node.kind))), place, report);
        }
        open.extend(node.children.iter().rev());
    }
    if let Some(row) = last_saved {
        let source = Some("jr://instance/last-saved".to_owned());
        add(&mut sources, "__last-saved".to_owned(), source, Place::survey(row), report);
    }
    for (list, _) in form.choices.iter().filter(|(list, _)| !searched.contains(list)) {
        add(&mut sources, list.to_owned(), None, Place::sheet("choices"), report);
    }
}

fn add(
    sources: &mut HashMap<String, Option<String>>,
    identifier: String,
    source: Option<String>,
    place: Place,
    report: &mut Report,
) {
    match sources.get(&identifier) {
        Some(other) if *other != source => report.error(
            "data.identifier",
            place,
            &identifier,
            "Two different sources of data would have the same identifier in the form.",
            "Both were kept.",
        ),
        Some(_) => {}
        None => {
            sources.insert(identifier, source);
        }
    }
}

fn external_folder(kind: &str) -> Option<&'static str> {
    match kind {
        "csv-external" => Some("jr://file-csv"),
        "xml-external" => Some("jr://file"),
        _ => None,
    }
}

fn extension(kind: &str) -> &'static str {
    if kind == "csv-external" { ".csv" } else { ".xml" }
}

/// The file that a select takes its choices from: its identifier and its address.
fn file(node: &Node) -> Option<(&str, String)> {
    if !matches!(node.kind.as_str(), kind::SELECT_ONE | kind::SELECT_MULTIPLE | kind::RANK) {
        return None;
    }
    let list = node.list.as_deref()?;
    let (stem, extension) = kind::split_extension(list);
    match extension {
        ".csv" => Some((stem, format!("jr://file-csv/{list}"))),
        ".xml" | ".geojson" => Some((stem, format!("jr://file/{list}"))),
        _ => None,
    }
}

/// The expressions of a row that may look things up.
fn expressions(node: &Node) -> impl Iterator<Item = &str> {
    [&node.calculation, &node.constraint, &node.read_only, &node.required, &node.relevant, &node.choice_filter, &node.default]
        .into_iter()
        .flatten()
        .filter_map(Value::text)
}

/// Does a row look at the record that was saved last?
fn refers_to_last_saved(node: &Node) -> bool {
    expressions(node)
        .filter(|text| text.contains("${last-saved#"))
        .any(|text| reference::find(text).is_ok_and(|found| found.iter().any(|reference| reference.last_saved)))
}

/// The files that the expressions of a row look things up in with `pulldata(file, ...)`.
fn pulled(node: &Node) -> Vec<String> {
    expressions(node).filter(|text| text.contains("pulldata(")).flat_map(first_arguments).collect()
}

/// What the expressions of a row look into by its name, with `pulldata` or `instance`.
pub fn looked_into(node: &Node) -> Vec<String> {
    let by_instance = expressions(node).flat_map(|text| arguments(text, "instance", ')'));
    pulled(node).into_iter().chain(by_instance).filter(|name| !name.contains(['$', '(', '/'])).collect()
}

/// The first argument of each call of `pulldata`, without its quotes.
fn first_arguments(text: &str) -> Vec<String> {
    arguments(text, "pulldata", ',')
}

/// What stands behind the opening bracket of each call of a function up to a character, without its quotes.
fn arguments(text: &str, function: &str, last: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(function) {
        rest = &rest[at + function.len()..];
        let Some(inside) = rest.trim_start().strip_prefix('(') else { continue };
        if let Some(end) = inside.find(last) {
            found.push(inside[..end].replace(['\'', '"'], "").trim().to_owned());
            rest = &inside[end..];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_the_first_argument() {
        let text = "concat(pulldata('a', 'x'), pulldata ( \"b\" , 'y'), pulldata('c'))";
        assert_eq!(first_arguments(text), ["a", "b"]);
    }
}
