//! What is looked at in an OpenDocument spreadsheet before it is taken apart: whether it can be read, and how large it would become.
//!
//! The format writes repeated cells and rows once with a count, and the library spells all of them out in memory, those of sheets
//! that no form needs too. A few kilobytes can stand for gigabytes.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::{LARGEST_CONTENT, MOST_BYTES, MOST_COLUMNS, SpreadsheetError};

/// Cells of all sheets, with the empty ones between those that hold something.
const MOST_CELLS: u64 = 2_000_000;

pub fn check<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), SpreadsheetError> {
    if text_of(archive, "mimetype").is_ok_and(|kind| !kind.contains("opendocument.spreadsheet")) {
        return Err(SpreadsheetError::NotASpreadsheet);
    }
    // Its parts are encrypted one by one, and the container itself is not.
    if text_of(archive, "META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(SpreadsheetError::Encrypted);
    }
    let content = text_of(archive, "content.xml")?;
    let mut size = Size::default();
    // What stands between two tags of the table belongs to the first. It is read loosely, so that whatever the library may take
    // for a count is taken for one here.
    let mut part = Part::default();
    for piece in content.split('<') {
        if let Some(tag) = Tag::of(piece) {
            size.add(&std::mem::replace(&mut part, Part { tag: Some(tag), ..Part::default() }))?;
        }
        part.read(piece);
    }
    size.add(&part)
}

fn text_of<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Result<String, SpreadsheetError> {
    let mut text = String::new();
    let file = archive.by_name(name).map_err(|_| SpreadsheetError::Damaged)?;
    file.take(LARGEST_CONTENT).read_to_string(&mut text).map_err(|_| SpreadsheetError::Damaged)?;
    Ok(text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Table,
    Row,
    RowEnd,
    Cell,
}

impl Tag {
    fn of(piece: &str) -> Option<Self> {
        let name = piece.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).find(|name| !name.is_empty())?;
        match (piece.starts_with('/'), name) {
            (false, "table:table") => Some(Self::Table),
            (false, "table:table-row") => Some(Self::Row),
            (true, "table:table-row") => Some(Self::RowEnd),
            (false, "table:table-cell" | "table:covered-table-cell") => Some(Self::Cell),
            _ => None,
        }
    }
}

/// A tag of the table and what belongs to it.
#[derive(Default)]
struct Part {
    tag: Option<Tag>,
    columns: u64,
    rows: u64,
    bytes: u64,
    holds_something: bool,
}

impl Part {
    fn read(&mut self, piece: &str) {
        self.bytes += piece.len() as u64;
        self.holds_something |= piece.contains("value-type") || piece.contains("formula");
        self.columns = self.columns.max(largest(piece, "number-columns-repeated"));
        self.rows = self.rows.max(largest(piece, "number-rows-repeated"));
    }
}

/// The largest number that this attribute could have; what is no plain number could be any.
fn largest(piece: &str, attribute: &str) -> u64 {
    let count = |(at, _): (usize, &str)| {
        let rest = piece[at + attribute.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == '=');
        let value = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        value.split(['"', '\'']).next().and_then(|digits| digits.trim().parse().ok()).unwrap_or(u64::MAX)
    };
    piece.match_indices(attribute).map(count).max().unwrap_or(1)
}

/// What was measured so far; a table takes the room of the rectangle that holds all its cells.
#[derive(Default)]
struct Size {
    /// Of the tables that are done.
    cells: u64,
    bytes: u64,
    /// Of the table at hand.
    rows: u64,
    empty_rows: u64,
    width: u64,
    /// Of the row at hand.
    repeated: u64,
    column: u64,
    row_width: u64,
    row_bytes: u64,
}

impl Size {
    fn add(&mut self, part: &Part) -> Result<(), SpreadsheetError> {
        match part.tag {
            None => {}
            Some(Tag::Table) => {
                self.cells = self.all_cells();
                (self.rows, self.empty_rows, self.width) = (0, 0, 0);
            }
            Some(Tag::Row) => {
                self.repeated = part.rows.max(1);
                (self.column, self.row_width, self.row_bytes) = (0, 0, 0);
            }
            Some(Tag::Cell) => {
                self.column = self.column.saturating_add(part.columns.max(1));
                if part.holds_something {
                    if part.columns > MOST_COLUMNS as u64 {
                        return Err(SpreadsheetError::TooManyColumns);
                    }
                    self.row_width = self.column;
                    self.row_bytes = self.row_bytes.saturating_add(part.columns.max(1).saturating_mul(part.bytes));
                }
            }
            Some(Tag::RowEnd) if self.row_width == 0 => self.empty_rows = self.empty_rows.saturating_add(self.repeated),
            Some(Tag::RowEnd) => {
                self.rows = self.rows.saturating_add(self.empty_rows).saturating_add(self.repeated);
                self.empty_rows = 0;
                self.width = self.width.max(self.row_width);
                self.bytes = self.bytes.saturating_add(self.repeated.saturating_mul(self.row_bytes));
            }
        }
        // The tags around a text are several times as long as the text in most files.
        if self.all_cells() > MOST_CELLS || self.bytes > 4 * MOST_BYTES as u64 {
            return Err(SpreadsheetError::TooMuchText);
        }
        Ok(())
    }

    fn all_cells(&self) -> u64 {
        self.cells.saturating_add(self.rows.saturating_mul(self.width))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn checked(rows: &str) -> Result<(), SpreadsheetError> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(format!("<table:table table:name='survey'>{rows}</table:table>").as_bytes()).unwrap();
        check(&mut ZipArchive::new(writer.finish().unwrap()).unwrap())
    }

    #[test]
    fn what_is_repeated_counts_for_each_time() {
        let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="400">x</table:table-cell>"#;
        let row = |count: &str| format!("<table:table-row table:number-rows-repeated={count}>{cell}</table:table-row>");
        assert_eq!(checked(&row("\"900\"")), Ok(()));
        assert_eq!(checked(&row("\"900\"").repeat(9)), Err(SpreadsheetError::TooMuchText));
        assert_eq!(checked(&row(" '9000'")), Err(SpreadsheetError::TooMuchText));
        assert_eq!(checked(&row("\"&#57;000\"")), Err(SpreadsheetError::TooMuchText));
    }

    #[test]
    fn what_is_empty_counts_where_something_follows() {
        let empty = r#"<table:table-row table:number-rows-repeated="1048576">
            <table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let full = r#"<table:table-row><table:table-cell table:number-columns-repeated="9"/>
            <table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
        assert_eq!(checked(&[full, empty].concat()), Ok(()));
        assert_eq!(checked(&[empty, full].concat()), Err(SpreadsheetError::TooMuchText));
    }
}
