//! References in the sheets: every `${name}` must be well formed and name exactly one question, group or repeat of the survey.
//! The cells are looked at as written, so that each fault has its row and column.

use std::collections::HashMap;

use super::super::header::Table;
use super::super::reference;
use super::super::report::{Place, Report};
use super::super::workbook::Sheet;

/// How often each name stands in the survey.
pub type Names = HashMap<String, u32>;

/// Checks the references of all cells of a sheet in the columns that are wanted.
pub fn check(name: &str, sheet: &Sheet, wanted: impl Fn(usize, &str) -> bool, names: &Names, report: &mut Report) {
    let columns: Vec<bool> = sheet.columns.iter().enumerate().map(|(at, header)| wanted(at, header)).collect();
    for row in &sheet.rows {
        for cell in &row.cells {
            if !columns.get(cell.column).copied().unwrap_or(false) {
                continue;
            }
            let place = Place::sheet(name).row(row.number).column(sheet.header(cell.column));
            match reference::find(&cell.text) {
                Ok(found) => found.iter().for_each(|reference| known(reference.name, place, names, report)),
                Err(malformed) => report.error(
                    "reference.malformed",
                    place,
                    malformed.text,
                    "A reference is written ${name}, with the name of a question and nothing else.",
                    "The cell was kept as written.",
                ),
            }
        }
    }
}

fn known(name: &str, place: Place, names: &Names, report: &mut Report) {
    let (rule, problem) = match names.get(name) {
        Some(1) => return,
        Some(_) => ("reference.ambiguous", "Several questions or groups have the name that is referred to."),
        None => ("reference.unknown", "The survey has no question or group of the name that is referred to."),
    };
    report.error(rule, place, name, problem, "The cell was kept as written.");
}

/// The survey's columns in which `${` means a reference: all but the type, the name and the trigger, which has its own rules.
pub fn in_survey(table: &Table) -> impl Fn(usize, &str) -> bool {
    |at, _| match table.columns.get(at) {
        Some(Some(path)) => !matches!(path[0].as_str(), "type" | "name" | "trigger"),
        Some(None) | None => true,
    }
}

/// The columns of choices in which `${` means a reference: labels, and everything when there are no labels at all.
pub fn in_choices(table: &Table) -> impl Fn(usize, &str) -> bool {
    let labelled = table.has_column("label");
    move |at, _| match table.columns.get(at) {
        Some(Some(path)) => !labelled || path[0] == "label",
        Some(None) | None => !labelled,
    }
}
