//! Tables that expressions look into with `instance` and `pulldata`: rows of texts under named columns, part of the instrument and as
//! public as it. They are no lists of options: nobody is asked about them.

use std::collections::{BTreeMap, BTreeSet};

use super::parse::Parser;
use super::source::TableSource;

const ROWS_AT_MOST: usize = 10_000;
const COLUMNS_AT_MOST: usize = 50;
/// Of all tables together: each cell is a node that paths walk over.
const CELLS_AT_MOST: usize = 50_000;
const CHARACTERS_AT_MOST: usize = 500;

/// Whether a table can be called so: as elements of documents are, so that forms can attach it.
pub(crate) fn is_table_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.-".contains(letter))
}

/// A text as a cell can hold it, the same to every spreadsheet.
pub(crate) fn table_text(text: &str) -> String {
    let is_odd = |letter: char| letter.is_control() || "\u{a0}\u{fffe}\u{ffff}".contains(letter);
    text.replace(is_odd, " ").trim().chars().take(CHARACTERS_AT_MOST).collect::<String>().trim_end().to_owned()
}

/// Whether there is room for a table beside others.
pub(crate) fn is_table_size(columns: usize, rows: usize, cells_before: usize) -> bool {
    (1..=COLUMNS_AT_MOST).contains(&columns) && rows <= ROWS_AT_MOST && cells_before + columns * rows <= CELLS_AT_MOST
}

/// Notes what is wrong with the tables.
pub(super) fn check(parser: &mut Parser, tables: &BTreeMap<String, TableSource>) {
    let mut cells = 0;
    for (name, table) in tables {
        let path = format!("tables.{name}");
        if !is_table_name(name) {
            parser.flaw::<()>(&path, "must be named with letters, digits, “_”, “.” and “-”, a letter first");
        }
        if parser.shared_choices.contains_key(name) {
            parser.flaw::<()>(&path, "has the name of a list under “choices”");
        }
        if !is_table_size(table.columns.len(), table.rows.len(), cells) {
            parser.flaw::<()>(
                &path,
                format!(
                    "must have 1 to {COLUMNS_AT_MOST} columns and at most {ROWS_AT_MOST} rows; all tables together have at most \
                     {CELLS_AT_MOST} cells"
                ),
            );
            continue;
        }
        cells += table.columns.len() * table.rows.len();
        let names: BTreeSet<&String> = table.columns.iter().collect();
        if names.len() < table.columns.len() || names.iter().any(|name| name.is_empty() || table_text(name) != **name) {
            parser.flaw::<()>(&format!("{path}.columns"), "must each have a name of its own");
        }
        for (index, row) in table.rows.iter().enumerate() {
            if row.len() != table.columns.len() {
                parser.flaw::<()>(&format!("{path}.rows[{index}]"), "must have one text for each column");
            }
            if row.iter().any(|text| table_text(text) != *text) {
                parser.flaw::<()>(
                    &format!("{path}.rows[{index}]"),
                    format!("must hold texts of at most {CHARACTERS_AT_MOST} plain characters without spaces at their ends"),
                );
            }
        }
    }
}
