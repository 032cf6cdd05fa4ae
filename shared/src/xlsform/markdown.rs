//! Forms written as a table in Markdown, the notation in which people paste XLSForms into a forum or a test:
//! a line `| survey |` opens a sheet, the first row below it holds the headers, `\|` is a pipe within a cell, and what follows
//! a `#` is a comment. This is not a reader of Markdown.

use super::workbook::{Cell, Row, Sheet, Source, Workbook};

/// Reads the tables of a text; lines that are not part of a table are passed over.
pub fn read(text: &str) -> Workbook {
    let mut sheets: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let Some(inside) = inside(line) else { continue };
        if !inside.is_empty() && inside.chars().all(|c| c == '|' || c == '-') {
            continue;
        }
        let mut cells = split(inside).into_iter().map(|cell| cell.trim().replace("\\|", "|"));
        let first = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells.collect();
        if !first.is_empty() {
            // A second table of the same name replaces the first.
            match sheets.iter().position(|(name, _)| *name == first) {
                Some(place) => {
                    sheets[place].1.clear();
                    open = Some(place);
                }
                None => {
                    sheets.push((first, Vec::new()));
                    open = Some(sheets.len() - 1);
                }
            }
        }
        if let Some(place) = open
            && rest.iter().any(|cell| !cell.is_empty())
        {
            sheets[place].1.push(rest);
        }
    }
    let sheets = sheets.into_iter().map(|(name, rows)| sheet(name, rows)).collect();
    Workbook { source: Source::Markdown, sheets }
}

fn sheet(name: String, rows: Vec<Vec<String>>) -> Sheet {
    let mut rows = rows.into_iter();
    let columns = rows.next().unwrap_or_default();
    let rows = rows
        .zip(2..)
        .map(|(texts, number)| Row {
            number,
            cells: texts
                .into_iter()
                .enumerate()
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| Cell { column, text })
                .collect(),
        })
        .collect();
    Sheet { name, columns, rows }
}

/// What stands between the first and the last pipe of a line, if the line is a row of a table.
fn inside(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if line.starts_with('#') {
        return None;
    }
    // A comment at the end of a line starts at its last `#`, if no pipe and at least one character follows.
    let line = match line.rfind('#') {
        Some(at) if line.len() > at + 1 && !line[at..].contains('|') => &line[..at],
        Some(_) | None => line,
    };
    let after = line.strip_prefix('|')?;
    Some(&after[..after.rfind('|')?])
}

/// The cells of a row, split at pipes that no backslash precedes.
fn split(row: &str) -> Vec<&str> {
    let bytes = row.as_bytes();
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'|' && (at == 0 || bytes[at - 1] != b'\\') {
            cells.push(&row[start..at]);
            start = at + 1;
        }
    }
    cells.push(&row[start..]);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_become_sheets() {
        let book = read("words\n| survey |\n|  | type | name |\n# | | no | no |\n| | text | a\\|b | # why\n|--|--|\n");
        assert_eq!(book.sheets, [Sheet::of("survey", &["type", "name"], &[&["text", "a|b"]])]);
    }

    #[test]
    fn the_headers_may_stand_beside_the_name_of_the_sheet() {
        let book = read("| survey | type | name |\n| | text | a |");
        assert_eq!(book.sheets, [Sheet::of("survey", &["type", "name"], &[&["text", "a"]])]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in ".*") {
            let _ = read(&text);
        }
    }
}
