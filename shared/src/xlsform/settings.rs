//! The settings sheet: one row that names the form and says how it is to be handled.

use super::alias;
use super::form::{NO_LANGUAGE, SWITCHES, Settings};
use super::header::{self, Reading};
use super::name;
use super::report::{Place, Report};
use super::spelling;
use super::value::Value;
use super::workbook::{Sheet, Workbook};

/// What the settings say, and the root name if they give one.
pub fn read(book: &Workbook, report: &mut Report) -> (Settings, Option<String>) {
    let Some(sheet) = book.sheet("settings").filter(|sheet| !sheet.rows.is_empty()) else {
        if book.sheet("settings").is_none() {
            spelling::warn("settings", book, report);
        }
        return (Settings::default(), None);
    };
    let sheet = one_identifier(sheet, report);
    let reading = Reading { source: book.source, default_language: NO_LANGUAGE, tidy: false };
    let mut table = header::read("settings", &sheet, &alias::SETTINGS, &reading, report);
    if table.rows.len() > 1 && table.rows[1..].iter().any(|row| !row.values.is_empty()) {
        report.note(
            "settings.rows",
            Place::sheet("settings").row(table.rows[1].number),
            "",
            "There is more than one row of settings.",
            "Only the first row was read.",
        );
    }
    let mut values = table.rows.swap_remove(0).values;
    let root = match values.take("name") {
        Some(Value::Text(root)) if name::is_element(&root) => Some(root),
        Some(value) => {
            report.error(
                "settings.name",
                Place::sheet("settings").row(2).column("name"),
                value.text().unwrap_or(""),
                "The name of the form must begin with a letter or an underscore and hold letters, digits, '_', '-' and '.' only.",
                "The usual name was taken instead.",
            );
            None
        }
        None => None,
    };
    for switch in SWITCHES {
        if let Some(Value::Text(text)) = values.get_mut(switch) {
            *text = if alias::yes_no(text) == Some(true) { "yes" } else { "no" }.to_owned();
        }
    }
    if values.text("omit_instanceID").and_then(alias::yes_no) == Some(true) && values.contains("public_key") {
        report.error(
            "settings.omit_instance_id",
            Place::sheet("settings").row(2).column("omit_instanceID"),
            "yes",
            "An encrypted form needs its instance identifiers, so they cannot be left out.",
            "Both settings were kept as written.",
        );
    }
    (Settings(values), root)
}

/// Both `form_id` and the old `id_string`: the newer one counts.
fn one_identifier(sheet: &Sheet, report: &mut Report) -> Sheet {
    let mut sheet = sheet.clone();
    let old = sheet.columns.iter().position(|header| header == "id_string");
    if let Some(old) = old
        && sheet.columns.iter().any(|header| header == "form_id")
    {
        report.warning(
            "settings.two_identifiers",
            Place::sheet("settings").row(1).column("id_string"),
            "id_string",
            "The sheet has both columns form_id and id_string, which mean the same.",
            "The column id_string was passed over.",
        );
        sheet.columns[old].clear();
        for row in &mut sheet.rows {
            row.cells.retain(|cell| cell.column != old);
        }
    }
    sheet
}
