//! Headers and rows of a sheet: each header becomes a path of keys (`label::fr` -> label, fr; `required` -> bind, required) and
//! each row a table of values under these paths. What the values mean is not known here.

use std::collections::HashMap;

use super::alias::Columns;
use super::report::{Place, Report};
use super::value::{Map, Value};
use super::workbook::{Sheet, Source};

/// A sheet whose headers are understood.
#[derive(Debug, Default)]
pub struct Table {
    /// The path of each column, in the order of the sheet; none for a column without a header.
    pub columns: Vec<Option<Vec<String>>>,
    pub rows: Vec<Grouped>,
}

/// A row as a table of values.
#[derive(Debug, Default)]
pub struct Grouped {
    pub number: u32,
    pub values: Map,
}

/// How texts of a sheet are tidied and languages told.
pub struct Reading<'a> {
    pub source: Source,
    pub default_language: &'a str,
    /// Runs of spaces become one space.
    pub tidy: bool,
}

impl Table {
    pub fn has_column(&self, first: &str) -> bool {
        self.paths().any(|path| path.first().is_some_and(|key| key == first))
    }

    pub fn paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.columns.iter().flatten()
    }
}

/// Reads the headers and rows of a sheet.
pub fn read(name: &str, sheet: &Sheet, columns: &Columns, reading: &Reading, report: &mut Report) -> Table {
    let double = sheet.columns.iter().any(|header| header.contains("::"));
    let mut seen_headers: HashMap<&str, ()> = HashMap::new();
    let mut seen_paths: HashMap<Vec<String>, &str> = HashMap::new();
    let mut paths = Vec::with_capacity(sheet.columns.len());
    for header in &sheet.columns {
        if header.is_empty() {
            paths.push(None);
            continue;
        }
        let (recognised, path) = path(header, double, columns);
        if seen_headers.insert(header, ()).is_some() {
            if reading.source == Source::Spreadsheet {
                report.error(
                    "header.repeated",
                    Place::sheet(name).row(1).column(header),
                    header,
                    "Two columns have the same header.",
                    "The later column was read over the earlier one.",
                );
            }
        } else if let Some(other) = seen_paths.get(&path)
            && recognised.as_deref() != Some(header)
        {
            report.error(
                "header.duplicate",
                Place::sheet(name).row(1).column(header),
                header,
                format!("The header means the same column as \u{201c}{other}\u{201d}."),
                "The later column was read over the earlier one.",
            );
        }
        seen_paths.insert(path.clone(), header);
        paths.push(Some(path));
    }
    let mut unnamed = false;
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            let mut values = Map::default();
            for cell in &row.cells {
                let Some(Some(path)) = paths.get(cell.column) else {
                    unnamed |= reading.source == Source::Markdown;
                    continue;
                };
                let value = Value::Text(tidy(&cell.text, reading.tidy));
                match path.as_slice() {
                    // A column without a language is read over what was read before, whatever that was.
                    [key] => values.set(key.clone(), value),
                    path => values.put(path, value, reading.default_language),
                }
            }
            Grouped { number: row.number, values }
        })
        .collect();
    if unnamed {
        report.error(
            "header.missing",
            Place::sheet(name).row(1),
            "",
            "Cells stand in a column that has no header; perhaps the row of headers is missing.",
            "The cells without a header were left out.",
        );
    }
    Table { columns: paths, rows }
}

/// Reports a column that the sheet must have.
pub fn require(name: &str, table: &Table, column: &str, report: &mut Report) {
    if !table.has_column(column) {
        report.error(
            "header.required",
            Place::sheet(name).row(1).column(column),
            "",
            format!("The sheet has no column \u{201c}{column}\u{201d}, which it needs."),
            "The rows were read as far as they go.",
        );
    }
}

/// Words joined by underscores, in lower case: `Constraint  Message` -> `constraint_message`.
fn snake_case(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// The path of a header, and the canonical spelling under which it was recognised, if it is a single one.
fn path(header: &str, double: bool, columns: &Columns) -> (Option<String>, Vec<String>) {
    for spelling in [header.to_owned(), snake_case(header)] {
        if columns.is_canonical(&spelling) {
            return (Some(spelling.clone()), vec![spelling]);
        }
    }
    let mut tokens: Vec<String> =
        if double { header.split("::").map(|token| token.trim().to_owned()).collect() } else { single_colons(header) };
    let first = snake_case(&tokens[0]);
    if let Some(target) = columns.alias(&first) {
        let rest = tokens.drain(1..);
        let path = target.iter().map(|key| (*key).to_owned()).chain(rest).collect();
        let recognised = if let [single] = target { Some((*single).to_owned()) } else { None };
        return (recognised, path);
    }
    if columns.known.contains(&first.as_str()) {
        tokens[0].clone_from(&first);
        return (Some(first), tokens);
    }
    (Some(header.to_owned()), tokens)
}

/// Old forms part languages by one colon, which is also part of names such as `jr:count`.
fn single_colons(header: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut parts = header.split(':').map(str::trim);
    let mut joined = false;
    while let Some(part) = parts.next() {
        match part {
            "jr" if !joined => {
                joined = true;
                tokens.push(parts.next().map_or_else(|| "jr".to_owned(), |next| format!("jr:{next}")));
            }
            part => tokens.push(part.to_owned()),
        }
    }
    tokens
}

/// Curly quotes become straight ones, since expressions need those; runs of spaces become one where the form wants it.
pub fn tidy(text: &str, spaces: bool) -> String {
    let text = if spaces { text.trim() } else { text };
    if text.is_ascii() && !(spaces && text.contains("  ")) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut after_space = false;
    for c in text.chars() {
        if spaces && c == ' ' && after_space {
            continue;
        }
        after_space = c == ' ';
        out.push(match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::alias;
    use super::*;

    fn tokens(header: &str, double: bool) -> Vec<String> {
        path(header, double, &alias::SURVEY).1
    }

    #[test]
    fn headers_become_paths() {
        assert_eq!(tokens("Constraint Message", false), ["bind", "jr:constraintMsg"]);
        assert_eq!(tokens("label::Español (es)", true), ["label", "Español (es)"]);
        assert_eq!(tokens("label:English", false), ["label", "English"]);
        assert_eq!(tokens("bind:jr:noAppErrorString", false), ["bind", "jr:noAppErrorString"]);
        assert_eq!(tokens("jr:count", false), ["control", "jr:count"]);
        assert_eq!(tokens("My Notes", false), ["My Notes"]);
        assert_eq!(tokens("media::image::fr", true), ["media", "image", "fr"]);
    }

    #[test]
    fn two_spellings_of_one_column_are_an_error() {
        let sheet = Sheet::of("survey", &["type", "relevant", "relevance"], &[]);
        let reading = Reading { source: Source::Markdown, default_language: "default", tidy: true };
        let mut report = Report::default();
        read("survey", &sheet, &alias::SURVEY, &reading, &mut report);
        assert_eq!(report.findings[0].rule, "header.duplicate");
    }

    #[test]
    fn texts_are_tidied() {
        assert_eq!(tidy("  a  b \u{2019}c\u{2019} ", true), "a b 'c'");
        assert_eq!(tidy("a  b", false), "a  b");
    }
}
