//! Selects whose choices are looked up in a file while the form is filled in, by `search()` in the appearance.

use std::collections::HashSet;

use super::super::form::{Form, Node};
use super::super::kind;
use super::super::reference;
use super::super::report::{Place, Report};
use super::super::value::Value;

/// Does the appearance call `search(...)`?
pub fn searches(node: &Node) -> bool {
    let appearance = node.appearance_text();
    appearance.chars().nth(7).is_some()
        && appearance.find("search(").is_some_and(|at| appearance[at..].split('\n').next().is_some_and(|rest| rest.contains(')')))
}

fn is_select(node: &Node) -> bool {
    matches!(node.kind.as_str(), kind::SELECT_ONE | kind::SELECT_MULTIPLE | kind::RANK)
}

/// The list under which the choices of a select are kept in the form itself, if they are.
fn own_list<'a>(node: &'a Node, form: &Form) -> Option<&'a str> {
    let list = node.list.as_deref()?;
    let filtered = node.choice_filter.is_some();
    let randomized = node.parameters.text("randomize") == Some("true");
    let in_file = kind::is_list_extension(kind::split_extension(list).1);
    let kept = if filtered { form.choices.contains(list) } else { !randomized && !in_file && !reference::has(list) };
    kept.then_some(list)
}

/// Checks the selects, and gives back the lists that are used by searches.
pub fn check<'a>(form: &'a Form, report: &mut Report) -> HashSet<&'a str> {
    let mut searching: Vec<(&Node, Option<&str>)> = Vec::new();
    let mut others: HashSet<Option<&str>> = HashSet::new();
    let mut lists = HashSet::new();
    let mut open: Vec<&Node> = form.survey.iter().rev().collect();
    while let Some(node) = open.pop() {
        open.extend(node.children.iter().rev());
        if !is_select(node) {
            continue;
        }
        // The row of labels of a table of choices uses its list without keeping it.
        let own = if node.generated { None } else { own_list(node, form) };
        if !searches(node) {
            others.insert(own);
            continue;
        }
        let list = node.list.as_deref().unwrap_or("");
        if kind::is_list_extension(kind::split_extension(list).1) {
            let place = Place::survey(node.row.0).column("appearance");
            let found = node.appearance.as_ref().and_then(Value::text).unwrap_or("");
            let problem = "A question whose choices come from a file cannot search() another one.";
            report.error("search.file", place, found, problem, "The question was kept as written.");
        }
        lists.insert(list);
        searching.push((node, own));
    }
    for (node, own) in searching {
        if others.contains(&own) {
            let place = Place::survey(node.row.0).column("appearance");
            let problem = "The list is used with search() here and without it elsewhere, which does not work.";
            report.error("search.shared_list", place, own.unwrap_or(""), problem, "The questions were kept as written.");
        }
    }
    lists
}
