//! Tables that expressions look into (`pulldata`, `instance`). Forms attach them as files; in forms that we write they also stand on
//! a sheet of ours, which other programs pass over, so that they come back without the files.

use std::collections::BTreeMap;

use super::workbook::{Cell, Row, Sheet, Workbook};

/// The sheet of ours. Names that begin with an underscore are passed over by every reader of forms.
pub const SHEET: &str = "_porchlight_tables";

/// Headers first; rows may be shorter or longer than they.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

pub type Tables = BTreeMap<String, Table>;

/// The sheet of all tables: under the name of each its headers, then its rows. Nothing where there is no table.
pub fn sheet<'a>(tables: impl IntoIterator<Item = (&'a str, &'a [String], &'a [Vec<String>])>) -> Option<Sheet> {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    for (name, columns, rows) in tables {
        for texts in std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)) {
            lines.push(std::iter::once(name).chain(texts.iter().map(String::as_str)).collect());
        }
    }
    let width = lines.iter().map(Vec::len).max()?;
    let columns = std::iter::once("table".to_owned()).chain((1..width).map(|number| number.to_string())).collect();
    let rows = lines.iter().zip(2..).map(|(texts, number)| {
        let cells = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
        Row { number, cells: cells.map(|(column, text)| Cell { column, text: (*text).to_owned() }).collect() }
    });
    Some(Sheet { name: SHEET.to_owned(), columns, rows: rows.collect() })
}

/// The tables of that sheet.
pub fn read(book: &Workbook) -> Tables {
    let mut tables = Tables::new();
    for row in book.sheet(SHEET).map_or(&[][..], |sheet| &sheet.rows) {
        let Some((name, cells)) = row.cells.split_first().filter(|(name, _)| name.column == 0) else { continue };
        let mut texts = Vec::new();
        for cell in cells {
            texts.resize(cell.column.saturating_sub(1), String::new());
            texts.push(cell.text.clone());
        }
        tables
            .entry(name.text.clone())
            .and_modify(|table| table.rows.push(texts.clone()))
            .or_insert_with(|| Table { columns: texts, rows: Vec::new() });
    }
    tables
}
