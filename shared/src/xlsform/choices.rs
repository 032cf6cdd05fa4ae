//! The sheets of lists: `choices`, `external_choices` and `osm`. Rows are gathered under the name of their list; a row without
//! one is a remark and belongs to no list.

use std::collections::HashSet;

use super::alias;
use super::form::{Choice, Lists, Origin};
use super::header::{self, Reading, Table};
use super::report::{Place, Report};
use super::value::{Map, Value};
use super::workbook::Workbook;

const LIST: &str = "list name";

/// Reads the sheet of choices and checks it.
pub fn read(book: &Workbook, reading: &Reading, duplicates_allowed: bool, report: &mut Report) -> (Lists, Table) {
    let (mut rows, table) = gather("choices", book, reading, report);
    if !table.rows.is_empty() {
        header::require("choices", &table, "name", report);
    }
    let odd: Vec<String> = table
        .paths()
        .filter_map(|path| path.first())
        .filter(|key| *key != LIST && (key.contains(' ') || key.is_empty()))
        .cloned()
        .collect();
    for key in &odd {
        report.warning(
            "choices.header",
            Place::sheet("choices").row(1).column(key),
            key,
            "The header of a column of choices must not be empty or hold spaces.",
            "The column was left out.",
        );
    }
    let mut lists = Lists::default();
    let mut seen: HashSet<(String, String)> = HashSet::new();
    for (list, row, mut values) in rows.drain(..) {
        for key in &odd {
            values.take(key);
        }
        let place = Place::sheet("choices").row(row);
        let Some(choice) = choice(values, row) else {
            report.error(
                "choices.name_missing",
                place.column("name"),
                "",
                format!("A choice of the list \u{201c}{list}\u{201d} has no name."),
                "The choice was left out.",
            );
            continue;
        };
        if choice.label.is_none() {
            report.warning(
                "choices.label_missing",
                place.column("label"),
                &choice.name,
                "The choice has no label, so that nobody can read what it means.",
                "It was kept without one.",
            );
        }
        if !duplicates_allowed && !seen.insert((list.clone(), choice.name.clone())) {
            report.error(
                "choices.duplicate",
                place.column("name"),
                &choice.name,
                format!("The list \u{201c}{list}\u{201d} has two choices of this name; the setting allow_choice_duplicates permits that."),
                "Both choices were kept.",
            );
        }
        lists.open(&list).push(choice);
    }
    (lists, table)
}

/// Reads a sheet of lists that is not checked further.
pub fn read_plain(name: &str, book: &Workbook, reading: &Reading, report: &mut Report) -> Lists {
    let (rows, _) = gather(name, book, reading, report);
    let mut lists = Lists::default();
    for (list, row, values) in rows {
        if let Some(choice) = choice(values, row) {
            lists.open(&list).push(choice);
        }
    }
    lists
}

type Rows = Vec<(String, u32, Map)>;

fn gather(name: &str, book: &Workbook, reading: &Reading, report: &mut Report) -> (Rows, Table) {
    let Some(sheet) = book.sheet(name) else { return (Vec::new(), Table::default()) };
    let mut table = header::read(name, sheet, &alias::LISTS, reading, report);
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &mut table.rows {
        if let Some(Value::Text(list)) = row.values.take(LIST) {
            rows.push((list, row.number, std::mem::take(&mut row.values)));
        }
    }
    (rows, table)
}

fn choice(mut values: Map, row: u32) -> Option<Choice> {
    let Value::Text(name) = values.take("name")? else { return None };
    Some(Choice {
        name,
        label: values.take("label"),
        media: values.take("media"),
        extra: values,
        generated: false,
        row: Origin(row),
    })
}
