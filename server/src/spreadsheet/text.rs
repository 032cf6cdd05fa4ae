//! Forms written as plain texts: comma-separated, or tables in Markdown. They are measured before they are taken apart, since what is
//! taken apart of them can be many times as large.

use shared::xlsform::markdown;
use shared::xlsform::workbook::{Cell, Row, Sheet, Source, Workbook};

use super::{Bounds, FORM_SHEETS, MOST_CELLS, MOST_COLUMNS, SpreadsheetError};

/// Lines of all sheets together, those within a cell counted too.
const MOST_LINES: usize = 150_000;

/// Refuses a text with more lines, or more cells, than any form has.
fn measure(text: &str, delimiter: u8) -> Result<(), SpreadsheetError> {
    let count = |wanted: u8| text.bytes().filter(|byte| *byte == wanted).count();
    if count(b'\n').max(count(b'\r')) > MOST_LINES {
        Err(SpreadsheetError::TooManyRows)
    } else if count(delimiter) > MOST_CELLS {
        Err(SpreadsheetError::TooMuchText)
    } else {
        Ok(())
    }
}

/// Reads a text, whichever of the two it is.
pub fn read(bytes: &[u8]) -> Result<Workbook, SpreadsheetError> {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| SpreadsheetError::NotASpreadsheet)?;
    if text.contains('\0') {
        return Err(SpreadsheetError::NotASpreadsheet);
    }
    let count = |wanted: char| text.chars().take(5_000).filter(|c| *c == wanted).count();
    if count('|') >= 5 && text.lines().any(|line| line.trim_start().starts_with('|')) {
        measure(text, b'|')?;
        return bounded(markdown::read(text));
    }
    if count(',') >= 2 {
        measure(text, b',')?;
        return delimited(text);
    }
    Err(SpreadsheetError::NotASpreadsheet)
}

/// Comma-separated texts: the first column names the sheet, or the whole file is the survey.
fn delimited(text: &str) -> Result<Workbook, SpreadsheetError> {
    let mut lines = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut headed = false;
    let mut single = false;
    let mut number = 1;
    let mut bounds = Bounds::default();
    for line in lines.records() {
        let line = line.map_err(|_| SpreadsheetError::NotASpreadsheet)?;
        let cells: Vec<&str> = line.iter().map(str::trim).collect();
        if sheets.is_empty() && cells.iter().any(|cell| cell.eq_ignore_ascii_case("type")) {
            single = true;
            sheets.push(Sheet { name: "survey".to_owned(), ..Sheet::default() });
        }
        let content = if single { &cells[..] } else { cells.get(1..).unwrap_or(&[]) };
        if let Some(name) = cells.first().filter(|name| !single && !name.is_empty()) {
            if !sheets.iter().any(|sheet| sheet.name == *name) {
                sheets.push(Sheet { name: (*name).to_owned(), ..Sheet::default() });
            }
            (headed, number) = (false, 1);
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        if content.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if !headed {
            if content.len() > MOST_COLUMNS {
                return Err(SpreadsheetError::TooManyColumns);
            }
            sheet.columns = content.iter().map(|cell| (*cell).to_owned()).collect();
            headed = true;
            continue;
        }
        number += 1;
        let mut row = Row { number, cells: Vec::new() };
        for (column, cell) in content.iter().enumerate().take(sheet.columns.len()).filter(|(_, cell)| !cell.is_empty()) {
            bounds.count(number, column, cell)?;
            row.cells.push(Cell { column, text: (*cell).to_owned() });
        }
        sheet.rows.push(row);
    }
    if sheets.iter().all(|sheet| !FORM_SHEETS.contains(&sheet.name.to_lowercase().as_str())) {
        return Err(SpreadsheetError::NotASpreadsheet);
    }
    Ok(Workbook { source: Source::Delimited, sheets })
}

fn bounded(book: Workbook) -> Result<Workbook, SpreadsheetError> {
    let mut bounds = Bounds::default();
    for sheet in &book.sheets {
        if sheet.columns.len() > MOST_COLUMNS {
            return Err(SpreadsheetError::TooManyColumns);
        }
        for row in &sheet.rows {
            row.cells.iter().try_for_each(|cell| bounds.count(row.number, cell.column, &cell.text))?;
        }
    }
    Ok(book)
}

#[cfg(test)]
mod tests {
    use super::super::{LARGEST_FILE, read};
    use super::*;

    #[test]
    fn comma_separated_forms_are_read_with_and_without_sheet_names() {
        let with = read(b"survey,,\n,type,name\n,text,a\nsettings\n,form_id\n,x\n", "a.csv").unwrap();
        assert_eq!(with.sheets[0], Sheet::of("survey", &["type", "name"], &[&["text", "a"]]));
        assert_eq!(with.sheets[1], Sheet::of("settings", &["form_id"], &[&["x"]]));
        let without = read(b"type,name\ntext,a\n", "a.csv").unwrap();
        assert_eq!(without.sheets, [Sheet::of("survey", &["type", "name"], &[&["text", "a"]])]);
    }

    #[test]
    fn a_text_is_measured_before_it_is_taken_apart() {
        let sheet = "| survey |\n| | type | name |\n";
        let wide = format!("{}\n", "|".repeat(1_000));
        for (start, line, error) in [
            (sheet, "| | text | a |\n", SpreadsheetError::TooManyRows),
            (sheet, &*wide, SpreadsheetError::TooMuchText),
            ("survey,,\n,type,name\n", "\n", SpreadsheetError::TooManyRows),
            ("survey,,\n,type,name\n", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", SpreadsheetError::TooMuchText),
        ] {
            let text = format!("{start}{}", line.repeat((LARGEST_FILE - start.len()) / line.len()));
            assert_eq!(measure(&text, if line.contains('|') { b'|' } else { b',' }), Err(error));
            assert_eq!(read(text.as_bytes(), "a.csv").unwrap_err(), error);
        }
        assert!(measure(sheet, b'|').is_ok());
    }
}
